// A sample town served by the real program for as long as the tests run.
import { spawn, spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function need(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run \`make test\`, or .ci/browser`);
  return value;
}

// Makes the town, serves it, and waits until it answers.
export async function startTown(residents = 400) {
  const wiec = need("WIEC_BIN");
  const dir = mkdtempSync(join(tmpdir(), "wiec-browser-"));
  const port = await freePort();
  const args = ["demo", "--dir", join(dir, "town"), "--residents", String(residents), "--listen", `127.0.0.1:${port}`];
  const made = spawnSync(wiec, [...args, "--once"], { encoding: "utf8" });
  if (made.status !== 0) throw new Error(`the sample town was not made: ${made.stderr}`);
  const server = spawn(wiec, args, { stdio: ["ignore", "ignore", "inherit"] });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    server.kill("SIGTERM");
    await new Promise((resolve) => (server.exitCode === null ? server.once("exit", resolve) : resolve()));
    rmSync(dir, { recursive: true, force: true });
  };
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) break;
    if (tries > 300 || server.exitCode !== null) {
      await stop();
      throw new Error("the sample town does not answer");
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, dir, stop, ...about(readFileSync(join(dir, "town", "demo.txt"), "utf8")) };
}

// The link in the letter that was mailed to an address; the town mails into a folder.
export async function mailedLink(town, address) {
  const folder = join(town.dir, "town", "mail");
  for (let tries = 0; tries < 100; tries += 1) {
    const letters = existsSync(folder) ? readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8")) : [];
    const letter = letters.find((text) => text.includes(`To: ${address}`) || text.includes(`<${address}>`));
    const link = letter && /https?:\/\/\S+\/(?:invitation|password\/reset)\/[^\s"<]+/.exec(plain(letter));
    if (link) return link[0];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no letter with a link to ${address}`);
}

// Quoted-printable and base64 bodies as text.
function plain(letter) {
  const quoted = letter.replaceAll(/=\r?\n/g, "").replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  const blocks = letter.match(/(?:^[A-Za-z0-9+/]{40,}={0,2}\r?\n)+(?:^[A-Za-z0-9+/]+={0,2}\r?$)?/gm) ?? [];
  return quoted + blocks.map((block) => Buffer.from(block.replaceAll(/\s/g, ""), "base64").toString("utf8")).join("\n");
}

// Codes for a plebiscite, made from its package as in the office.
export function makeCodes(town, name, bytes) {
  const file = join(town.dir, `${name}.json`);
  const out = join(town.dir, `${name}-codes`);
  writeFileSync(file, bytes);
  const made = spawnSync(need("WIEC_BIN"), ["codes", "make", "--no-letters", "--spare", "0", "--out", out, file], { encoding: "utf8" });
  if (made.status !== 0) throw new Error(`no codes: ${made.stderr}`);
  const lines = readFileSync(join(out, "codes.csv"), "utf8").trim().split("\n").slice(1);
  return { keys: join(out, "code-keys.json"), codes: lines.map((line) => line.trim().split(";").at(-1).replaceAll('"', "")) };
}

// What the demo prints: codes, the published plebiscite, sign-ins.
function about(text) {
  const codes = text.match(/\b[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/gm) ?? [];
  const password = /password of all: (\S+)/.exec(text)[1];
  const staff = {};
  let last = null;
  for (const line of text.split("\n")) {
    const account = /^\s+(\S+@\S+)\s+(\S+)$/.exec(line);
    if (account) {
      last = { email: account[1], roles: account[2].split(","), password };
      staff[account[2].split(",")[0]] ??= last;
    }
    const key = /second factor: key ([A-Z2-7 ]+)$/.exec(line);
    if (key) last.key = key[1].replaceAll(" ", "");
    const recovery = /or one of these, each once: (.+)$/.exec(line);
    if (recovery) last.recovery = recovery[1].trim().split(/\s+/);
  }
  return {
    codes,
    staff,
    published: /\/plebiscites\/([0-9a-f-]{36})/.exec(text)[1],
    eid: /\/journal\/([a-z2-7]{26})/.exec(text)[1],
  };
}

export async function startBrowser() {
  return chromium.launch({ executablePath: need("WIEC_CHROMIUM"), args: FLAGS });
}

// Signs in by the form; with a recovery code where a second factor is asked for.
export async function signIn(page, town, role) {
  const member = town.staff[role];
  await page.goto(`${town.url}/sign-in`);
  await page.fill("#email", member.email);
  await page.fill("#password", member.password);
  await page.click("main button[type=submit]");
  if (member.recovery) {
    await page.fill("main input[type=text]", member.recovery.shift());
    await page.click("main button[type=submit]");
  }
  await page.goto(`${town.url}/staff-room`);
  if (!page.url().endsWith("/staff-room")) throw new Error(`${member.email} could not sign in: ${page.url()}`);
}

// RFC 6238, six digits, half a minute: what a telephone shows.
export function telephoneCode(key, now = Date.now()) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  let bits = "";
  for (const letter of key) bits += letters.indexOf(letter).toString(2).padStart(5, "0");
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30000)));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
