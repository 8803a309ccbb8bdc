// Every page of the route table is opened, by links alone, and must hold.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { check, weigh } from "./looks.mjs";
import { signIn, startBrowser, startTown } from "./town.mjs";

// Not pages: files, figures, answers for programs, signs of life.
const NOT_PAGES = [
  /^\/(assets|accent\.css|healthz|readyz|metrics|jobs|api|pictures)/,
  /^\/journal\/[^/]+\/(bundle|manifest|\{book\})/,
  /\/(lines|package|minutes|letters|bad-rows)(\.|$|\/)/,
  /\.(csv|pdf|json|tar|txt)$/,
];
// Reached only on the way of a form, or in a state that passes within minutes (frozen, tied);
// `vote`, `staff`, `rare` and `methods` open them; the typing of cards is opened by the journeys alone.
const BY_FORM = [/^\/second-factor/, /^\/password\/reset/, /^\/password\/forgot\/sent/, /^\/invitation/, /receipt/, /^\/signed-out/, /^\/k$/, /imports\/\{/, /questions\/\{/, /^\/vote\/ballot$/, /\/freezing$/, /\/code-keys$/, /\/lot$/, /\/undo\//, /\/cards\/typing$/];

const isPage = (path) => !NOT_PAGES.some((pattern) => pattern.test(path));

// `GET /plebiscites/{id} Public` → what an address of it looks like.
function routes() {
  const table = readFileSync(new URL("../journeys/routes.txt", import.meta.url), "utf8");
  const gets = table.split("\n").filter((line) => line.startsWith("GET "));
  return gets.map((line) => {
    const [, path, access] = line.split(/\s+/);
    const pattern = path.replaceAll(/[.]/g, "\\.").replaceAll(/\{\*[^}]*\}/g, ".+").replaceAll(/\{[^}]*\}/g, "[^/]+");
    return { path, access, pattern: new RegExp(`^${pattern}$`) };
  });
}

describe("every page", () => {
  let town;
  let browser;
  const seen = new Set();

  before(async () => {
    town = await startTown();
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await town?.stop();
  });

  // Opens pages by following links, one of each kind; what is wrong is told together.
  async function walk(page, table, from, name) {
    const routeOf = (path) => table.find((one) => one.pattern.test(path));
    const queue = [...from];
    const opened = new Set();
    const wrong = [];
    while (queue.length > 0) {
      const path = queue.shift();
      const route = routeOf(path);
      // A plebiscite's page differs by its state: every one is opened.
      const key = route?.path.endsWith("/manage") ? path : route?.path;
      if (!route || opened.has(key) || !isPage(route.path)) continue;
      opened.add(key);
      const answer = await page.goto(town.url + path);
      // A draft that cannot be frozen yet says what is missing, with this status.
      const expected = route.path.endsWith("/freeze") ? 422 : 399;
      if (answer.status() > expected) wrong.push(`${path} answers ${answer.status()}`);
      const shown = routeOf(new URL(page.url()).pathname) ?? route;
      if (shown !== route) opened.add(shown.path);
      await check(page, `${name} ${shown.path}`).catch((error) => wrong.push(error.message));
      seen.add(route.path).add(shown.path);
      const links = await page.$$eval("a[href]", (all) => all.map((one) => one.getAttribute("href")));
      queue.push(...links.filter((href) => href.startsWith("/")).map((href) => href.split(/[?#]/)[0]));
    }
    assert.deepEqual(wrong, [], name);
  }

  test("holds for residents", async () => {
    const page = await browser.newPage();
    await walk(page, routes(), ["/", "/vote", "/find", `/plebiscites/${town.published}`, "/accessibility", "/gallery"], "resident");
    await page.close();
  });

  for (const role of ["organiser", "clerk", "auditor", "administrator"]) {
    test(`holds for the ${role}`, async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await signIn(page, town, role);
      await walk(page, routes(), role === "organiser" ? ["/staff-room", "/roll/questions"] : ["/staff-room"], role);
      await context.close();
    });
  }

  test("of the route table was opened", () => {
    const missed = routes().map((one) => one.path).filter((path) => isPage(path) && !seen.has(path));
    const unexplained = missed.filter((path) => !BY_FORM.some((pattern) => pattern.test(path)));
    assert.deepEqual(unexplained, [], "no link leads to these pages");
  });

  test("that does not exist says so in the reader's language", async () => {
    const page = await browser.newPage();
    const answer = await page.goto(`${town.url}/no-such-page?lang=en`);
    assert.equal(answer.status(), 404);
    await check(page, "not found");
    await page.close();
  });

  test("for the public is light and asks nobody else", async () => {
    const host = new URL(town.url).host;
    for (const path of ["/", "/vote", `/plebiscites/${town.published}`, "/journal", `/journal/${town.eid}`, "/find"]) {
      const { bytes, requests, hosts } = await weigh(browser, town.url + path);
      assert.deepEqual(hosts, [host], path);
      assert.ok(bytes <= 60_000, `${path} weighs ${bytes} bytes`);
      assert.ok(requests <= 8, `${path} makes ${requests} requests`);
    }
  });
});
