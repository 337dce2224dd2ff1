/** Freshness, the record and one's own page in a real browser: for everybody, and as a file. */
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openBrowser } from "./browser.ts";

const origin = inject("origin");
const pages = ["/desk/deliveries", "/desk/record", "/desk/me"];

let browser: Browser;
let session: NonNullable<BrowserContextOptions["storageState"]>;

beforeAll(async () => {
  browser = await openBrowser();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/desk/`);
  await page.locator("#token").fill(inject("token"));
  await page.locator("form.panel button.primary").click();
  await page.waitForURL(`${origin}/desk/articles`);
  session = await context.storageState();
  await context.close();
});
afterAll(() => browser.close());

async function visit(options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ storageState: session, ...options });
  try {
    await work(await context.newPage());
  } finally {
    await context.close();
  }
}

describe.each(["en-GB", "zh-CN"])("in %s", (locale) => {
  test.each([
    [1280, "light"],
    [320, "dark"],
  ] as const)("every page is for everybody, %i pixels wide and %s", async (width, colorScheme) => {
    await visit({ locale, colorScheme, viewport: { width, height: 900 } }, async (page) => {
      for (const path of pages) {
        await page.goto(origin + path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html ?? ""}`),
          path,
        ).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth"), path).toBeLessThanOrEqual(width);
      }
    });
  });

  test("what the record's filter finds is downloaded, and only that", async () => {
    await visit({ locale, javaScriptEnabled: false }, async (page) => {
      await page.goto(`${origin}/desk/record`);
      await page.locator("#action").selectOption("article.created");
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.locator("button[value=jsonl]").click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^record-\d+-\d+\.jsonl$/);
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream())
        chunks.push(Buffer.from(chunk as Uint8Array));
      const lines = Buffer.concat(chunks).toString().trim().split("\n");
      const actions = lines.map((line) => (JSON.parse(line) as { action: string }).action);
      expect([...new Set(actions)]).toEqual(["article.created"]);
    });
  });
});
