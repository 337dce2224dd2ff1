/** Namespaces, tokens and the record as pages. */
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { getNamespace } from "../../src/catalogues/namespaces.ts";
import { openDatabase } from "../../src/database.ts";
import { fieldsOf, settingsIn } from "../../src/desk/namespace-form.ts";
import { choicesIn, fields } from "../../src/desk/choice-fields.ts";
import { wordDiff } from "../../src/desk/word-diff.ts";
import { issue } from "../support/access.ts";
import { app, chief, openNamespace, put } from "../support/catalogues.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import type { DeskBrowser } from "../support/desk-browser.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
let browser: DeskBrowser;

beforeEach(async () => {
  browser = await deskBrowser(visitor(), { name: "Mei" });
});

describe("a namespace", () => {
  const fields = {
    name: "news/app",
    source: "zh-CN",
    separator: "",
    collects: "on",
    "severity:end-mark": "error",
    glossary: "newsroom = 编辑部 | 新闻编辑室\n!Jing’an\n",
    ignores: "home.title: end-mark, length-ratio\nall: *",
    widths: "nav.home: 12\n*: 60",
  };

  test("is created with everything that the form says, and shows it again", async () => {
    const page = await browser.send(await browser.open("/desk/namespaces"), "main form", fields);
    expect(page.path).toBe("/desk/namespaces/news/app?done=saved");
    expect(await getNamespace(db, app)).toMatchObject({
      sourceLocale: "zh-Hans",
      collectsMissing: true,
      settings: {
        checks: {
          keySeparator: false,
          icu: false,
          severities: { "end-mark": "error" },
          ignores: { "home.title": ["end-mark", "length-ratio"], all: ["*"] },
          maximumWidths: { "nav.home": 12, "*": 60 },
        },
        glossary: [
          { source: "newsroom", targets: ["编辑部", "新闻编辑室"] },
          { source: "Jing’an", targets: [], caseSensitive: true },
        ],
      },
    });
    expect((await page.one("#glossary")).text).toBe("newsroom = 编辑部 | 新闻编辑室 !Jing’an");
    expect((await page.one("#weight-end-mark option[selected]")).attributes.get("value")).toBe("error");
  });

  test("keeps what the form has no field for", async () => {
    const settings = { checks: { keySeparator: "." as const, maximumKeys: 50 }, glossary: [] };
    await openNamespace(db, { settings });
    await browser.send(await browser.open(`/desk/namespaces/${app}`), "main form", { widths: "a: 3" });
    const { checks } = (await getNamespace(db, app)).settings;
    expect(checks).toMatchObject({ maximumKeys: 50, maximumWidths: { a: 3 } });
  });

  test.each([
    [{ name: "no spaces" }, "#name"],
    [{ source: "English" }, "#source"],
    [{ ignores: "home.title: no-such-check" }, "#ignores"],
    [{ widths: "home.title: wide" }, "#widths"],
    [{ glossary: "= 没有原文" }, "#glossary"],
    [{ separator: "....." }, "#separator"],
    [{ "severity:end-mark": "fatal" }, "#weight-end-mark"],
  ])("that cannot be taken says which field, and keeps all that was typed: %o", async (wrong, field) => {
    const page = await browser.send(await browser.open("/desk/namespaces"), "main form", {
      ...fields,
      ...wrong,
    });
    expect(page.status).toBe(422);
    expect((await page.one(".summary a")).attributes.get("href")).toBe(field);
    expect(await page.all(field)).toHaveLength(1);
    const typed = { ...fields, ...wrong };
    expect((await page.one("#glossary")).text).toBe(typed.glossary.replaceAll("\n", " ").trim());
    expect((await page.one("#name")).attributes.get("value")).toBe(typed.name);
  });

  test("that somebody else has changed, or that there is already, is not overwritten", async () => {
    await openNamespace(db);
    const seen = await browser.open(`/desk/namespaces/${app}`);
    await openNamespace(db, { collectsMissing: true });
    const late = await browser.send(seen, "main form", { glossary: "late = 晚" });
    expect([late.status, (await late.one("#glossary")).text]).toEqual([412, "late = 晚"]);
    const second = await browser.send(await browser.open("/desk/namespaces"), "main form", fields);
    expect(second.status).toBe(412);
    expect((await getNamespace(db, app)).settings.glossary).toEqual([]);
  });

  test("may be looked at by translators, and changed by nobody but editors", async () => {
    await openNamespace(db);
    browser = await deskBrowser(visitor(), { role: "translator" });
    const page = await browser.open(`/desk/namespaces/${app}`);
    expect((await page.one("fieldset.bare")).attributes.has("disabled")).toBe(true);
    expect((await browser.open("/desk/namespaces")).status).toBe(403);
    expect((await browser.send(page, "main form", fields)).status).toBe(403);
  });

  test("reads back from its fields as it was, whatever is in it", () => {
    const word = fc.stringMatching(/^[a-z\u4e00-\u9fff]([a-z\u4e00-\u9fff ]{0,6}[a-z\u4e00-\u9fff])?$/);
    const settings = fc.record({
      checks: fc.record({
        keySeparator: fc.constantFrom(".", "::", false as const),
        icu: fc.boolean(),
        severities: fc.constantFrom({}, { "end-mark": "off" as const }),
        ignores: fc.dictionary(word, fc.subarray(["end-mark", "no-han"] as const, { minLength: 1 })),
        maximumWidths: fc.dictionary(word, fc.integer({ min: 1, max: 999 })),
      }),
      glossary: fc.array(fc.record({ source: word, targets: fc.array(word) })),
    });
    fc.assert(
      fc.property(settings, (given) => {
        const namespace = {
          name: app,
          sourceLocale: "en",
          collectsMissing: false,
          isProduct: false,
          version: 1,
        };
        const read = settingsIn(fieldsOf({ ...namespace, settings: given }), undefined);
        expect(read).toEqual(given);
      }),
    );
  });
});

describe("tokens", () => {
  test("are issued with a scope, and shown once", async () => {
    const page = await browser.send(
      await browser.open("/desk/tokens"),
      "section form[action='/desk/tokens']",
      {
        name: "Wen Li",
        role: "translator",
        locales: "zh-CN、zh-Hant",
        namespaces: "news/*",
        days: "30",
      },
    );
    const { text: token } = await page.one("#issued");
    expect(token).toMatch(/^sy_[\w-]{43}$/);
    const rows = await page.texts("tbody tr");
    expect(rows.find((row) => row.startsWith("Wen Li"))).toMatch(
      /Wen Li.*translator.*zh-Hans and zh-Hant.*news\/\*.*never/,
    );
    expect((await browser.open("/desk/tokens")).html).not.toContain(token);
  });

  test("that cannot be issued say which field, and keep what was typed", async () => {
    const form = "section form[action='/desk/tokens']";
    const entries = { name: "Wen Li", role: "translator", locales: "Chinese!", days: "30" };
    const page = await browser.send(await browser.open("/desk/tokens"), form, entries);
    expect([page.status, (await page.one(".summary a")).attributes.get("href")]).toEqual([422, "#locales"]);
    expect((await page.one("#name")).attributes.get("value")).toBe("Wen Li");
    const late = await browser.send(page, form, { ...entries, locales: "", days: "1000" });
    expect((await late.one(".summary a")).attributes.get("href")).toBe("#days");
  });

  test("are revoked, but for the last that may issue others", async () => {
    const page = await browser.open("/desk/tokens");
    const refused = await browser.send(page, "td form", {});
    expect(refused.status).toBe(409);
    const { id } = await issue({ name: "Second", role: "translator" });
    const both = await browser.open("/desk/tokens");
    const revoked = await browser.send(both, `form[action='/desk/tokens/${id}']`, {});
    expect(revoked.path).toBe("/desk/tokens?done=revoked");
    const rows = await revoked.texts("tbody tr");
    expect(rows.find((row) => row.startsWith("Second"))).toContain("revoked");
  });
});

test("the record tells who did what, by subject", async () => {
  await openNamespace(db);
  await put(db, chief, { locale: "en", text: '{"home":"Home"}' });
  const page = await browser.open("/desk/record");
  expect((await page.texts("tbody tr"))[0]).toMatch(/Shanghai time.*applied a proposal.*en\/news\/app/);
  const found = await browser.send(page, "form.filter", { subject: "news/app" });
  expect(await found.texts("tbody td:nth-child(4)")).toEqual(["news/app"]);
});

test("a diff by words is made of both texts, whatever they are", () => {
  const text = fc.string({
    unit: fc.constantFrom("文", "章", "a", "bc", " ", "\n", "{{x}}", "<b>", "。", "é", "👩‍👩‍👧"),
  });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = wordDiff(before, after);
      const without = (kind: string) =>
        pieces.flatMap((one) => (one.kind === kind ? [] : [one.text])).join("");
      expect([without("new"), without("gone")]).toEqual([before, after]);
      const isJoined = pieces.every((one, index) => one.text !== "" && one.kind !== pieces[index + 1]?.kind);
      expect(isJoined).toBe(true);
    }),
  );
});

test.each([
  ["仅有新闻", "仅新闻", [["gone", "有"]]],
  [
    "the quick fox",
    "a slow fox",
    [
      ["gone", "the quick"],
      ["new", "a slow"],
    ],
  ],
  [
    "{{date}}发布",
    "{{day}}发布",
    [
      ["gone", "{{date}}"],
      ["new", "{{day}}"],
    ],
  ],
])("between %s and %s only what changed is marked", (before, after, marked) => {
  const changes = wordDiff(before, after).filter(({ kind }) => kind !== "same");
  expect(changes.map(({ kind, text }) => [kind, text])).toEqual(marked);
});

test("a text as long as a page is shown as written anew, however much of it stayed", () => {
  const [before, after] = ["{{".repeat(100_000), `${"{{".repeat(100_000)}.`];
  expect(wordDiff(before, after)).toEqual([
    { kind: "gone", text: before },
    { kind: "new", text: after },
  ]);
  expect(wordDiff(before, before)).toEqual([{ kind: "same", text: before }]);
});

test("what only begins like a placeholder is read word by word", () => {
  const open = (name: string) => `{{${"many words ".repeat(50)}${name}}}`;
  const changes = wordDiff(open("one"), open("two")).filter(({ kind }) => kind !== "same");
  expect(changes.map(({ text }) => text)).toEqual(["one", "two"]);
});

test("a form with thousands of choices is gone through once", () => {
  const form = new URLSearchParams();
  for (let index = 0; index < 5000; index += 1)
    form.append(fields.conflict + JSON.stringify(`key.${index}`), index % 2 === 0 ? "mine" : "theirs");
  form.append(fields.conflict + JSON.stringify("key.0"), "theirs");
  form.append(fields.conflict + JSON.stringify("key.x"), "nobody's");
  let steps = 0;
  const get = form.get.bind(form);
  form.get = (name) => {
    steps += form.size;
    return get(name);
  };
  const { conflicts } = choicesIn(form);
  expect([conflicts.size, conflicts.get("key.0"), conflicts.get("key.4999")]).toEqual([
    5000,
    "mine",
    "theirs",
  ]);
  expect(steps).toBeLessThan(20 * form.size);
});
