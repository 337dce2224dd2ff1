/** A reader's visit in a real browser, without JavaScript. */
import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openBrowser } from "./browser.ts";

const origin = inject("origin");
const slug = "four-enterprises-municipal-technology-center";
const paths = [
  "/",
  "/articles",
  `/articles/${slug}`,
  "/enterprises",
  "/enterprises?tier=municipal&year=2017",
  "/enterprises/crec-shanghai-civil-engineering-second",
  "/centres",
  "/search?q=centre",
  "/articles/nothing-here",
];
const languages = [
  { segment: "en", lang: "en", other: "中文", otherLang: "zh-Hans" },
  { segment: "zh", lang: "zh-Hans", other: "English", otherLang: "en" },
] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function visit<T>(
  options: Parameters<Browser["newContext"]>[0],
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ javaScriptEnabled: false, ...options });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

test("a stranger reads the article in English, switches to Chinese, and stands on an enterprise's profile", async () => {
  await visit({ locale: "en-GB" }, async (page) => {
    await page.goto(origin);
    expect(page.url()).toBe(`${origin}/en/`);
    await page.getByRole("link", { name: /4 Enterprises in Jing’an District/ }).click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain(
      "Win the Title of Municipal Enterprise Technology Center",
    );
    await page.getByRole("link", { name: "中文", exact: true }).click();
    expect(page.url()).toBe(`${origin}/zh/articles/${slug}`);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(
      "静安区四家企业获评市级企业技术中心",
    );
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-Hans");
    await page.getByRole("link", { name: "中铁上海工程局集团第二工程有限公司" }).first().click();
    expect(page.url()).toBe(`${origin}/zh/enterprises/crec-shanghai-civil-engineering-second`);
    expect(await page.locator("main").textContent()).toContain("本站自译");
    await page.getByRole("link", { name: "English", exact: true }).click();
    expect(page.url()).toBe(`${origin}/en/enterprises/crec-shanghai-civil-engineering-second`);
  });
});

test("the front page opens in the browser's language, and in the remembered one once it is chosen", async () => {
  await visit({ locale: "zh-CN" }, async (page) => {
    await page.goto(origin);
    expect(page.url()).toBe(`${origin}/zh/`);
    await page.getByRole("link", { name: "Always open the front page in English" }).click();
    expect(page.url()).toBe(`${origin}/en/`);
    await page.goto(origin);
    expect(page.url()).toBe(`${origin}/en/`);
  });
});

test("an article costs two requests and at most 15 KB, nothing of it from elsewhere", async () => {
  for (const { segment } of languages) {
    await visit({}, async (page) => {
      const requests: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      await page.goto(`${origin}/${segment}/articles/${slug}`, { waitUntil: "networkidle" });
      expect(requests.length).toBeLessThanOrEqual(2);
      expect(requests.every((url) => url.startsWith(origin))).toBe(true);
      expect(await gzipped([...new Set([...requests, `${origin}/icon.svg`])])).toBeLessThanOrEqual(15 * 1024);
    });
  }
});

async function gzipped(urls: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const url of urls) {
    const { body } = await fetch(url);
    if (body === null) throw new Error(`${url} has no body`);
    bytes += (await new Response(body.pipeThrough(new CompressionStream("gzip"))).arrayBuffer()).byteLength;
  }
  return bytes;
}

describe.each(languages)("in $lang", ({ segment, other, otherLang }) => {
  test.each(paths)("%s has no accessibility fault, light or dark", async (path) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await visit({ colorScheme, javaScriptEnabled: true }, async (page) => {
        await page.goto(`${origin}/${segment}${path}`);
        // axe runs as a script, which our pages forbid; it is put in by the driver and not by the page.
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
          .analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      });
    }
  });

  test.each(paths)("%s fits a screen 320 pixels wide", async (path) => {
    await visit({ viewport: { width: 320, height: 640 }, javaScriptEnabled: true }, async (page) => {
      await page.goto(`${origin}/${segment}${path}`);
      const width = await page.evaluate("document.documentElement.scrollWidth");
      expect(width).toBeLessThanOrEqual(320);
    });
  });

  test.each(paths)("%s switches to the same thing in the other language, and back", async (path) => {
    await visit({}, async (page) => {
      await page.goto(`${origin}/${segment}${path}`);
      const link = page.getByRole("link", { name: other, exact: true });
      expect(await link.getAttribute("lang")).toBe(otherLang);
      await link.click();
      expect(page.url()).toBe(`${origin}/${segment === "en" ? "zh" : "en"}${path}`);
      await page.locator("a.switch").click();
      expect(page.url()).toBe(`${origin}/${segment}${path}`);
    });
  });

  test("the keyboard reaches the content first, and what has focus is seen", async () => {
    await visit({ javaScriptEnabled: true }, async (page) => {
      await page.goto(`${origin}/${segment}/`);
      await page.keyboard.press("Tab");
      const outline = await page.evaluate(
        "getComputedStyle(document.activeElement).outlineStyle + document.activeElement.className",
      );
      expect(outline).toBe("solidskip");
      await page.keyboard.press("Enter");
      expect(await page.evaluate("document.activeElement.id")).toBe("main");
    });
  });

  test("forced colours and print keep the words", async () => {
    await visit({ forcedColors: "active" }, async (page) => {
      await page.goto(`${origin}/${segment}/centres`);
      expect(await page.getByRole("img").isVisible()).toBe(true);
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("main").isVisible()).toBe(true);
      expect(await page.locator("nav.sections").isVisible()).toBe(false);
    });
  });

  test("the filters work as a plain form", async () => {
    await visit({}, async (page) => {
      await page.goto(`${origin}/${segment}/enterprises`);
      await page.locator("select[name=tier]").selectOption("municipal");
      await page.locator("select[name=year]").selectOption("2017");
      await page.locator("form button").click();
      await page.waitForURL("**/enterprises?tier=municipal&year=2017");
      expect(await page.locator("main li.card").count()).toBe(4);
      await page.locator("select[name=tier]").selectOption("national");
      await page.locator("form button").click();
      await page.waitForURL("**/enterprises?tier=national&year=2017");
      expect(await page.locator("main li.card").count()).toBe(0);
      await page.locator("a.switch").click();
      await page.waitForURL(`**/${segment === "en" ? "zh" : "en"}/enterprises?tier=national&year=2017`);
      expect(await page.locator("select[name=tier]").inputValue()).toBe("national");
    });
  });
});

test("Chinese is set as Chinese: no slanted Han, strict line breaks, space between scripts from the style", async () => {
  await visit({ javaScriptEnabled: true }, async (page) => {
    await page.goto(`${origin}/zh/articles/${slug}`);
    const style = await page.evaluate(
      "(({ lineBreak, textAutospace, lineHeight, fontSize }) => ({ lineBreak, textAutospace, leading: parseFloat(lineHeight) / parseFloat(fontSize) }))(getComputedStyle(document.querySelector('article p')))",
    );
    expect(style).toMatchObject({ lineBreak: "strict", leading: expect.closeTo(1.8, 1) });
    const text = (await page.locator("article .body").textContent()) ?? "";
    expect(text).not.toMatch(/\p{Script=Han} [A-Za-z0-9]|[A-Za-z0-9] \p{Script=Han}/u);
  });
});

test("a stranger types a Chinese name on the English page, and is told why the article was found", async () => {
  await visit({}, async (page) => {
    await page.goto(`${origin}/en/articles`);
    // The clock's first run, right after the start, has the index ready within seconds.
    await expect
      .poll(async () => JSON.stringify(await (await fetch(`${origin}/healthz`)).json()), { timeout: 30_000 })
      .toContain('"search":{"status":"ok"');
    await page.getByRole("searchbox").fill("静安区商务");
    await page.getByRole("button", { name: "Search" }).click();
    expect(page.url()).toContain("/en/search?q=");
    expect(await page.locator(".card h2").count()).toBe(1);
    expect(await page.locator(".card").textContent()).toContain("Found by the name of an enterprise in it:");
    await page.getByRole("link", { name: "中文", exact: true }).click();
    expect(page.url()).toContain("/zh/search?q=");
    expect(await page.getByRole("searchbox").inputValue()).toBe("静安区商务");
  });
});
