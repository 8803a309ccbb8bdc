// What every page must be: without axe violations at 360 and 1280 px, without
// sideways scrolling at 320 px, with one first heading, and light.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SCREENS = process.env.WIEC_SCREENS;

async function violations(page) {
  // The policy of the pages forbids scripts of others: axe is put in from outside.
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), TAGS);
  return found.map((one) => `${one.id}: ${one.help} at ${one.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
}

async function sideways(page) {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return [];
    const inside = (element) => element.closest(".scroll") !== null;
    return [...document.querySelectorAll("body *")]
      .filter((element) => !inside(element) && element.getBoundingClientRect().right > wide + 1)
      .slice(0, 5)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className} "${element.textContent.trim().slice(0, 40)}"`);
  });
}

// Checks the page that is open; `name` stands in messages and in the picture's name.
export async function check(page, name) {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    assert.deepEqual(await violations(page), [], `${name} at ${width} px`);
    if (SCREENS) {
      mkdirSync(SCREENS, { recursive: true });
      await page.screenshot({ path: join(SCREENS, `${name.replaceAll(/[^a-z0-9]+/gi, "-")}-${width}.png`), fullPage: true });
    }
  }
  await page.setViewportSize({ width: 320, height: 700 });
  assert.deepEqual(await sideways(page), [], `${name} scrolls sideways at 320 px`);
  assert.equal(await page.locator("h1").count(), 1, `${name} has one first heading`);
  const missing = await page.evaluate(() => document.body.innerText.match(/⟦[^⟧]*⟧/g));
  assert.equal(missing, null, `${name} has words that are missing`);
}

// What a page weighs on the wire when nothing is in the cache; pictures apart.
export async function weigh(browser, url) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const kinds = new Map();
  let bytes = 0;
  session.on("Network.responseReceived", (event) => kinds.set(event.requestId, event.type));
  session.on("Network.loadingFinished", (event) => {
    if (kinds.get(event.requestId) !== "Image") bytes += event.encodedDataLength;
  });
  const hosts = new Set();
  let requests = 0;
  page.on("request", (request) => {
    if (request.url().startsWith("data:")) return;
    hosts.add(new URL(request.url()).host);
    requests += 1;
  });
  await page.goto(url, { waitUntil: "networkidle" });
  await context.close();
  return { bytes, requests, hosts: [...hosts] };
}
