// Pages that only a form or a passing state leads to: they are opened on their
// way, and hold like all the others.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { check } from "./looks.mjs";
import { mailedLink, makeCodes, signIn, startBrowser, startTown } from "./town.mjs";

const SUBMIT = "main form button[type=submit], main form button:not([type])";

describe("a page off the beaten track", () => {
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

  test("a forgotten password is replaced by mail", async () => {
    const page = await browser.newPage();
    const member = town.staff.auditor;
    await page.goto(`${town.url}/password/forgot`);
    await page.fill("#email", member.email);
    await page.locator(SUBMIT).last().click();
    assert.ok(page.url().endsWith("/password/forgot/sent"), page.url());
    await check(page, "forgot sent");
    await page.goto(await mailedLink(town, member.email));
    await check(page, "password reset");
    await page.fill("main input[type=password] >> nth=0", "krótkie");
    await page.locator(SUBMIT).last().click();
    await check(page, "password reset refused");
    await page.close();
  });

  test("an invitation by mail leads to an account of one's own", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(page, town, "administrator");
    await page.goto(`${town.url}/staff/invite`);
    await page.fill("#email", "nowa@przykladowo.example");
    await page.fill("#name", "Nowa Osoba");
    await page.locator("main input[name=roles][value=organiser]").check({ force: true });
    await page.locator(SUBMIT).last().click();
    await context.close();

    const invited = await browser.newPage();
    await invited.goto(await mailedLink(town, "nowa@przykladowo.example"));
    await check(invited, "invitation");
    for (const field of await invited.locator("main input[type=password]").all()) await field.fill("stopa zbiera mokre okno");
    await invited.locator(SUBMIT).last().click();
    await check(invited, "invitation accepted");
    await invited.close();
  });

  test("a card is taken back at the desk", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(page, town, "clerk");
    await page.goto(`${town.url}/desk`);
    const find = async () => {
      await page.locator("main input[type=search]").fill("Brzoza");
      await page.keyboard.press("Enter");
      await page.waitForURL(/q=/);
    };
    await find();
    await page.locator("form[action$='/mark'] button").first().click();
    await check(page, "desk marked");
    await find();
    await page.locator("a[href*='/undo/']").first().click();
    await check(page, "undo");
    await page.locator("main form button").last().click();
    await check(page, "undo refused");
    await context.close();
  });

  test("a rehearsal from the freeze to the lot", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(page, town, "organiser");
    await page.goto(`${town.url}/plebiscites`);
    const drafts = page.locator("a[href$='/manage']");
    let rehearse = null;
    for (const href of await drafts.evaluateAll((all) => all.map((one) => one.getAttribute("href")))) {
      await page.goto(town.url + href);
      rehearse = page.locator("a[href$='/rehearse']");
      if ((await rehearse.count()) > 0) break;
    }
    await rehearse.first().click();
    await page.fill("#people", "4");
    await page.locator(SUBMIT).last().click();
    await page.waitForURL(/\/manage/);
    const manage = page.url().split("?")[0];
    const at = (what) => manage.replace(/manage$/, what);
    await page.goto(at("freezing"));
    await check(page, "freezing");

    await page.goto(manage);
    for (let tries = 0; (await page.locator("a[href$='/code-keys']").count()) === 0; tries += 1) {
      assert.ok(tries < 100, "the rehearsal is never frozen");
      await page.waitForTimeout(200);
      await page.reload();
    }
    const bytes = await (await context.request.get(at("package"))).body();
    const { keys, codes } = makeCodes(town, "rehearsal", bytes);
    await page.locator("a[href$='/code-keys']").first().click();
    await check(page, "code keys");
    await page.locator(SUBMIT).last().click();
    await check(page, "code keys missing");
    await page.setInputFiles("main input[type=file]", { name: "code-keys.json", mimeType: "application/json", buffer: readFileSync(keys) });
    await page.locator(SUBMIT).last().click();
    await page.waitForURL(/\/manage/);

    // A rehearsal opens at once: by the clock as soon as the keys are there.
    await buttonFor(page, manage, "close-now");
    const voter = await browser.newPage();
    for (const [n, code] of codes.slice(0, 2).entries()) {
      await voter.goto(`${town.url}/vote`);
      await voter.fill("#code", code);
      await voter.click("main button[type=submit]");
      // The order is drawn for each voter: the first and the second by name.
      const ids = await voter.$$eval("#ballot .choice input", (all) => all.map((one) => one.value));
      const chosen = [...ids].filter((id) => id !== "blank" && id !== "").sort()[n];
      await voter.locator(`#ballot .choice input[value="${chosen}"]`).check({ force: true });
      await voter.click("#ballot button[type=submit]");
      await voter.waitForSelector("#receipt");
    }
    await voter.close();
    await press(page, manage, "close-now");
    await page.goto(manage);
    for (let tries = 0; (await page.locator("a[href$='/lot']").count()) === 0; tries += 1) {
      assert.ok(tries < 200, "the tie never waits for its lot");
      await page.waitForTimeout(200);
      await page.reload();
    }
    await check(page, "tied");
    await page.locator("a[href$='/lot']").first().click();
    await check(page, "lot");
    await page.locator(SUBMIT).last().click();
    await check(page, "lot refused");
    await page.locator("main form input[type=text], main form textarea").first().fill("Żubr 7 3 1");
    await page.locator(SUBMIT).last().click();
    await page.waitForURL(/\/manage/);
    await check(page, "lot drawn");
    await context.close();
  });
});

// Presses a button of the staff's page of a plebiscite as soon as it is there.
async function press(page, manage, deed) {
  await (await buttonFor(page, manage, deed)).click();
  await page.waitForURL(/\/manage/);
}

async function buttonFor(page, manage, deed) {
  await page.goto(manage);
  const button = page.locator(`form[action$='/${deed}'] button`);
  for (let tries = 0; (await button.count()) === 0; tries += 1) {
    assert.ok(tries < 100, `no button for ${deed}`);
    await page.waitForTimeout(200);
    await page.reload();
  }
  return button.first();
}
