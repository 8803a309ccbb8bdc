// Staff at their pages: signing in with the telephone, and the pages that only
// a form leads to.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { check } from "./looks.mjs";
import { signIn, startBrowser, startTown, telephoneCode } from "./town.mjs";

describe("staff", () => {
  let town;
  let browser;

  before(async () => {
    town = await startTown();
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await town?.stop();
  });

  test("sign in with password and telephone, and out again", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const member = town.staff.organiser;
    await page.goto(`${town.url}/sign-in`);
    await page.fill("#email", member.email);
    await page.fill("#password", "nie to hasło");
    await page.click("main button[type=submit]");
    assert.equal(await page.inputValue("#email"), member.email);
    await check(page, "sign-in refused");
    await page.fill("#password", member.password);
    await page.click("main button[type=submit]");
    await check(page, "second factor");
    await page.fill("main input[type=text]", telephoneCode(member.key));
    await page.click("main button[type=submit]");
    assert.ok(page.url().endsWith("/staff-room"), page.url());
    await page.click("form[action='/sign-out'] button");
    await check(page, "signed out");
    await page.goto(`${town.url}/staff-room`);
    assert.ok(page.url().includes("/sign-in"), "the session has ended");
    await context.close();
  });

  test("clerk hands out a card at the desk once, and may take it back with a colleague", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await signIn(page, town, "clerk");
    await page.goto(`${town.url}/desk`);
    await page.locator("main input[type=search]").fill("Brzoza");
    await page.keyboard.press("Enter");
    await page.locator("form[action$='/mark'] button").first().click();
    await page.locator("main input[type=search]").fill("Brzoza");
    await page.keyboard.press("Enter");
    await page.waitForSelector("a[href*='/undo/']");
    await page.locator("a[href*='/undo/']").first().click();
    assert.equal(await page.locator("#second-password").count(), 1);
    await page.locator("main form button").last().click();
    assert.equal(await page.locator(".error-summary").count(), 1, "a reason and a colleague are asked for");
    await context.close();
  });

  test("organiser's draft keeps what was typed when something is wrong", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(page, town, "organiser");
    await page.goto(`${town.url}/plebiscites/new`);
    await page.fill("#title-pl", "Temat na próbę");
    await page.locator("details:has(#quorum) > summary").click();
    await page.fill("#quorum", "połowa");
    await page.locator("main form .actions > button").first().click();
    await page.waitForSelector(".error-summary");
    assert.equal(await page.inputValue("#title-pl"), "Temat na próbę");
    assert.equal(await page.inputValue("#quorum"), "połowa");
    await check(page, "draft with an error");
    await context.close();
  });
});
