/** The client as it is built, in Node and in a page of another origin; and the contract's own page. */
import AxeBuilder from "@axe-core/playwright";
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openBrowser } from "./browser.ts";

const origin = inject("origin");
const run = promisify(execFile);
const languages = [
  { locale: "en", heading: "Shuangyu public API", title: /^4 Enterprises/ },
  { locale: "zh-Hans", heading: "双语公共接口", title: /^静安区/ },
] as const;

let browser: Browser;
let said: string;

beforeAll(async () => {
  browser = await openBrowser();
  said = (await run(process.execPath, ["scripts/client.mjs"])).stdout;
});
afterAll(() => browser.close());

/** What an app does with it, in any place: reads, goes through a list, follows the changes, and is refused something. */
const app = (from: string, lang: string) => `
  const { createClient, MemoryStore } = await import(${JSON.stringify(from)});
  const cache = new Map();
  const client = createClient({ baseUrl: ${JSON.stringify(origin)}, lang: ${JSON.stringify(lang)}, cache });
  const titles = [];
  for await (const { title } of client.articles.each({ limit: 1 })) titles.push(title);
  const names = [];
  for await (const { name } of client.enterprises.each({ limit: 2, fields: ["name"] })) names.push(name.locale);
  const store = new MemoryStore();
  for await (const page of client.sync({ store })) if (!page.hasMore) break;
  const code = await client.articles.get("nonesuch").catch((problem) => problem.code);
  const again = await client.articles.list({ limit: 1 });
  const found = { titles, names, code, kept: cache.size, items: store.items.size, again: again.items.length };
`;

interface Found {
  titles: string[];
  names: string[];
  code: string;
  kept: number;
  items: number;
  again: number;
}

function expectFound(found: Found, { locale, title }: (typeof languages)[number]): void {
  expect(found.titles[0]).toMatch(title);
  // What others entered meanwhile may have a name in one language alone.
  expect(found.names).toContain(locale);
  expect([found.code, found.again]).toEqual(["article_not_found", 1]);
  expect(found.items).toBeGreaterThan(10);
  expect(found.kept).toBeGreaterThan(3);
}

test("the client is a few kilobytes, and says so", () => {
  const [, bytes = "0", gzip = "0"] = /(\d+) bytes, (\d+) gzip/.exec(said) ?? [];
  expect(Number(bytes)).toBeGreaterThan(1000);
  expect(Number(gzip)).toBeLessThan(4096);
});

describe.each(languages)("in $locale", (language) => {
  const { locale, heading } = language;

  test("the client works in Node, under its name", async () => {
    const script = `${app("shuangyu/client", locale)} console.log(JSON.stringify(found));`;
    const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script]);
    expectFound(JSON.parse(stdout) as Found, language);
  });

  test("the client works in a page of another origin", async () => {
    const server = createServer((request, response) => {
      const isScript = request.url === "/client.js";
      response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
      void (isScript ? readFile("dist/client/index.js") : Promise.resolve("<title>app</title>")).then(
        (body) => response.end(body),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
    const page = await browser.newPage();
    try {
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      const found = await page.evaluate<Found>(
        `(async () => { ${app("/client.js", locale)} return found; })()`,
      );
      expectFound(found, language);
    } finally {
      await page.close();
      server.close();
    }
  });

  test("the contract's page has no accessibility fault, fits a small screen, and asks nobody else", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await browser.newContext({ colorScheme, viewport: { width: 320, height: 640 } });
      const page = await context.newPage();
      const requests: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      await page.goto(`${origin}/api/docs?lang=${locale}`);
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(heading);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
        .analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html)])).toEqual([]);
      expect(requests.every((url) => url.startsWith(origin))).toBe(true);
      await context.close();
    }
  });

  test("the contract's page switches to the other language, and its links lead somewhere", async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/api/docs?lang=${locale}`);
    const dead = await page.evaluate<string[]>(
      `[...document.querySelectorAll('a[href^="#"]')].map((a) => a.hash).filter((hash) => !document.getElementById(hash.slice(1)))`,
    );
    expect(dead).toEqual([]);
    const other = languages.find((one) => one.locale !== locale);
    await page.locator("a.switch").click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(other?.heading);
    await page.close();
  });
});
