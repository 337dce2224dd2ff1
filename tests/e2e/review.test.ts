/** What people at the desk say to each other, in a real browser: with scripts, without, and however it looks. */
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openBrowser } from "./browser.ts";

const origin = inject("origin");
const mark = crypto.randomUUID().slice(0, 8);

let browser: Browser;
let article: string;
let lin: Member;
let mei: Member;

interface Member {
  readonly id: string;
  readonly name: string;
  readonly token: string;
  readonly session: NonNullable<BrowserContextOptions["storageState"]>;
}

beforeAll(async () => {
  browser = await openBrowser();
  lin = await hire(`Lin ${mark}`, ["admin"]);
  mei = await hire(`梅${mark}`, ["editor"]);
  const sourceLocale = "en";
  ({ id: article } = await api<{ id: string }>("POST", "/articles", { slug: `talk-${mark}`, sourceLocale }));
  const text = { title: "A tunnel opens", body: "The tunnel opened today.\n\nIt took three years." };
  await api("PUT", `/articles/${article}/editions/en/draft`, text, mei.token);
  await api(
    "PUT",
    `/articles/${article}/editions/en/review`,
    { reviewerId: lin.id, note: "Please." },
    mei.token,
  );
  const remark = { text: `Since when, @${lin.name}?`, block: "title" };
  await api("POST", `/articles/${article}/editions/en/comments`, remark, mei.token);
});
afterAll(() => browser.close());

async function api<T>(method: string, path: string, body: object, token = inject("token")): Promise<T> {
  const headers = { Authorization: `Bearer ${token}`, "If-Match": "*", "Content-Type": "application/json" };
  const response = await fetch(`${origin}/api/v1/desk${path}`, {
    method,
    headers,
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json() as Promise<T>;
}

async function hire(name: string, roles: string[]): Promise<Member> {
  const email = `${crypto.randomUUID()}@example.org`;
  const { id } = await api<{ id: string }>("POST", "/members", { name, email, roles });
  const { token } = await api<{ token: string }>("POST", "/tokens", { name, memberId: id });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/desk/sign-in`);
  await page.locator("#token").fill(token);
  await page.locator("form.panel button.primary").click();
  await page.waitForURL((url) => url.pathname !== "/desk/sign-in");
  const session = await context.storageState();
  await context.close();
  return { id, name, token, session };
}

async function visit(
  { session }: Member,
  options: BrowserContextOptions,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ storageState: session, locale: "en-GB", ...options });
  try {
    await work(await context.newPage());
  } finally {
    await context.close();
  }
}

const edition = () => `${origin}/desk/articles/${article}/en`;

const looks = [
  { width: 1280, colorScheme: "light" },
  { width: 320, colorScheme: "dark" },
] as const;

describe.each(["en-GB", "zh-CN"])("in %s", (locale) => {
  test.each(looks)("nobody is left out at $width pixels, $colorScheme", async ({ width, colorScheme }) => {
    await visit(lin, { locale, viewport: { width, height: 800 }, colorScheme }, async (page) => {
      for (const path of [`/desk/articles/${article}/en/comments`, "/desk/notices", "/desk/settings"]) {
        await page.goto(origin + path);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
        await expectNoFault(page, path);
      }
    });
  });
});

test("a remark is made without leaving a text that is not saved", async () => {
  await visit(mei, {}, async (page) => {
    await page.goto(edition());
    await page.locator("#title").fill("Typed and not saved");
    await page.locator("#remark > summary").click();
    await page.locator("#remark_text").fill(`Look, @${lin.name}. And @nobody.`);
    expect(await page.locator("#remark [data-told]").textContent()).toBe(`Will be told: ${lin.name}`);
    await page.locator("#remark button").click();
    await page.locator("#talk .notice.good").waitFor();
    expect(await page.locator("#title").inputValue()).toBe("Typed and not saved");
    expect(await page.locator(".thread").last().locator(".mention").textContent()).toBe(`@${lin.name}`);
  });
});

test("what cannot be taken is said beside it, with what was written still there", async () => {
  await visit(lin, {}, async (page) => {
    await page.goto(edition());
    await page.locator("#title").fill("Typed and not saved");
    await page.locator("button[value=changes_wanted]").click();
    await page.locator("#talk #errors").waitFor();
    expect(await page.evaluate("document.activeElement.id")).toBe("errors");
    expect(await page.locator("#title").inputValue()).toBe("Typed and not saved");
  });
});

test("without JavaScript a notice leads to its thread, and the review is decided there", async () => {
  await visit(lin, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${origin}/desk/notices`);
    const before = Number(await page.locator(".bell .number").textContent());
    await page.locator(".unread .told", { hasText: "mentioned" }).last().click();
    await page.waitForURL(/\/comments#thread-/);
    expect(Number(await page.locator(".bell .number").textContent())).toBe(before - 1);
    await page.locator("#decision_note").fill("Good.");
    await page.locator("button[value=approved]").click();
    await page.waitForURL("**?done=review_decided");
    expect(await page.locator(".verdict").textContent()).toContain("Good.");
  });
});

async function expectNoFault(page: Page, what: string): Promise<void> {
  await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect([what, violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])]).toEqual([what, []]);
}
