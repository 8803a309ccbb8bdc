// Ballots that say more than a mark, in a real browser: an order by numbers without a
// script, by buttons and the keyboard, by dragging; grades; points; projects with costs.
// Every page on the way holds.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { check } from "./looks.mjs";
import { makeCodes, signIn, startBrowser, startTown } from "./town.mjs";

// The rehearsal of each method.
const rehearsals = {};

const TITLES = ["Kuchnia sąsiedzka", "Warsztat napraw", "Pracownia młodzieży", "Dom dziennego pobytu"];

// Fills the organiser's page in, as people do, and stores the draft.
async function draft(page, town, method, fill) {
  await page.goto(`${town.url}/plebiscites/new?method=${method}`);
  for (const lang of ["pl", "en"]) await page.fill(`#title-${lang}`, `Próba metody ${method} (${lang})`);
  for (const [row, title] of TITLES.entries()) {
    if (row > 1) {
      await page.click("button[name=add-option]");
      await page.waitForSelector(`#option-${row}-title-pl`);
    }
    for (const lang of ["pl", "en"]) await page.fill(`#option-${row}-title-${lang}`, lang === "pl" ? title : `${title} (en)`);
  }
  await fill?.(page);
  await page.locator("main form .actions > button").first().click();
  await page.waitForSelector("[data-state=draft]");
  return page.url().split("/")[4];
}

// A rehearsal of it that is open; answers with its codes.
async function rehearse(page, town, method, id) {
  await page.goto(`${town.url}/plebiscites/${id}/rehearse`);
  await page.fill("#people", "8");
  await page.locator("main form button").first().click();
  await page.waitForSelector("[data-state=frozen]");
  const own = page.url().split("/")[4];
  const bytes = await (await page.request.get(`${town.url}/plebiscites/${own}/package`)).body();
  const made = makeCodes(town, method, bytes);
  await page.goto(`${town.url}/plebiscites/${own}/code-keys`);
  await page.setInputFiles("#keys", made.keys);
  await page.locator("main form button").first().click();
  // Its opening is the present moment: the clock opens it as soon as the keys are there.
  for (let tries = 0; !(await page.locator("[data-state=open]").count()); tries += 1) {
    assert.ok(tries < 60, "the rehearsal does not open");
    await page.waitForTimeout(500);
    await page.goto(`${town.url}/plebiscites/${own}/manage`);
  }
  rehearsals[method] = own;
  return made.codes;
}

async function openBallot(page, town, code) {
  await page.goto(`${town.url}/vote`);
  await page.fill("#code", code);
  await page.click("main button[type=submit]");
  await page.waitForSelector("#ballot");
}

async function cast(page) {
  await page.click("#ballot button[type=submit]");
  await page.waitForSelector("#receipt");
}

// The pages as they are where our script does not arrive; axe itself needs one.
async function scriptless(browser) {
  const context = await browser.newContext();
  await context.route(/\.js$/, (route) => route.abort());
  return context;
}

const order = (page) =>
  page.$$eval("[data-ranking] li.placed", (rows) => rows.map((row) => row.querySelector("label").textContent.trim()));

describe("ballots of every kind", () => {
  let town;
  let browser;
  let staff;
  let organiser;
  const codes = {};

  before(async () => {
    town = await startTown();
    browser = await startBrowser();
    staff = await browser.newContext();
    organiser = await staff.newPage();
    await signIn(organiser, town, "organiser");
  });
  after(async () => {
    await browser?.close();
    await town?.stop();
  });

  test("organiser's page shows the fields of the chosen method, with a script and without", async () => {
    await organiser.goto(`${town.url}/plebiscites/new`);
    assert.equal(await organiser.locator("#seats").isVisible(), false);
    await organiser.selectOption("#method", "stv-scottish");
    assert.equal(await organiser.locator("#seats").isVisible(), true);
    assert.equal(await organiser.locator("#option-0-cost").isVisible(), false);
    assert.equal(await organiser.locator("[name=choose-method]").isVisible(), false);
    await organiser.selectOption("#method", "equal-shares");
    assert.equal(await organiser.locator("#option-0-cost").isVisible(), true);
    assert.equal(await organiser.locator("#budget").isVisible(), true);
    await check(organiser, "organiser money");
    const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await staff.storageState() });
    const page = await plain.newPage();
    await page.goto(`${town.url}/plebiscites/new`);
    await page.selectOption("#method", "cumulative");
    await page.click("[name=choose-method]");
    assert.equal(await page.locator("#seats").isVisible(), true, "the button shows the fields");
    assert.ok(page.url().endsWith("#counting"), page.url());
    await plain.close();
  });

  test("the guide leads to a method, and the method to a draft", async () => {
    const context = await scriptless(browser);
    const page = await context.newPage();
    await page.goto(`${town.url}/about/methods`);
    await check(page, "methods");
    await page.locator("main a.button").first().click();
    await check(page, "guide");
    for (const [name, value] of [["what", "one"], ["many", "few"], ["say", "order"]]) {
      await page.locator(`.choice:has(input[name=${name}][value=${value}]) label`).click();
    }
    await page.locator("main form button").click();
    assert.equal(await page.locator("#answer").getAttribute("data-method"), "ranked-pairs");
    assert.equal(await page.locator("input[name=say][value=order]").isChecked(), true, "answers are kept");
    await check(page, "guide answered");
    await context.close();
    await organiser.goto(`${town.url}/about/methods/guide?what=budget`);
    await organiser.locator("#answer a[href*='/plebiscites/new']").click();
    assert.equal(await organiser.inputValue("#method"), "equal-shares");
  });

  test("a draft for each is stored, rehearsed and opened", async () => {
    const costs = async (page) => {
      await page.fill("#budget", "30 000");
      for (const [row] of TITLES.entries()) await page.fill(`#option-${row}-cost`, `${8 + row} 000`);
    };
    const seats = (page) => page.fill("#seats", "2");
    for (const [method, fill] of [["schulze"], ["score"], ["cumulative", seats], ["equal-shares", costs]]) {
      const id = await draft(organiser, town, method, fill);
      codes[method] = await rehearse(organiser, town, method, id);
      assert.equal(codes[method].length, 8);
    }
  });

  test("an order by numbers, without a script", async () => {
    const context = await scriptless(browser);
    const page = await context.newPage();
    await openBallot(page, town, codes.schulze.shift());
    await check(page, "ballot with an order, no script");
    const fields = page.locator("[data-ranking] input.place");
    assert.equal(await fields.count(), 4);
    await fields.nth(0).fill("1");
    await fields.nth(1).fill("1");
    await page.click("#ballot button[type=submit]");
    assert.equal(await page.locator(".error-summary a").count(), 1);
    assert.equal(await fields.nth(0).inputValue(), "1", "what was typed is kept");
    await check(page, "ballot with equal places");
    await fields.nth(1).fill("2");
    await cast(page);
    assert.equal((await context.cookies()).length, 0, "no cookie is set on the way");
    await context.close();
  });

  test("an order by keyboard alone", async () => {
    const page = await browser.newPage();
    await openBallot(page, town, codes.schulze.shift());
    await check(page, "ballot with an order");
    const titles = await page.$$eval("[data-ranking] li.rank label", (all) => all.map((one) => one.textContent.trim()));
    const reach = async (kind) => {
      for (let steps = 0; !(await page.evaluate((kind) => document.activeElement?.classList.contains(kind), kind)); steps += 1) {
        assert.ok(steps < 60, `no button “${kind}” is reached by Tab`);
        await page.keyboard.press("Tab");
      }
    };
    await page.focus("#choice");
    await page.locator("#ballot").evaluate((form) => form.querySelector("button.put").focus());
    await page.keyboard.press("Enter");
    assert.deepEqual(await order(page), [titles[0]]);
    const said = await page.locator("[data-ranking] [data-live]").textContent();
    assert.ok(said.includes(titles[0]) && said.includes("1"), said);
    await reach("put");
    await page.keyboard.press("Space");
    assert.deepEqual(await order(page), [titles[0], titles[1]]);
    assert.ok(await page.evaluate(() => document.activeElement.classList.contains("up")), "the cursor stays with the option");
    await page.keyboard.press("Enter");
    assert.deepEqual(await order(page), [titles[1], titles[0]]);
    await check(page, "ballot with an order begun");
    await page.locator("[data-ranking] li.placed button.out").last().focus();
    await page.keyboard.press("Enter");
    assert.deepEqual(await order(page), [titles[1]]);
    const values = await page.$$eval("[data-ranking] input", (all) => all.map((one) => one.value).filter(Boolean));
    assert.deepEqual(values, ["1"], "the fields say what is shown");
    await page.focus("#ballot button[type=submit]");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#receipt");
    await page.close();
  });

  test("an order by dragging, with a mouse", async () => {
    const page = await browser.newPage();
    await page.setViewportSize({ width: 1280, height: 1200 });
    await openBallot(page, town, codes.schulze.shift());
    for (let n = 0; n < 3; n += 1) await page.locator("[data-ranking] button.put:visible").first().click();
    const before = await order(page);
    const box = (place) => page.locator("[data-ranking] li.placed .handle").nth(place).boundingBox();
    const [from, to] = [await box(2), await box(0)];
    await page.mouse.move(from.x + 8, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 8, to.y + to.height, { steps: 12 });
    await page.mouse.move(to.x + 8, to.y + 2, { steps: 6 });
    await page.mouse.up();
    assert.deepEqual(await order(page), [before[2], before[0], before[1]]);
    const fourth = page.locator("[data-ranking] li.rank:not(.placed) .handle");
    const [low, high] = [await fourth.boundingBox(), await box(0)];
    await page.mouse.move(low.x + 8, low.y + low.height / 2);
    await page.mouse.down();
    await page.mouse.move(high.x + 8, high.y - 4, { steps: 20 });
    await page.mouse.up();
    assert.equal((await order(page)).length, 4, "dragged over the line it has a place");
    await cast(page);
    await page.close();
  });

  test("grades", async () => {
    const page = await browser.newPage();
    await openBallot(page, town, codes.score.shift());
    await check(page, "ballot with grades");
    await cast(page).catch(() => {});
    assert.equal(await page.locator(".error-summary").count(), 1, "no grade at all is explained");
    await page.locator(".grade").first().locator("label", { hasText: "5" }).click();
    await page.locator(".grade").nth(1).locator("label", { hasText: "0" }).click();
    await check(page, "ballot with grades given");
    await cast(page);
    await page.close();
  });

  test("points, with their sum told", async () => {
    const page = await browser.newPage();
    await openBallot(page, town, codes.cumulative.shift());
    await check(page, "ballot with points");
    const fields = page.locator("[data-points] input.place");
    await fields.nth(0).fill("7");
    await fields.nth(1).fill("5");
    assert.ok((await page.locator("[data-points] [data-live]").textContent()).includes("12"));
    await page.click("#ballot button[type=submit]");
    await page.waitForSelector(".error-summary");
    await check(page, "ballot with too many points");
    await fields.nth(1).fill("3");
    await cast(page);
    await page.close();
  });

  test("projects with their costs", async () => {
    const page = await browser.newPage();
    await openBallot(page, town, codes["equal-shares"].shift());
    assert.equal(await page.locator("#ballot .note").count(), 4);
    await check(page, "ballot with costs");
    await page.locator("#ballot .choice label").first().click();
    await page.locator("#ballot .choice label").nth(1).click();
    await cast(page);
    await page.close();
  });

  test("and the working of each is shown once it is counted", async () => {
    for (const method of ["schulze", "equal-shares"]) {
      const id = rehearsals[method];
      await organiser.goto(`${town.url}/plebiscites/${id}/manage`);
      await organiser.click("form[action$='/close-now'] button");
      for (let tries = 0; ; tries += 1) {
        await organiser.goto(`${town.url}/plebiscites/${id}/manage`);
        if (await organiser.locator("[data-state=published]").count()) break;
        if (await organiser.locator("a[href$='/lot']").count()) {
          await organiser.goto(`${town.url}/plebiscites/${id}/lot`);
          await organiser.fill("#text", "7 12 23");
          await organiser.locator("main form button").first().click();
        }
        assert.ok(tries < 120, "the rehearsal is not counted");
        await organiser.waitForTimeout(500);
      }
      await organiser.goto(`${town.url}/plebiscites/${id}`);
      await check(organiser, `result ${method}`);
      await organiser.goto(`${town.url}/plebiscites/${id}/count`);
      await check(organiser, `working ${method}`);
    }
  });
});
