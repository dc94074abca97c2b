// Opens each report and prints what is wrong with it. usage: node look.mjs report.html...
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { use } from "./use.mjs";
import { walk } from "./walk.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [320, 1440];
const SCHEMES = ["light", "dark"];
const LONG_ENOUGH = 240_000;

/** What axe finds: WCAG 2.2 A and AA, and best practices. */
async function violations(page, when) {
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return violations.map((violation) => {
    const where = violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ");
    return `${when}${violation.impact}: ${violation.id}, ${violation.nodes.length} times: ${violation.help} at ${where}`;
  });
}

/** Everything that is wrong with one page at one width in one colour scheme. */
async function faults(browser, file, width, scheme) {
  const found = [];
  const url = pathToFileURL(resolve(file)).href;
  const page = await browser.newPage();
  page.setDefaultTimeout(LONG_ENOUGH);
  page.on("console", (message) => message.type() === "error" && found.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => found.push(`script: ${error}`));
  page.on("dialog", async (dialog) => {
    found.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    const asked = request.url();
    if (asked.split("#")[0] === url || asked.startsWith("data:")) return request.continue();
    found.push(`request: ${asked}`);
    return request.abort();
  });
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: scheme },
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);
  await page.goto(url, { waitUntil: "load" });

  const seen = await page.evaluate(() => ({
    wide: document.scrollingElement.scrollWidth,
    ran: [window.__ran, window.__pwned].some((mark) => mark !== undefined),
    // The page's own script is named by its policy; a browser runs no other.
    scripts: [...document.scripts].filter((one) => one.type !== "application/json").length - 1,
    policy: document.querySelector("head > meta[http-equiv='Content-Security-Policy']")?.content ?? "",
    title: document.title,
    language: document.documentElement.lang,
    cut: [...document.querySelectorAll(".canvas")]
      .filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)
      .map((one) => one.querySelector("title")?.textContent.slice(0, 60)),
    faint: [...document.querySelectorAll(".canvas svg text")]
      .filter((one) => one.getClientRects().length > 0)
      .filter((one) => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().d < 8.5)
      .map((one) => one.closest("svg").querySelector("title")?.textContent.slice(0, 60)),
  }));
  // What a chart shows is seen at once, in letters of at least 8.5 pixels.
  for (const chart of new Set(seen.cut)) found.push(`must be scrolled sideways: ${chart}`);
  for (const chart of new Set(seen.faint)) found.push(`letters too small to read: ${chart}`);
  if (seen.wide > width + 1) found.push(`${seen.wide} pixels wide: must be scrolled sideways`);
  if (seen.scripts) found.push(`${seen.scripts} scripts more than one`);
  if (!seen.policy.startsWith("default-src 'none'; script-src 'sha256-")) found.push("any script could run");
  if (seen.ran) found.push("a script from the data ran");
  if (!seen.title) found.push("no title");
  if (!seen.language) found.push("no language");

  await page.evaluate(`${axe};0`);
  found.push(...(await violations(page, "")));
  found.push(...(await use(page, scheme)));
  found.push(...(await violations(page, "with people sorted and a value read, ")));
  await page.reload({ waitUntil: "load" });
  found.push(...(await walk(page)));
  await page.evaluate(`${axe};0`);
  // With a note open, which stands over everything else.
  const opened = await page.evaluate(() => {
    document.activeElement.blur();
    const note = document.querySelector("[popover]");
    note?.showPopover();
    return note !== null;
  });
  if (opened) found.push(...(await violations(page, "with a note open, ")));
  await page.close();
  return found;
}

const profile = mkdtempSync(join(tmpdir(), "orient-browser-"));
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  userDataDir: profile,
  protocolTimeout: LONG_ENOUGH,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run"],
});
let wrong = 0;
try {
  for (const file of process.argv.slice(2)) {
    for (const scheme of SCHEMES) {
      for (const width of WIDTHS) {
        const found = await faults(browser, file, width, scheme);
        wrong += found.length;
        console.log(`${file}, ${scheme}, ${width} pixels: ${found.length ? `${found.length} faults` : "fine"}`);
        for (const fault of found.slice(0, 20)) console.log(`  ${fault.slice(0, 300)}`);
      }
    }
  }
} finally {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
}
process.exit(wrong ? 1 : 0);
