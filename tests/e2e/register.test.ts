/** The register in a real browser: every page without a finding, at every width, and a registrar's morning without JavaScript. */
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openBrowser } from "./browser.ts";

const origin = inject("origin");
const register = `${origin}/desk/register`;
const languages = [
  { locale: "en-GB", lang: "en", width: 1280, colorScheme: "light" },
  { locale: "zh-CN", lang: "zh-Hans", width: 320, colorScheme: "dark" },
] as const;

let browser: Browser;
let session: NonNullable<BrowserContextOptions["storageState"]>;
/** Of the opening newsroom: an enterprise that is certified, another one, and what they stand in. */
let places: Record<"one" | "other" | "name" | "certification" | "scheme" | "batch", string>;

beforeAll(async () => {
  browser = await openBrowser();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/desk/sign-in`);
  await page.locator("#token").fill(inject("token"));
  await page.locator("form.panel button.primary").click();
  await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
  session = await context.storageState();
  places = await placesOn(page);
  await context.close();
});
afterAll(() => browser.close());

async function placesOn(page: Page): Promise<typeof places> {
  const link = async (selector: string, index = 0) =>
    (await page.locator(selector).nth(index).getAttribute("href")) ?? "";
  await page.goto(register);
  const [one, other] = [await link("tbody th a"), await link("tbody th a", 1)];
  await page.goto(origin + one);
  const name = await link("section[aria-labelledby=names] td a");
  const certification = await link("section[aria-labelledby=certifications] li a");
  await page.goto(origin + certification);
  const [scheme, batch] = [await link("a[href*='/schemes/']", 0), await link("main a[href*='/batches/']")];
  return { one, other: other.split("/").at(-1) ?? "", name, certification, scheme, batch };
}

async function visit(options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ storageState: session, ...options });
  try {
    await work(await context.newPage());
  } finally {
    await context.close();
  }
}

const pathsOf = ({ one, other, name, certification, scheme, batch }: typeof places) => [
  ...["/desk/register", "/desk/register?q=a", "/desk/register/enterprises/new"],
  ...[one, name, `${one}/names`, `${one}/address`, `${one}/uscc`, `${one}/parent?q=a`, `${one}/merge?q=a`],
  ...[`${one}/merge?into=${other}`, `${one}/certifications`, certification, `${certification}?correct=0`],
  ...["/desk/register/schemes", scheme, batch, `${batch}/entry?q=a`],
];

describe.each(languages)("in $lang", ({ locale, lang, width, colorScheme }) => {
  test(`no page has a finding, or scrolls sideways, at ${width} px (${colorScheme})`, async () => {
    await visit({ locale, colorScheme, viewport: { width, height: 800 } }, async (page) => {
      for (const path of pathsOf(places)) {
        await page.goto(origin + path);
        expect(await page.locator("html").getAttribute("lang"), path).toBe(lang);
        for (const details of await page.locator("details.more > summary").all()) await details.click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([]);
        const wider = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
        expect(wider, path).toBeLessThanOrEqual(0);
      }
    });
  }, 120_000);

  test("an enterprise is entered, renamed, certified, put right and merged without JavaScript", async () => {
    await visit({ locale, javaScriptEnabled: false }, async (page) => {
      const save = () => page.locator(".sheet .primary, form.sheet .primary").first().click();
      const enter = async (slug: string, name: string) => {
        await page.goto(`${register}/enterprises/new`);
        await page.locator(`#${lang}-value`).fill(name);
        await page.locator("#slug").fill(slug);
        await save();
        await page.waitForURL("**?done=entered");
        return new URL(page.url()).pathname;
      };
      const stays = await enter(`harbour-${lang.toLowerCase()}`, `港 Harbour ${lang}`);
      const twice = await enter(`harbour-${lang.toLowerCase()}-2`, `港 Haven ${lang}`);

      await page.goto(`${origin}${twice}/names`);
      await page.locator("#value").fill(`新 Haven ${lang}`);
      await page.locator("#validFrom").fill("2020");
      await save();
      await page.waitForURL("**?done=named");
      expect(await page.locator("h1").textContent()).toContain(`新 Haven ${lang}`);

      await page.goto(`${origin}${twice}/certifications`);
      await save();
      await page.waitForURL("**?done=certified");
      await page.locator("section[aria-labelledby=certifications] li a").click();
      await page.locator("form.mark button").click();
      await page.waitForURL("**?done=voided");
      await page.locator("form.mark button").click();
      await page.waitForURL("**?done=reinstated");

      await page.goto(`${origin}${twice}/merge`);
      await page.locator("#q").fill(`Harbour ${lang}`);
      await page.locator("form[role=search] button").click();
      await page.locator("input[type=radio]").check();
      await save();
      await page.locator("#confirm button").click();
      await page.waitForURL("**?done=merged");
      expect(new URL(page.url()).pathname).toBe(stays);
      expect(await page.locator("main").textContent()).toContain(`新 Haven ${lang}`);
    });
  }, 60_000);
});
