/** The editor in a real browser: what its scripts do more, and that nobody is left out by how it looks. */
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { openBrowser } from "./browser.ts";

const origin = inject("origin");
const headers = { Authorization: `Bearer ${inject("token")}`, "Content-Type": "application/json" };
const source = "The tunnel opened today.\n\nIt took three years.\n\nTrains run from Monday.";

let browser: Browser;
let session: NonNullable<BrowserContextOptions["storageState"]>;
let id: string;

beforeAll(async () => {
  browser = await openBrowser();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/desk/sign-in`);
  await page.locator("#token").fill(inject("token"));
  await page.locator("form.panel button.primary").click();
  await page.waitForURL((url) => url.pathname !== "/desk/sign-in");
  session = await context.storageState();
  await context.close();
});
afterAll(() => browser.close());

async function api(method: string, path: string, body?: object, version = "*"): Promise<{ id: string }> {
  const response = await fetch(`${origin}/api/v1/desk/articles${path}`, {
    ...{ method, headers: { ...headers, "If-Match": version } },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

const draft = (locale: string, body: object) => api("PUT", `/${id}/editions/${locale}/draft`, body);

/** An outdated translation beside its source. */
beforeEach(async () => {
  const slug = `tunnel-${crypto.randomUUID().slice(0, 8)}`;
  ({ id } = await api("POST", "", { slug, sourceLocale: "en" }));
  await draft("en", { title: "A tunnel opens", byline: "By Lin", body: source });
  await draft("zh-Hans", { title: "隧道通车", body: "隧道今天通车。\n\n工程历时三年。" });
  await draft("en", { title: "A tunnel opens", byline: "By Lin", body: source.replace("three", "four") });
});

const editor = (locale: string) => `${origin}/desk/articles/${id}/${locale}`;

async function visit(
  options: BrowserContextOptions,
  work: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ storageState: session, locale: "en-GB", ...options });
  try {
    await work(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

test("what is typed is seen as readers will see it, rendered by the server", async () => {
  await visit({}, async (page) => {
    await page.goto(editor("en"));
    await page.locator("#live p", { hasText: "three" }).waitFor({ state: "detached" });
    await page.locator("#live p", { hasText: "four years" }).waitFor();
    await page.locator("#body").fill("# Head\n\n**Bold** <img src=x onerror=alert(1)> text");
    await page.locator("#live h2", { hasText: "Head" }).waitFor();
    expect(await page.locator("#live strong").textContent()).toBe("Bold");
    expect(await page.locator("#live img").count()).toBe(0);
    await page.locator("#body").fill("> ".repeat(40));
    await page.locator("#live-fault", { hasText: "nested" }).waitFor();
  });
});

test("it is saved by a key, which says so and leaves everything where it was", async () => {
  await visit({}, async (page) => {
    await page.goto(editor("en"));
    await page.keyboard.press("Control+s");
    expect(await page.locator("#edition-status").textContent()).toBe("There is nothing to save");
    await page.locator("#byline").fill("By Mei");
    expect(await page.locator("#edition-status").textContent()).toBe("Not saved yet");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+s");
    await page.waitForURL("**?as=text&done=drafted&n=3");
    expect(await page.locator("#edition-status").textContent()).toBe("Saved");
    expect(await page.evaluate("document.activeElement.id")).toBe("byline");
    expect(await page.locator("#byline").inputValue()).toBe("By Mei");
  });
});

test("what is not saved is not left without a question", async () => {
  await visit({}, async (page) => {
    const asked: string[] = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.goto(editor("en"));
    await page.locator("#title").pressSequentially("!");
    await page.locator("#title").press("Backspace");
    await page.locator("nav.sections a").nth(1).click();
    await page.waitForURL((url) => url.pathname !== new URL(editor("en")).pathname);
    expect(asked).toEqual([]);
    await page.goto(editor("en"));
    await page.locator("#title").fill("A tunnel opens!");
    await page.locator("button[name=lang]").first().click();
    await page.locator("html[lang=zh-Hans]").waitFor();
    expect(await page.locator("#title").inputValue()).toBe("A tunnel opens!");
    expect(asked).toEqual([]);
    await page.locator("#main h1").click();
    await page.locator("nav.sections a").nth(1).click();
    await page.waitForURL((url) => url.pathname !== new URL(editor("en")).pathname);
    expect(asked).toEqual(["beforeunload"]);
  });
});

describe("a copy of what was typed", () => {
  /** As a crash leaves it: no question, and nothing that could still be sent. */
  async function typeAndCrash(context: BrowserContext, path: string, field: string, text: string) {
    const page = await context.newPage();
    await page.goto(path);
    await page.locator(field).fill(text);
    await expect.poll(() => page.evaluate("localStorage.length")).toBe(1);
    await page.close();
  }

  test("is offered after a crash, and never put back without being asked for", async () => {
    await visit({}, async (page, context) => {
      await typeAndCrash(context, editor("en"), "#title", "Typed and lost");
      await page.goto(editor("en"));
      expect(await page.locator("#title").inputValue()).toBe("A tunnel opens");
      await page.locator("#copy").waitFor();
      await page.locator("#copy-take").click();
      expect(await page.locator("#title").inputValue()).toBe("Typed and lost");
      expect(await page.locator("#copy").isVisible()).toBe(false);
      await page.locator("#save").click();
      await page.waitForURL("**done=drafted**");
      expect(await page.evaluate("localStorage.length")).toBe(0);
      await page.goto(editor("en"));
      expect(await page.locator("#copy").isVisible()).toBe(false);
    });
  });

  test("is thrown away when asked", async () => {
    await visit({}, async (page, context) => {
      await typeAndCrash(context, editor("en"), "#title", "Typed and lost");
      await page.goto(editor("en"));
      await page.locator("#copy-drop").click();
      await page.reload();
      expect(await page.locator("#copy").isVisible()).toBe(false);
      expect(await page.locator("#title").inputValue()).toBe("A tunnel opens");
    });
  });

  test("of an earlier version leads into the merge, and of another way of writing to that way", async () => {
    await visit({}, async (page, context) => {
      await typeAndCrash(context, editor("zh-Hans"), "#block-1", "隧道今日开通。");
      await draft("zh-Hans", { title: "他人所改", body: "隧道今天通车。\n\n工程历时四年。" });
      await page.goto(`${editor("zh-Hans")}?as=text`);
      await page.locator("#copy-elsewhere").click();
      await page.locator("#copy-take").click();
      await page.locator("#save").click();
      await page.locator("form#merge").waitFor();
      expect(await page.locator("fieldset.conflict").count()).toBe(0);
      await page.locator("button[value=settle]").click();
      await page.waitForURL("**done=drafted**");
      expect(await page.locator("#title").inputValue()).toBe("他人所改");
      expect(await page.locator("#block-1").inputValue()).toBe("隧道今日开通。");
      expect(await page.locator("#block-2").inputValue()).toBe("工程历时四年。");
    });
  });
});

test("keys lead through the blocks and to the publication, and stand in a list of their own", async () => {
  await visit({}, async (page) => {
    await page.goto(editor("zh-Hans"));
    const focus = "document.activeElement.id";
    await page.locator("#block-1").focus();
    await page.keyboard.press("Alt+ArrowDown");
    expect(await page.evaluate(focus)).toBe("block-2");
    await page.keyboard.press("Alt+ArrowUp");
    expect(await page.evaluate(focus)).toBe("block-1");
    await page.keyboard.type("?");
    expect(await page.getByRole("dialog").isVisible()).toBe(false);
    expect(await page.locator("#block-1").inputValue()).toContain("?");
    await page.locator("#block-1").fill("隧道今天通车。");
    await page.locator("#main h1").click();
    await page.keyboard.press("?");
    expect(await page.getByRole("dialog").isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+Enter");
    await page.waitForURL("**/publication");
  });
});

describe.each([
  { locale: "en-GB", lang: "en" },
  { locale: "zh-CN", lang: "zh-Hans" },
])("in $lang", ({ locale }) => {
  const pages = () => ["en", "zh-Hans", "zh-Hans?as=text", "en/revisions", "en/revisions/2"].map(editor);

  async function conflict(page: Page): Promise<void> {
    await page.goto(editor("en"));
    await draft("en", { title: "Theirs", body: source.replace("three", "five") });
    await page.locator("#title").fill("Hers");
    await page.locator("#save").click();
    await page.locator("form#merge").waitFor();
  }

  test.each(["light", "dark"] as const)("there is no accessibility fault, %s", async (colorScheme) => {
    await visit({ locale, colorScheme }, async (page) => {
      for (const path of pages()) {
        await page.goto(path);
        await expectNoFault(page, path);
      }
      await page.goto(editor("en"));
      await page.locator("#show-keys").click();
      await expectNoFault(page, "the keys");
      await page.locator("[data-close]").click();
      await page.locator("button[value=link]").click();
      await page.locator("#made-link").waitFor();
      await page.locator("button[value=preview]").click();
      await page.locator("#preview").waitFor();
      await expectNoFault(page, "a preview");
      await conflict(page);
      await expectNoFault(page, "a conflict");
    });
  });

  test("everything fits a window 320 pixels wide", async () => {
    await visit({ locale, viewport: { width: 320, height: 640 } }, async (page) => {
      const width = () => page.evaluate("document.documentElement.scrollWidth");
      for (const path of pages()) {
        await page.goto(path);
        expect([path, await width()]).toEqual([path, 320]);
      }
      await conflict(page);
      expect(await width()).toBe(320);
    });
  });

  test("it is written without JavaScript", async () => {
    await visit({ locale, javaScriptEnabled: false }, async (page) => {
      await page.goto(editor("zh-Hans"));
      await page.locator("#block-3").fill("列车从周一开始运行。");
      await page.locator("input[name=confirm]").last().check();
      await page.locator("button[value=preview]").click();
      await page.locator("#preview").waitFor();
      expect(await page.locator("[aria-labelledby=preview] .rendered p").count()).toBe(3);
      expect(await page.locator("input[name=confirm]").last().isChecked()).toBe(true);
      await page.locator("#save").click();
      await page.waitForURL("**?done=drafted&n=2");
      expect(await page.locator("li.pair.current").count()).toBe(3);
    });
  });
});

async function expectNoFault(page: Page, what: string): Promise<void> {
  await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect([what, violations.map(({ id: rule, nodes }) => [rule, nodes.map((node) => node.html)])]).toEqual([
    what,
    [],
  ]);
}
