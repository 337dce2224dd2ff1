/**
 * An editor's day, in both languages of the desk: she writes, links whom it is
 * about, translates, shows it around, publishes one language now and the other
 * tomorrow at eight in Shanghai; a colleague is told and not overwritten; a
 * mistake is taken back and gone. Everything is on record.
 */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openBrowser } from "./browser.ts";

const origin = inject("origin");
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function signIn(locale: string): Promise<BrowserContext> {
  const context = await browser.newContext({ locale });
  const page = await context.newPage();
  await page.goto(`${origin}/desk/sign-in`);
  await page.locator("#token").fill(inject("token"));
  await page.locator("form.panel button.primary").click();
  await page.waitForURL("**/desk/articles");
  await page.close();
  return context;
}

const save = async (page: Page) => {
  await page.locator("#save").click();
  await page.waitForURL("**done=drafted**");
};

const status = async (path: string) => (await fetch(origin + path, { redirect: "manual" })).status;

/** Tomorrow at eight in Shanghai, which has no summer time, as a field of a form has it. */
function tomorrowAtEight(): { readonly typed: string; readonly instant: string } {
  const day = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
  return { typed: `${day}T08:00`, instant: new Date(`${day}T08:00+08:00`).toISOString() };
}

describe.each([
  { tag: "en-GB", lang: "en" },
  { tag: "zh-CN", lang: "zh-Hans" },
])("at a desk in $lang", ({ tag, lang }) => {
  test("goes from an empty page to a withdrawn article", { timeout: 120_000 }, async () => {
    const slug = `harbour-${lang.toLowerCase()}-${crypto.randomUUID().slice(0, 6)}`;
    const context = await signIn(tag);
    const page = await context.newPage();
    const at = (path: string) => page.goto(origin + path);

    await at("/desk/articles");
    expect(await page.locator("html").getAttribute("lang")).toBe(lang);
    await page.locator("a[href='/desk/articles/new']").click();
    await page.locator("#slug").fill(slug);
    await page.locator("input[name=source][value=en]").check();
    await page.locator("main form button.primary").click();
    await page.waitForURL(/\/desk\/articles\/[^/]+\/en(\?|$)/);
    const id = /articles\/([^/]+)\/en/.exec(page.url())?.[1] ?? "";

    await page.locator("#title").fill("The harbour opens to small boats");
    await page
      .locator("#body")
      .fill(
        "Boats of up to six metres may enter.\n\nThe First Construction Co., Ltd. of China Construction First Group built the quay.",
      );
    await save(page);

    await at(`/desk/articles/${id}#enterprises`);
    expect(
      await page.locator("#enterprises ~ * mark, .suggested mark, mark").first().textContent(),
    ).toContain("First Construction");
    await page.locator("button[name=do][value^='add:']").first().click();
    await page.waitForURL("**done=**");
    expect(await page.locator("button[value^='remove:']").count()).toBe(1);

    await at(`/desk/articles/${id}/zh-Hans`);
    await page.locator("#title").fill("港口向小型船只开放");
    await page.locator("#block-1").fill("六米以下的船只可以进港。");
    await page.locator("#block-2").fill("码头由中国建筑一局承建。");
    await save(page);

    await page.locator("button[name=do][value=link]").click();
    const link = (await page.locator("#made-link").getAttribute("href")) ?? "";
    const guest = await browser.newContext();
    const preview = await guest.newPage();
    await preview.goto(link);
    expect(await preview.locator("h1").textContent()).toContain("港口向小型船只开放");
    expect(await status(`/zh/articles/${slug}`)).toBe(404);

    await at(`/desk/articles/${id}/publication?locale=en`);
    await publish(page);
    await withinTheBound(`/en/articles/${slug}`, 200);
    expect(await status(`/api/v1/articles/${slug}?lang=zh-Hans`)).toBe(404);

    const later = tomorrowAtEight();
    await at(`/desk/articles/${id}/publication?locale=zh-Hans`);
    await page.locator("#at").fill(later.typed);
    await page
      .locator("#publish ~ form input[name=when][value=at], input[name=when][value=at]")
      .first()
      .check();
    await publish(page);
    const planned = await api(`/articles/${id}/editions/zh-Hans`);
    expect(planned).toMatchObject({ state: "scheduled", scheduledAt: later.instant });

    const colleague = await context.newPage();
    await colleague.goto(`${origin}/desk/articles/${id}/en`);
    await at(`/desk/articles/${id}/en`);
    await colleague.locator("#title").fill("The harbour opens to yachts");
    await save(colleague);
    await page.locator("#title").fill("The harbour opens to canoes");
    await page.locator("#save").click();
    await page.locator("#merge").waitFor();
    expect(await page.locator("#merge").textContent()).toContain("yachts");
    await page.locator("#merge input[type=radio][value=yours]").first().check();
    await page.locator("button[name=do][value=settle]").click();
    await page.waitForURL("**done=**");
    expect(await page.locator("#title").inputValue()).toBe("The harbour opens to canoes");

    await at(`/desk/articles/${id}/publication?locale=en`);
    const withdrawal = page.locator("form.withdrawal").first();
    await page.locator("details:has(form.withdrawal) > summary").first().click();
    await withdrawal.locator("textarea, input[type=text]").first().fill("The quay is not open yet.");
    for (const field of await withdrawal.locator("textarea:visible").all())
      if ((await field.inputValue()) === "") await field.fill("码头尚未开放。");
    await withdrawal.locator("button.danger").click();
    await page.waitForURL("**done=**");
    const gone = await withinTheBound(`/en/articles/${slug}`, 410);
    expect(gone).toContain("The quay is not open yet.");

    await at(`/desk/record?subject=article/${id}`);
    const told = await page.locator("table tbody").textContent();
    expect(told?.length ?? 0).toBeGreaterThan(100);
    const { items } = await api(`/record?subject=article/${id}&limit=100`);
    const acts = (items as { action: string }[]).map(({ action }) => action);
    for (const act of [
      "article.created",
      "article.drafted",
      "article.linked",
      "article.published",
      "article.scheduled",
      "article.withdrawn",
    ])
      expect(acts).toContain(act);
    await guest.close();
    await context.close();
  });
});

/** Readers see it within twenty seconds, whatever is remembered where. */
async function withinTheBound(path: string, wanted: number): Promise<string> {
  const end = Date.now() + 20_000;
  for (;;) {
    const response = await fetch(origin + path);
    const text = await response.text();
    if (response.status === wanted) return text;
    if (Date.now() > end) throw new Error(`${path} answers ${response.status}, and not ${wanted}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** With the warnings of the checks taken, where there are any. */
async function publish(page: Page): Promise<void> {
  const accept = page.locator("#accept");
  if ((await accept.count()) > 0) await accept.check();
  await page.locator("main form button.primary").first().click();
  await page.waitForURL("**done=**");
}

async function api(path: string): Promise<Record<string, unknown>> {
  const headers = { Authorization: `Bearer ${inject("token")}` };
  return (await fetch(`${origin}/api/v1/desk${path}`, { headers })).json();
}
