/** A proposal as a plain form: what is chosen survives whatever is looked at next, and only that is applied. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { app, chief, headIs, li, openNamespace, put, read, upload, wang } from "../support/catalogues.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import type { DeskBrowser, DeskPage } from "../support/desk-browser.ts";
import { languages } from "../support/languages.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const json = (words: object): string => JSON.stringify(words, null, 2);
const form = "form#choices";

const source = {
  title: "News of {{city}}",
  greeting: "Hello {{name}}",
  bye: "Goodbye",
  more: "Read more in the archive",
  old: "Old",
  older: "Older",
  count: "3 enterprises",
};
const first = {
  title: "{{city}}新闻",
  greeting: "你好，{{name}}",
  bye: "再见",
  more: "更多内容见资料库",
  old: "旧",
  older: "更旧",
  count: "3家企业",
};
/** Two conflicts, two removals, an error with a safe fix, a warning, a safe fix of no consequence, a new key. */
const hers = {
  title: "{{city}}要闻",
  greeting: "您好，｛｛name｝｝",
  bye: "回头见",
  more: "更多内容,见资料库",
  count: "四家企业",
  extra: "多出来的",
};

let browser: DeskBrowser;

beforeEach(async () => {
  await openNamespace(db);
  await put(db, chief, { locale: "en", text: json(source) });
  await put(db, li, { text: json(first) });
  await put(db, wang, { text: json({ ...first, title: "{{city}}快讯", bye: "下次见" }), base: 1 });
  browser = await deskBrowser(visitor(), { name: "Li" });
});

async function open(words: object = hers, base: number | undefined = 1): Promise<DeskPage> {
  const { id } = await upload(db, li, { text: json(words), base });
  return browser.open(`/desk/catalogues/zh-Hans/${app}/uploads/${id}`);
}

const keysOn = (page: DeskPage) => page.texts(".row .name");
const tabsOn = (page: DeskPage) => page.texts(".tab");

describe("a proposal", () => {
  test("begins with what needs somebody, and counts the rest", async () => {
    const page = await open();
    expect(await keysOn(page)).toEqual(["title", "bye", "greeting", "count", "extra", "old", "older"]);
    expect(await tabsOn(page)).toEqual([
      "7 for you to decide",
      "8 in all",
      "2 conflicts",
      "1 new",
      "3 changed",
      "2 to remove",
    ]);
    expect(await page.texts(".obstacles a")).toEqual([
      "conflicts to settle: 2",
      "errors: 2",
      "warnings without a yes: 2",
    ]);
  });

  test("shows what goes and what comes inside a text, and three sides of a conflict", async () => {
    const page = await open();
    expect(await page.texts(".row.conflict .text")).toEqual([
      "News of {{city}}",
      "{{city}}新闻",
      "{{city}}快讯",
      "{{city}}要闻",
      "Goodbye",
      "再见",
      "下次见",
      "回头见",
    ]);
    expect(await page.texts(".row.conflict ins")).toEqual(["快讯", "要", "下次", "回头"]);
    const all = await browser.send(page, form, {}, "show=changed");
    expect(await keysOn(all)).toEqual(["greeting", "more", "count"]);
    expect((await all.texts("tbody.row > tr > td > .text del"))[0]).toBe("你");
  });

  test("says where in the file a key stands, and what would mend it", async () => {
    const page = await open();
    expect((await page.texts(".row .place"))[0]).toBe("line 2, column 12");
    const delimiter = await page.texts(".finding.error");
    expect(delimiter[0]).toMatch(/Delimiters This has to be {{name}} and not ｛｛name｝｝\. Fix it:/);
  });

  test.each(languages)("is filtered by key, text, severity and check in $locale", async ({ locale }) => {
    browser = await deskBrowser(visitor(), {}, locale);
    const page = await open();
    const found = async (entries: Record<string, string>) =>
      keysOn(await browser.send(page, form, { showing: "all", ...entries }, "do=look"));
    expect(await found({ q: "资料库" })).toEqual(["more"]);
    expect(await found({ q: "GREET" })).toEqual(["greeting"]);
    expect(await found({ severity: "warning" })).toEqual(["count", "extra"]);
    expect(await found({ check: "delimiter" })).toEqual(["greeting"]);
    expect(await found({ q: "nowhere" })).toEqual([]);
    const narrowed = await browser.send(page, form, { q: "nowhere" }, "do=look");
    expect(await keysOn(await browser.send(narrowed, form, {}, "do=clear"))).toHaveLength(7);
  });
});

describe("choices", () => {
  test("survive tabs, filters and the language switch, and are applied to the letter", async () => {
    let page = await open();
    page = await browser.send(page, form, { 'side:"title"': "mine", remove: '"old"' }, "show=changed");
    expect(await page.all("input[type=radio][name^=side]")).toEqual([]);
    page = await browser.send(page, form, { safe: "all", accept: ["extra-key"] }, "show=conflict");
    page = await browser.send(page, form, { 'side:"bye"': "theirs", q: "bye" }, "do=look");
    page = await browser.send(page, form, {}, "lang=zh-Hans");
    expect((await page.one("html")).attributes.get("lang")).toBe("zh-Hans");
    page = await browser.send(
      page,
      form,
      { accept: ["extra-key", "number-set"], note: "两天的修订" },
      "do=apply",
    );
    expect(page.path).toBe(`/desk/catalogues/zh-Hans/${app}?done=applied&n=3`);
    const { older: _, ...rest } = first;
    const { words, number } = await read(db);
    expect(number).toBe(3);
    expect(words).toEqual({
      ...rest,
      title: "{{city}}要闻",
      greeting: "您好，{{name}}",
      bye: "下次见",
      more: "更多内容，见资料库",
      count: "四家企业",
      extra: "多出来的",
      older: "更旧",
      old: undefined,
    });
    expect(await page.texts("section[aria-labelledby=history] td")).toContain("两天的修订");
  });

  test("can be taken back as long as nothing is applied", async () => {
    let page = await open();
    page = await browser.send(page, form, { remove: ['"old"', '"older"'], safe: "all" }, "show=removed");
    expect((await page.all("input[name=remove][checked]")).length).toBe(2);
    page = await browser.send(page, form, { remove: '"old"', safe: null }, "show=attention");
    expect(
      (await page.all("input[name=remove][checked]")).map(({ attributes }) => attributes.get("value")),
    ).toEqual(['"old"']);
    expect(await page.all("input[name=safe][checked]")).toEqual([]);
  });

  test("hold for every conflict at once where they are not made one by one", async () => {
    let page = await open();
    const accept = ["extra-key", "number-set"];
    page = await browser.send(
      page,
      form,
      { all: "theirs", 'side:"bye"': "mine", safe: "all", accept },
      "do=apply",
    );
    const { words } = await read(db);
    expect([words["title"], words["bye"], words["old"]]).toEqual(["{{city}}快讯", "回头见", "旧"]);
  });

  test("are shown with the fixes made before anything is written", async () => {
    let page = await open();
    page = await browser.send(page, form, { safe: "all", 'side:"bye"': "mine" }, "do=preview");
    expect((await page.one(".preview-notice p")).text).toContain("Nothing is written yet.");
    expect(await page.texts(".obstacles a")).toEqual(["conflicts to settle: 1", "warnings without a yes: 2"]);
    const changed = await browser.send(page, form, {}, "show=changed");
    expect(await changed.texts(".preview-notice p")).toHaveLength(1);
    expect((await changed.texts("tbody.row > tr > td > .text"))[2]).toBe("您好，{{name}}");
    expect((await headIs(db)).draft).toBe(2);
    const back = await browser.send(changed, form, {}, "do=choose");
    expect(await back.all("input[name=safe][checked]")).toHaveLength(1);
    expect(await back.texts(".obstacles a")).toContain("errors: 2");
  });

  test("are all there again when something stands in the way, which is said and led to", async () => {
    let page = await open();
    page = await browser.send(
      page,
      form,
      { remove: '"old"', 'side:"title"': "mine", note: "mine" },
      "do=apply",
    );
    expect(page.status).toBe(422);
    expect((await page.texts(".summary li"))[0]).toContain("Errors stand in the way (2)");
    expect((await page.one("input[name=note]")).attributes.get("value")).toBe("mine");
    page = await browser.send(page, form, { safe: "all" }, "do=apply");
    expect((await page.texts(".summary li"))[0]).toContain("Others changed some of your keys too (1)");
    expect(await keysOn(page)).toEqual(["title", "bye"]);
    const ticked = await page.all("input[type=radio][name^=side][checked]");
    expect(ticked.map(({ attributes }) => [attributes.get("name"), attributes.get("value")])).toEqual([
      ['side:"title"', "mine"],
    ]);
    page = await browser.send(page, form, { 'side:"bye"': "mine" }, "do=apply");
    expect((await page.texts(".summary li"))[0]).toContain("Warnings want a yes (2)");
    expect((await page.all(".summary a")).map(({ attributes }) => attributes.get("href"))).toEqual([
      "#decisions",
      "#accept-number-set",
      "#accept-extra-key",
    ]);
    page = await browser.send(page, form, { accept: ["number-set", "extra-key"] }, "do=apply");
    expect(page.path).toContain("done=applied");
    expect((await read(db)).words["old"]).toBeUndefined();
  });

  test("that a form could spoil come back whole: line breaks, quotes, markup, half characters", async () => {
    const keys = ['a "quoted" & <b>', "two\nlines", "with\r\nreturns", "__proto__", "\ud800half", "日本"];
    const name = "news/natural";
    const settings = {
      checks: { keySeparator: false as const, severities: { "reserved-key": "off" as const } },
      glossary: [],
    };
    await openNamespace(db, { name, settings });
    const text = `{${keys.map((key) => `${JSON.stringify(key)}:"x"`).join(",")}}`;
    await put(db, li, { namespace: name, text });
    const { id } = await upload(db, li, { namespace: name, text: "{}", base: 1 });
    let page = await browser.open(`/desk/catalogues/zh-Hans/${name}/uploads/${id}`);
    const boxes = (await page.all("input[name=remove]")).map(
      ({ attributes }) => attributes.get("value") ?? "",
    );
    expect(boxes.map((value): unknown => JSON.parse(value))).toEqual(keys);
    page = await browser.send(page, form, { remove: boxes.slice(1) }, "show=added");
    page = await browser.send(page, form, {}, "do=apply");
    expect(page.path).toContain("done=applied");
    expect(Object.keys((await read(db, 2, "zh-Hans", name)).words)).toEqual(keys.slice(0, 1));
  });

  test("of what the file no longer has on her side of a conflict take the key away", async () => {
    const { bye: _, ...without } = hers;
    let page = await open(without);
    expect(await page.texts(".row.conflict .tick")).toContain("Mine: removed");
    const choices = {
      'side:"bye"': "mine",
      'side:"title"': "theirs",
      safe: "all",
      accept: ["number-set", "extra-key"],
    };
    page = await browser.send(page, form, choices, "do=apply");
    expect((await read(db)).words["bye"]).toBeUndefined();
  });
});

test("translations whose source has changed are counted as up to date when she says so", async () => {
  await put(db, chief, {
    locale: "en",
    text: json({ ...source, more: "Read more in the archives" }),
    base: 1,
  });
  const page = await open({ ...first, title: "{{city}}快讯", bye: "下次见" }, 2);
  expect(await page.texts(".decisions legend")).toEqual(["Source has changed: 1"]);
  const applied = await browser.send(page, form, { confirm: "all" }, "do=apply");
  expect(applied.path).toContain("done=applied&n=3");
  expect((await applied.texts(".panel .facts")).join()).not.toContain("outdated");
});

describe("a key with an error", () => {
  test("does not hold up the rest once it is left out, which outlives every look around", async () => {
    let page = await open();
    const rest = { all: "theirs", accept: ["number-set", "extra-key"] };
    page = await browser.send(page, form, rest, "do=apply");
    expect(page.status).toBe(422);
    const ways = (await page.all(".summary a")).map(({ attributes }) => attributes.get("href"));
    expect(ways.at(-1)).toBe("#leave-errors");
    page = await browser.send(page, form, { leave: '"greeting"' }, "show=removed");
    page = await browser.send(page, form, {}, "show=changed");
    expect(await page.texts(".obstacles a")).toEqual([]);
    expect((await page.all("input[name=leave][checked]")).length).toBe(1);
    page = await browser.send(page, form, {}, "do=preview");
    expect(await page.texts(".obstacles a")).toEqual([]);
    page = await browser.send(page, form, {}, "do=apply");
    expect(page.path).toContain("done=applied");
    expect((await read(db)).words).toMatchObject({ greeting: first.greeting, count: hers.count });
  });

  test("is left out with all of its kind, and those with warnings by themselves", async () => {
    let page = await open();
    const chosen = { all: "theirs", "leave-errors": "all", leave: ['"count"', '"extra"'] };
    page = await browser.send(page, form, chosen, "show=all");
    expect(await page.texts(".obstacles a")).toEqual([]);
    expect(await page.texts(".row td > .void")).toContain("Left out: the draft stays as it is here.");
    page = await browser.send(page, form, {}, "do=apply");
    expect(page.path).toContain("done=applied");
    const { words } = await read(db);
    expect(words).toMatchObject({ greeting: first.greeting, count: first.count, more: hers.more });
    expect(words).not.toHaveProperty("extra");
  });

  test("that is mended is taken, and not left out", async () => {
    const page = await open();
    const chosen = { all: "theirs", "leave-errors": "all", safe: "all", accept: ["number-set", "extra-key"] };
    await browser.send(page, form, chosen, "do=apply");
    expect((await read(db)).words["greeting"]).toBe("您好，{{name}}");
  });
});

describe("beside what the file changes", () => {
  test("stand the source's words, with a change and with a conflict", async () => {
    const page = await open();
    const texts = await page.texts(".row .text");
    expect(texts).toEqual(expect.arrayContaining(["News of {{city}}", "Goodbye", "Hello {{name}}"]));
  });

  test("stands, folded away, what others have changed and what stays so", async () => {
    await put(db, wang, { text: json({ ...first, old: "旧的" }), base: 1 }, { conflicts: { all: "mine" } });
    const page = await open({ ...hers, old: "旧" });
    expect(await page.texts(".others summary")).toEqual(["Changed by others since, and staying: 1"]);
    expect(await page.texts(".others .name")).toEqual(["old"]);
    expect((await open(first, 3)).html).not.toContain("Changed by others since");
  });

  test("the preview shows what will stand where a conflict is settled, and asks where it is not", async () => {
    let page = await open();
    page = await browser.send(page, form, { 'side:"bye"': "mine" }, "do=preview");
    page = await browser.send(page, form, {}, "show=conflict");
    expect(await page.texts(".row.conflict .result .text")).toEqual(["回头见"]);
    expect(await page.texts(".row.conflict .result .label")).toEqual(["What will stand: my words"]);
    expect((await page.all(".row.conflict input[type=radio]")).length).toBe(2);
    const back = await browser.send(page, form, {}, "do=choose");
    expect(
      (await back.all("input[name^=side][checked]")).map(({ attributes }) => attributes.get("value")),
    ).toEqual(["mine"]);
  });
});

describe("a proposal that cannot be applied", () => {
  test("because the catalogue has gone on is made anew from the same file", async () => {
    const before = await open();
    await put(
      db,
      wang,
      { text: json({ ...first, more: "另一处" }), base: 1 },
      { conflicts: { all: "theirs" } },
    );
    const page = await browser.open(before.path);
    expect((await page.one("h1 .tag")).text).toBe("overtaken");
    expect(await page.all("button[value=apply]")).toEqual([]);
    const anew = await browser.send(page, ".notice.warning form", {}, "do=renew");
    expect(anew.path).toMatch(/\/uploads\/\w+\?done=renewed$/);
    expect(await tabsOn(anew)).toContain("3 conflicts");
  });

  test("says so when that happened a moment ago, with everything that was chosen", async () => {
    const page = await open();
    await put(
      db,
      wang,
      { text: json({ ...first, more: "另一处" }), base: 1 },
      { conflicts: { all: "theirs" } },
    );
    const refused = await browser.send(page, form, { all: "mine", safe: "all" }, "do=apply");
    expect(refused.status).toBe(412);
    expect((await refused.texts(".summary li"))[0]).toContain("has gone on to version 3");
    expect(await refused.all("button[value=renew]")).toHaveLength(1);
  });

  test("because she may only read has no boxes to tick", async () => {
    const page = await open();
    browser = await deskBrowser(visitor(), { role: "translator", locales: ["en"] });
    const seen = await browser.open(page.path);
    expect(await keysOn(seen)).toHaveLength(7);
    expect(
      await seen.all("#choices input[type=checkbox], #choices input[type=radio], button[value=apply]"),
    ).toEqual([]);
    const refused = await browser.send(seen, form, {}, "do=apply");
    expect(refused.status).toBe(403);
  });

  test("is put away once it is said twice", async () => {
    const page = await open();
    const away = await browser.send(page, "details form", {}, "do=discard");
    expect(away.path).toContain("done=discarded");
    const again = await browser.open(page.path);
    expect((await again.one("h1 .tag")).text).toBe("discarded");
    const refused = await browser.send(again, form, {}, "do=apply");
    expect([refused.status, (await refused.texts(".summary li"))[0]]).toEqual([
      409,
      "This upload has been settled already.",
    ]);
  });
});

test("a guessed encoding is asked about with a look at the text, and a yes leads on", async () => {
  const bytes = new Uint8Array([
    ...new TextEncoder().encode('{"bye":"'),
    0xd4,
    0xd9,
    0xbc,
    0xfb,
    0xa3,
    0xa1,
    ...new TextEncoder().encode('"}'),
  ]);
  const { id } = await upload(db, li, { bytes, base: 2 });
  const page = await browser.open(`/desk/catalogues/zh-Hans/${app}/uploads/${id}`);
  expect((await page.one("pre.preview")).text).toContain("再见！");
  const on = await browser.send(page, "form.row", {}, "encoding=gb18030");
  expect(await on.texts(".notice.good")).toEqual(["The encoding is confirmed."]);
  expect(await tabsOn(on)).toContain("1 changed");
});

test("a thousand new keys make pages of a hundred, and every choice goes along", async () => {
  const many = Object.fromEntries(
    Array.from({ length: 1000 }, (_, index) => [`key-${index}`, `第${index}条,说明`]),
  );
  await put(db, chief, {
    locale: "en",
    text: json({
      ...source,
      ...Object.fromEntries(Object.keys(many).map((key) => [key, `Item ${key.slice(4)}, explained`])),
    }),
  });
  let page = await open({ ...first, ...many }, 2);
  expect(page.html.length).toBeLessThan(400_000);
  page = await browser.send(page, form, {}, "show=added");
  expect((await page.one(".pages span")).text).toBe("Page 1 of 10");
  const [box] = await page.all("input[name=fix]");
  page = await browser.send(page, form, { fix: box?.attributes.get("value") ?? "" }, "page=10");
  expect((await keysOn(page)).at(-1)).toBe("key-999");
  page = await browser.send(page, form, { all: "mine" }, "do=apply");
  expect(page.path).toContain("done=applied");
  const { words } = await read(db);
  expect([words["key-0"], words["key-1"]]).toEqual(["第0条，说明", "第1条,说明"]);
});

test("proposals that are overtaken are put away in one step, and no other", async () => {
  const overtaken = [{ title: "甲" }, { title: "乙" }];
  for (const words of overtaken) await upload(db, li, { text: json(words), base: 2, fileName: "" });
  await put(db, wang, { text: json({ ...first, old: "旧的" }), base: "head" });
  const { id } = await upload(db, li, { text: json({ title: "丙" }), base: "head" });
  const page = await browser.open(`/desk/catalogues/zh-Hans/${app}`);
  const waiting = "section[aria-labelledby=proposals] > ul .line > a";
  expect((await page.texts(waiting)).toSorted()).toEqual(["app.json", "unnamed file", "unnamed file"]);
  const done = await browser.send(page, "form[action$=overtaken]");
  expect(await done.texts(".notice.good")).toEqual(["Proposals put away: 2."]);
  expect(await done.texts(waiting)).toEqual(["app.json"]);
  expect((await browser.open(`/desk/catalogues/zh-Hans/${app}/uploads/${id}`)).html).toContain("apply");
});
