/** A translator's day at the desk in a real browser: without JavaScript and with it, in both languages. */
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openBrowser } from "./browser.ts";
import { deskApi } from "./desk-api.ts";

const origin = inject("origin");
const api = deskApi(origin, inject("token"));
const languages = [
  { locale: "en-GB", lang: "en", other: "中文" },
  { locale: "zh-CN", lang: "zh-Hans", other: "English" },
] as const;

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

describe.each(languages)("in $lang", ({ locale, lang, other }) => {
  test.each([false, true])(
    "a file is uploaded, settled, applied, published, seen by readers and taken back (JavaScript: %s)",
    async (javaScriptEnabled) => {
      const run = `${lang}${javaScriptEnabled ? "甲" : "乙"}`;
      const before = await api.words("zh-Hans/reader");
      const text = await api.export("zh-Hans/reader");
      await api.put("zh-Hans/reader", { ...before, "home.latest": `同事所写${run}` });
      const hers = {
        ...api.parse(text),
        "home.latest": `她写的最新文章${run}`,
        "home.all": `全部文章,${run}`,
        "list.only_in": `仅有｛｛language｝｝版${run}`,
        [`extra.${run}`]: "多出来的词",
      };
      await visit({ locale, javaScriptEnabled }, async (page) => {
        await page.goto(`${origin}/desk/catalogues/zh-Hans/reader`);
        expect(await page.locator("html").getAttribute("lang")).toBe(lang);
        await page.locator("#file").setInputFiles({
          name: "reader.zh-Hans.json",
          mimeType: "application/json",
          buffer: Buffer.from(api.print(hers)),
        });
        await page.locator("form.upload button.primary").click();
        await page.waitForURL("**/uploads/*");
        expect(await page.locator(".row.conflict .name").allTextContents()).toEqual(["home.latest"]);

        await page.locator("button[value=apply]").click();
        await page.locator("#errors").waitFor();
        expect(await page.locator("tbody.row .name").allTextContents()).toEqual(["list.only_in"]);
        await page.locator("button[value=attention]").click();
        await page.locator(".row.conflict input[value=mine]").check();
        await page.locator("input[name=safe]").check();
        for (const box of await page.locator("input[name=accept]").all()) await box.check();
        await page.locator("button[value=changed]").click();
        await page.locator("button[value=changed][aria-pressed=true]").waitFor();
        expect(await page.locator("tbody.row .name").allTextContents()).toEqual(["home.all", "list.only_in"]);
        expect(await page.locator("input[name=safe]").isChecked()).toBe(true);

        await page.locator("button[value=preview]").click();
        await page.locator(".preview-notice").waitFor();
        expect(await page.locator(".obstacles a").count()).toBe(0);
        expect(await page.locator("tbody.row").filter({ hasText: "home.all" }).textContent()).toContain(
          `全部文章，${run}`,
        );
        await page.locator("#note").fill(`两天的修订${run}`);
        await page.locator("button[value=apply]").click();
        await page.waitForURL("**/reader?done=applied&n=*");
        const applied = new URL(page.url()).searchParams.get("n") ?? "";

        await page.locator("form[action$=publication] button.primary").click();
        await page.waitForURL("**/reader?done=published&n=*");
        await api.untilReadersSee("/zh/", `她写的最新文章${run}`);

        await page.goto(`${origin}/desk/catalogues/zh-Hans/reader/versions/0`);
        await page.locator(".ways button.primary").click();
        await page.waitForURL("**/reader?done=published&n=0");
        await api.untilReadersSee("/zh/", "最新文章</h2>");
        expect(await page.locator("#history ~ table tbody tr").first().textContent()).toContain(
          `两天的修订${run}`,
        );

        await page.locator(`button[name=lang]`, { hasText: other }).click();
        expect(new URL(page.url()).pathname).toBe("/desk/catalogues/zh-Hans/reader");
        expect(await page.locator("html").getAttribute("lang")).not.toBe(lang);
        expect(applied).toMatch(/^\d+$/);
      });
      // The next one begins where this one began.
      await api.put("zh-Hans/reader", before, true);
    },
  );
});

describe.each(languages)("at a proposal with an error, in $lang,", ({ locale }) => {
  test("the key is left out and the rest applied, and the figures lead to what they count", async () => {
    const place = `news/leave-${locale.toLowerCase()}`;
    await api.open(place);
    await api.put(`en/${place}`, { title: "News", greeting: "Hello {{name}}", bye: "Bye" });
    await api.put(`zh-Hans/${place}`, { title: "新闻", greeting: "你好，{{name}}" });
    const id = await api.upload(`zh-Hans/${place}`, { title: "要闻", greeting: "您好，｛｛name｝｝" });
    await visit({ locale, javaScriptEnabled: false }, async (page) => {
      await page.goto(`${origin}/desk/catalogues/zh-Hans/${place}/uploads/${id}`);
      await page.locator("button[value=apply]").click();
      await page.locator("#errors a[href='#leave-errors']").click();
      await page.locator("#leave-errors").check();
      await page.locator("button[value=apply]").click();
      await page.waitForURL("**?done=applied&n=*");
      expect(await api.words(`zh-Hans/${place}`)).toEqual({ title: "要闻", greeting: "你好，{{name}}" });

      await page.locator("a[href$='messages?which=missing']").click();
      expect(await page.locator(".key .name").allTextContents()).toEqual(["bye"]);
      await page.locator(".tab[href$='which=all']").click();
      expect(await page.locator(".key .name").allTextContents()).toEqual(["bye", "greeting", "title"]);
      await page.locator("#q").fill("要闻");
      await page.locator("form.filter button").click();
      expect(await page.locator(".key .name").allTextContents()).toEqual(["title"]);
    });
  });
});

test("nobody is let in without a token, nor after signing out", async () => {
  await visit({ storageState: { cookies: [], origins: [] }, javaScriptEnabled: false }, async (page) => {
    await page.goto(`${origin}/desk/record`);
    expect(new URL(page.url()).pathname).toBe("/desk/sign-in");
    await page.locator("#token").fill("sy_wrong");
    await page.locator("form.panel button.primary").click();
    await page.locator("#errors").waitFor();
    await page.locator("#token").fill(inject("token"));
    await page.locator("form.panel button.primary").click();
    await page.waitForURL(`${origin}/desk/record`);
    await page.locator("form[action='/desk/sign-out'] button").click();
    await page.waitForURL("**/desk/sign-in");
    await page.goto(`${origin}/desk/record`);
    expect(new URL(page.url()).pathname).toBe("/desk/sign-in");
  });
});

describe("the screens", () => {
  let screens: readonly string[];

  beforeAll(async () => {
    screens = await api.furnish();
  });

  const schemes = (["light", "dark"] as const).flatMap((colorScheme) =>
    languages.map((language) => ({ ...language, colorScheme })),
  );

  test.each(schemes)(
    "have no accessibility fault in $lang, $colorScheme",
    async ({ locale, colorScheme }) => {
      await visit({ locale, colorScheme }, async (page) => {
        for (const path of screens) {
          await page.goto(origin + path);
          await expectNoFault(page, path);
        }
        await page.goto(origin + (screens.find((path) => path.includes("/uploads/")) ?? ""));
        await page.locator("button[value=apply]").click();
        await page.locator("#errors").waitFor();
        await expectNoFault(page, "an application that is refused");
        await page.locator("button[value=preview]").click();
        await page.locator(".preview-notice").waitFor();
        await expectNoFault(page, "a preview");
      });
      await visit({ locale, colorScheme, storageState: { cookies: [], origins: [] } }, async (page) => {
        await page.goto(`${origin}/desk/sign-in`);
        await expectNoFault(page, "sign-in");
      });
    },
  );

  async function expectNoFault(page: Page, what: string): Promise<void> {
    // What is folded away is looked at too.
    await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .analyze();
    expect([what, violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])]).toEqual([
      what,
      [],
    ]);
  }

  test.each(languages)("fit a window 320 pixels wide in $lang", async ({ locale }) => {
    await visit({ locale, viewport: { width: 320, height: 640 } }, async (page) => {
      for (const path of screens) {
        await page.goto(origin + path);
        expect([path, await page.evaluate("document.documentElement.scrollWidth")]).toEqual([path, 320]);
      }
    });
  });

  test("ask nothing of another site and report no error", async () => {
    await visit({}, async (page) => {
      const problems: string[] = [];
      page.on("request", (request) => {
        if (!request.url().startsWith(origin)) problems.push(request.url());
      });
      page.on("console", (message) => {
        if (message.type() === "error") problems.push(message.text());
      });
      page.on("pageerror", (error) => problems.push(error.message));
      for (const path of screens.filter((one) => !one.includes("nothing"))) await page.goto(origin + path);
      expect(problems).toEqual([]);
    });
  });

  test("are reached by the keyboard: the content first, and what has the focus is seen", async () => {
    await visit({}, async (page) => {
      await page.goto(`${origin}/desk/catalogues`);
      await page.keyboard.press("Tab");
      const focus =
        "getComputedStyle(document.activeElement).outlineStyle + document.activeElement.className";
      expect(await page.evaluate(focus)).toBe("solidskip");
      await page.keyboard.press("Enter");
      expect(await page.evaluate("document.activeElement.id")).toBe("main");
    });
  });
});

describe("with JavaScript", () => {
  let proposal: string;

  beforeAll(async () => {
    const screens = await api.furnish();
    proposal = origin + (screens.find((path) => path.includes("/uploads/")) ?? "");
  });

  test("rows are filtered as one types, and how many is said", async () => {
    await visit({}, async (page) => {
      await page.goto(proposal);
      await page.locator("#q").pressSequentially("greet");
      expect(await page.locator("[data-row]:visible").count()).toBe(1);
      expect(await page.locator(".matching").textContent()).toMatch(/1$/);
    });
  });

  test("rows are walked and settled by keys, which work in the list alone", async () => {
    await visit({}, async (page) => {
      await page.goto(proposal);
      await page.keyboard.press("j");
      expect(await page.evaluate("document.activeElement.tagName")).toBe("BODY");
      await page.locator("#show-keys").click();
      expect(await page.getByRole("dialog").isVisible()).toBe(true);
      await page.locator("[data-close]").click();
      const row = "document.activeElement.closest('[data-row]')?.dataset.row";
      await page.waitForFunction("document.activeElement.closest('[data-row]') !== null");
      expect(await page.evaluate(row)).toBe("title");
      await page.keyboard.press("m");
      expect(await page.locator("[data-row=title] input[value=mine]").isChecked()).toBe(true);
      expect(await page.locator(".obstacles .conflicts").textContent()).toMatch(/1$/);
      await page.keyboard.press("j");
      await page.keyboard.press("t");
      expect(await page.locator("[data-row=bye] input[value=theirs]").isChecked()).toBe(true);
      await page.keyboard.press("k");
      expect(await page.evaluate(row)).toBe("title");
    });
  });

  test("one choice for all conflicts and removals is shown on each", async () => {
    await visit({}, async (page) => {
      await page.goto(proposal);
      await page.locator("input[name=all][value=theirs]").check();
      expect(await page.locator(".row.conflict input[value=theirs]:checked").count()).toBe(2);
      await page.locator("input[name=remove-all]").check();
      expect(await page.locator("input[name=remove]:checked").count()).toBe(1);
    });
  });

  test("choices that are not applied yet are not left without a question", async () => {
    await visit({}, async (page) => {
      const asked: string[] = [];
      page.on("dialog", (dialog) => {
        asked.push(dialog.type());
        void dialog.accept();
      });
      await page.goto(proposal);
      await page.locator("input[name=all][value=theirs]").check();
      await page.locator("button[value=all]").click();
      await page.waitForLoadState();
      expect(asked).toEqual([]);
      await page.locator("#rows").click();
      await page.locator(".brand").click();
      await page.waitForURL("**/desk/articles");
      expect(asked).toEqual(["beforeunload"]);
    });
  });

  test("a file is dropped where it is chosen", async () => {
    await visit({}, async (page) => {
      await page.goto(`${origin}/desk/catalogues/zh-Hans/reader`);
      await page.evaluate(`
        const files = new DataTransfer();
        files.items.add(new File(["{}"], "dropped.json"));
        document.querySelector("[data-drop]").dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
      `);
      expect(await page.evaluate("document.getElementById('file').files[0].name")).toBe("dropped.json");
    });
  });

  test("the token is shown when asked", async () => {
    await visit({ storageState: { cookies: [], origins: [] } }, async (page) => {
      await page.goto(`${origin}/desk/sign-in`);
      await page.locator("[data-reveal]").click();
      expect(await page.locator("#token").getAttribute("type")).toBe("text");
    });
  });
});
