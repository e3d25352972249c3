// The pages in a real browser, from the real program.
//
//     cargo build && npm ci --prefix tests/browser && npm test --prefix tests/browser
//
// CHROMIUM names another browser than /usr/bin/chromium, DEPESCHE another program than the one in target/debug. The
// pictures are in target/screenshots.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { chromium } from "playwright-core";
import { root, serve } from "./depesche.mjs";

const SWITCHES = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const PICTURES = join(root, "target", "screenshots");
const DOCUMENT = "/document/de-astana-china-gipfel";
const PAGES = {
  start: "/",
  relations: "/relations",
  relation: "/relation/KAZ/CHN",
  document: DOCUMENT,
  record: "/record/e1",
  search: "/search?q=Tokajew",
  documents: "/documents",
  findings: "/findings",
  about: "/about",
};

let server;
let browser;

before(async () => {
  mkdirSync(PICTURES, { recursive: true });
  server = await serve();
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  browser = await chromium.launch({ executablePath, args: SWITCHES });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens a page, runs `steps` on it, and sees that nothing was complained of or loaded from elsewhere. */
async function visit(options, steps) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(server.address)) complaints.push(`loads ${request.url()}`);
  });
  try {
    await steps(page, (path) => page.goto(server.address + path));
  } finally {
    await context.close();
  }
  assert.deepEqual(complaints, []);
}

/** How far the page is wider than its window. */
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** Texts with less contrast than WCAG 2.1 AA asks of small letters (4.5), with their ratio. */
const faint = (page) =>
  page.evaluate(() => {
    const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = ([r, g, b]) => {
      const [red, green, blue] = [r, g, b].map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ground = (element) => {
      for (let here = element; here; here = here.parentElement) {
        const colour = channels(getComputedStyle(here).backgroundColor);
        if (colour.length === 3 || colour[3] > 0) return colour;
      }
      return [255, 255, 255];
    };
    const found = new Set();
    for (const element of document.querySelectorAll("body *")) {
      const told = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      if (!told || !element.checkVisibility()) continue;
      const style = getComputedStyle(element);
      const letters = luminance(channels(element instanceof SVGElement ? style.fill : style.color));
      const paper = luminance(ground(element));
      const ratio = (Math.max(letters, paper) + 0.05) / (Math.min(letters, paper) + 0.05);
      if (ratio < 4.5) found.add(`${element.tagName} .${element.getAttribute("class")}: ${ratio.toFixed(2)}`);
    }
    return [...found];
  });

const visible = (page) =>
  page.locator("#panel .card").evaluateAll((cards) => cards.filter((card) => card.checkVisibility()).length);

describe("every page", () => {
  for (const width of [390, 1400]) {
    for (const colorScheme of ["light", "dark"]) {
      test(`fits ${width} pixels, ${colorScheme}`, async () => {
        await visit({ viewport: { width, height: 900 }, colorScheme }, async (page, open) => {
          for (const [name, path] of Object.entries(PAGES)) {
            assert.equal((await open(path)).status(), 200, path);
            assert.ok((await overflow(page)) <= 0, `${path} is too wide by ${await overflow(page)}`);
            assert.equal(await page.locator("h1").count(), 1, path);
            assert.deepEqual(await faint(page), [], path);
            await page.screenshot({ path: join(PICTURES, `${name}-${width}-${colorScheme}.png`), fullPage: true });
          }
        });
      });
    }
  }
});

describe("from the start page to the words", () => {
  for (const width of [390, 1400]) {
    test(`at ${width} pixels`, async () => {
      await visit({ viewport: { width, height: 900 }, reducedMotion: "reduce" }, async (page, open) => {
        await open("/");
        await page.getByRole("link", { name: "China – Kazakhstan" }).first().click();
        await page.waitForURL("**/relation/CHN/KAZ");
        assert.ok((await page.locator("svg.timeline .mark").count()) > 3, "the timeline has its events");

        await page.locator(".event a.words").first().click();
        await page.waitForURL("**/document/*#e*");
        assert.ok(await page.locator(".passage.lit").first().isVisible(), "the words are lit");

        await open(DOCUMENT);
        const all = await visible(page);
        const passage = page.locator(".passage").first();
        await passage.click();
        assert.match(await page.locator("#panel-title").innerText(), /from this passage/i);
        const chosen = await visible(page);
        assert.ok(chosen >= 1 && chosen < all, `${chosen} of ${all} records are shown`);
        assert.ok(await page.locator("#panel .picked .rule").first().isVisible(), "the rule is shown");
        assert.ok((await overflow(page)) <= 0);
        if (width < 960) {
          const [words, panel] = [await passage.boundingBox(), await page.locator("#panel").boundingBox()];
          assert.ok(words.y >= 0 && words.y + words.height <= panel.y, "the panel leaves the words free");
        }
        await page.screenshot({ path: join(PICTURES, `passage-${width}.png`) });

        await page.keyboard.press("Escape");
        assert.equal(await visible(page), all);
        assert.ok(await passage.evaluate((element) => element === document.activeElement), "the focus is back");
      });
    });
  }
});

test("the pages work without a script", async () => {
  await visit({ javaScriptEnabled: false, viewport: { width: 1400, height: 900 } }, async (page, open) => {
    await open(DOCUMENT);
    const passage = page.locator(".passage.k-event").first();
    const back = () => passage.evaluate((element) => getComputedStyle(element).backgroundColor);
    const marked = await back();
    await page.locator("#show-event").uncheck();
    assert.notEqual(await back(), marked, "the box hides the marks");
    await passage.click();
    assert.match(page.url(), /#r-[a-z]\d+$/, "a passage leads to its record");

    await open("/");
    await page.getByRole("searchbox").fill("Astana");
    await page.getByRole("searchbox").press("Enter");
    await page.waitForURL("**/search?q=Astana");
    assert.ok((await page.locator(".hits li").count()) > 1);
  });
});

test("a table's rows can be filtered", async () => {
  await visit({}, async (page, open) => {
    await open("/relations");
    const rows = page.locator("tbody tr:visible");
    const all = await rows.count();
    await page.locator("input.filter").fill("kazakhstan");
    const some = await rows.count();
    assert.ok(some >= 1 && some < all, `${some} of ${all}`);
  });
});

test("the keyboard reaches the text first", async () => {
  await visit({}, async (page, open) => {
    await open("/");
    await page.keyboard.press("Tab");
    const skip = page.locator(".skip");
    assert.ok(await skip.evaluate((element) => element === document.activeElement));
    assert.ok((await skip.boundingBox()).x >= 0, "it can be seen");
  });
});

test("what is not there says what to do", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 900 } });
  const page = await context.newPage();
  const answer = await page.goto(`${server.address}/relation/KAZ/ATA`);
  assert.equal(answer.status(), 404);
  assert.ok(await page.getByText("What to do").isVisible());
  assert.ok((await overflow(page)) <= 0);
  await context.close();
});

test("it prints", async () => {
  await visit({ viewport: { width: 800, height: 1100 } }, async (page, open) => {
    await open(DOCUMENT);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("form.search").isVisible(), false);
    assert.ok(await page.locator("#panel .card").first().isVisible());
    await page.screenshot({ path: join(PICTURES, "print.png"), fullPage: true });
  });
});
