// From the letter to the receipt: three pages, one field, three clicks; without
// a script, and by keyboard alone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { check } from "./looks.mjs";
import { startBrowser, startTown } from "./town.mjs";

describe("a resident votes", () => {
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

  test("without a script, in three pages, one field and three clicks", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const code = town.codes.shift();
    await page.goto(`${town.url}/vote`);
    assert.equal(await page.locator("main input:not([type=hidden])").count(), 1);
    await page.fill("#code", code.toLowerCase().replaceAll("-", " "));
    await page.click("main button[type=submit]");
    await page.locator("#ballot .choice label").first().click();
    await page.click("#ballot button[type=submit]");
    const receipt = page.locator("#receipt");
    const tracker = await receipt.getAttribute("data-tracker");
    assert.match(tracker, /^[0-9A-HJKMNP-TV-Z]{10}$/);
    assert.equal((await context.cookies()).length, 0, "no cookie is set on the way");

    await page.goto(`${town.url}/vote`);
    await page.fill("#code", code);
    await page.click("main button[type=submit]");
    assert.equal(await page.locator("[data-refusal=already-used]").count(), 1);
    await context.close();
  });

  test("by keyboard alone", async () => {
    const page = await browser.newPage();
    await page.goto(`${town.url}/vote`);
    await page.focus("#code");
    await page.keyboard.type(town.codes.shift());
    await page.keyboard.press("Enter");
    await page.waitForSelector("#ballot");
    for (let steps = 0; (await page.evaluate(() => document.activeElement.name)) !== "choice"; steps += 1) {
      assert.ok(steps < 40, "the options are not reached by Tab");
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#receipt");
    await page.close();
  });

  test("after scanning the letter, and every page on the way holds", async () => {
    const page = await browser.newPage();
    const code = town.codes.shift();
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(`${town.url}/k#${code}`);
    await check(page, "scanned letter");
    assert.equal(await page.inputValue("#code"), code, "the script takes the code out of the address");
    assert.ok(!page.url().includes(code), "the code does not stay in the address");
    assert.ok(asked.every((url) => !url.includes(code)), "the code is never part of an address that is asked for");
    await page.click("main button[type=submit]");
    await page.waitForSelector("#ballot");
    await check(page, "ballot");
    await page.click("#ballot button[type=submit]");
    assert.ok((await page.locator(".error-summary").count()) === 1, "a ballot without a mark is explained");
    await check(page, "ballot with an error");
    await page.locator("#ballot .choice label").nth(1).click();
    await page.click("#ballot button[type=submit]");
    await page.waitForSelector("#receipt");
    await check(page, "receipt");
    await page.close();
  });

  test("and every wrong code is explained", async () => {
    const page = await browser.newPage();
    for (const [code, reason] of [
      ["", "empty"],
      ["ABCD-EFGH", "malformed"],
      ["0123-4567-89AB-CDEF", "malformed"],
      ["0123-4567-89AB-CDE4", "unknown"],
    ]) {
      await page.goto(`${town.url}/vote`);
      await page.fill("#code", code);
      await page.locator("main form button[type=submit]").click();
      await page.waitForSelector("main .error");
      if (reason !== "empty") assert.equal(await page.locator(`[data-refusal=${reason}]`).count(), 1, code);
      assert.equal(await page.inputValue("#code"), code, "what was typed is kept");
      await check(page, `wrong code ${reason}`);
    }
    await page.close();
  });
});
