import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { applyUpload } from "../../../src/catalogues/apply.ts";
import type { FormatId } from "../../../src/catalogues/document.ts";
import { exportCatalogue } from "../../../src/catalogues/export.ts";
import { formats } from "../../../src/catalogues/formats/formats.ts";
import { getProposal } from "../../../src/catalogues/proposal.ts";
import { readStatus } from "../../../src/catalogues/status.ts";
import { openDatabase } from "../../../src/database.ts";
import { app, li, openNamespace, put, read, upload, wang } from "../../support/catalogues.ts";
import { noon } from "../../support/newsroom.ts";

const db = openDatabase(env.DB);
const zh = { locale: "zh-Hans", namespace: app };
const ids = Object.keys(formats) as FormatId[];

const source = {
  title: "News",
  cart: { items_one: "{{count}} item", items_other: "{{count}} items" },
  place_ordinal_one: "{{count}}st",
  place_ordinal_other: "{{count}}th",
  friend_male: "A boyfriend",
  friend_female: "A girlfriend",
  nested: "See $t(title) for {{- name}}, {{when, datetime(year: numeric)}}",
  html: "Read <1>this</1>\nand that",
  waiting: "Nobody has translated this",
};
const translation = {
  title: "新闻",
  cart: { items_other: "{{count}}件商品" },
  place_ordinal_other: "第{{count}}名",
  friend_male: "男朋友",
  friend_female: "女朋友",
  nested: "{{when, datetime(year: numeric)}}：请看$t(title)，{{- name}}",
  html: "请读<1>这个</1>\n和那个",
};
const print = (words: object): string => `${JSON.stringify(words, null, 2)}\n`;

beforeEach(async () => {
  await openNamespace(db);
  await put(db, li, { locale: "en", text: print(source) });
  await put(db, li, { text: print(translation) });
});

const exported = (format: FormatId) => exportCatalogue(db, { ...zh, format, version: "draft" });

async function proposalFor(text: string, format: FormatId) {
  const { id } = await upload(db, li, { text, format, fileName: "" });
  return { id, proposal: await getProposal(db, { ...zh, id }) };
}

describe.each(ids)("as %s", (format) => {
  test("an untouched export is no change", async () => {
    const { text } = await exported(format);
    const { proposal } = await proposalFor(text, format);
    expect(proposal.base).toEqual({ version: 1, reason: "file" });
    expect(proposal.summary).toMatchObject({
      ...{ added: 0, changed: 0, removed: 0, annotated: 0, conflicting: 0, discarded: 0, unchanged: 7 },
      blocking: 0,
    });
  });

  test("one edit is one change, and the rest of the catalogue stays byte for byte", async () => {
    const { text } = await exported(format);
    const { id, proposal } = await proposalFor(text.replace("男朋友", "男友"), format);
    expect(proposal.changes).toMatchObject([{ kind: "changed", key: "friend_male", to: "男友" }]);
    await applyUpload(db, li, { ...zh, id, choices: { accept: true } }, noon);
    expect((await read(db)).text).toBe(print(translation).replace("男朋友", "男友"));
  });

  test("what others did in the meantime stays", async () => {
    const { text } = await exported(format);
    await put(db, wang, { text: print({ ...translation, title: "要闻", more: "更多" }), base: 1 });
    const { id, proposal } = await proposalFor(text.replace("男朋友", "男友"), format);
    expect(proposal.changes.map(({ key }) => key)).toEqual(["friend_male"]);
    await applyUpload(db, li, { ...zh, id, choices: { accept: true } }, noon);
    expect((await read(db)).words).toMatchObject({ title: "要闻", more: "更多", friend_male: "男友" });
  });
});

describe("what is known beside the words", () => {
  const po = async () => (await exported("po")).text;

  test("comes with a PO file, outlives edits in JSON, and goes out again", async () => {
    const noted = (await po()).replace('msgctxt "title"', '# Say it short.\nmsgctxt "title"');
    const { id, proposal } = await proposalFor(noted, "po");
    expect(proposal.changes).toMatchObject([{ kind: "annotated", key: "title" }]);
    expect(await applyUpload(db, li, { ...zh, id, choices: {} }, noon)).toBe(2);
    await put(db, wang, { text: print({ ...translation, html: "读<1>这个</1>\n和那个" }), base: 2 });
    expect(await po()).toContain("# Say it short.");
    expect((await exported("xliff-2.1")).text).toContain("Say it short.");
    const { losses } = await exported("i18next");
    expect(losses).toEqual([{ key: "title", what: "notes" }]);
  });

  test("two people's notes on one key are both kept", async () => {
    const before = await po();
    const by = (note: string) => before.replace('msgctxt "title"', `# ${note}\nmsgctxt "title"`);
    await put(db, li, { text: by("Li: short"), format: "po", fileName: "" }, {});
    await put(db, wang, { text: by("Wang: formal"), format: "po", fileName: "" }, {});
    expect((await po()).match(/^# (Li|Wang).*/gm)).toEqual(["# Li: short", "# Wang: formal"]);
  });

  const noted = (text: string, key: string, note: string) =>
    text.replace(`msgctxt "${key}"`, `# ${note}\nmsgctxt "${key}"`);
  const poFile = { format: "po", fileName: "" } as const;

  test("a note is kept whoever's words win, and on a key that has no words yet", async () => {
    const before = await po();
    await put(db, wang, {
      text: print({ ...translation, title: "要闻", html: "读<1>它</1>\n和那个" }),
      base: 1,
    });
    const mine = noted(noted(before, "title", "Is this short?"), "waiting", "What is this?");
    await put(
      db,
      li,
      { text: mine.replace("请读<1>这个</1>", "阅读<1>这个</1>"), ...poFile },
      { conflicts: { all: "theirs" } },
    );
    const after = await po();
    expect(after).toContain("# Is this short?");
    expect(after).toContain("# What is this?");
    expect(after).toContain("要闻");
    await put(
      db,
      wang,
      { text: print({ ...translation, title: "头条" }), base: 1 },
      { conflicts: { all: "mine" }, accept: true },
    );
    expect(await po()).toContain("# What is this?");
  });

  test("what a format keeps to itself is merged three ways too", async () => {
    const first = (await po()).replace('msgctxt "title"', '#: src/a.ts:1\nmsgctxt "title"');
    await put(db, li, { text: first, ...poFile }, {});
    const old = await po();
    await put(db, wang, { text: old.replace("src/a.ts:1", "src/a.ts:99"), ...poFile }, {});
    await put(db, li, { text: old.replace("男朋友", "男友"), ...poFile }, { accept: true });
    expect(await po()).toContain("#: src/a.ts:99");
    expect(await po()).toContain("男友");
  });

  test("goes along when a fix gives a key another name", async () => {
    const dead = { ...translation, day_one: "{{count}}天" };
    await put(db, wang, {
      locale: "en",
      text: print({ ...source, day_one: "{{count}} day", day_other: "{{count}} days" }),
      base: 1,
    });
    await put(db, li, { text: print(dead), base: 1 });
    await put(db, li, { text: noted(await po(), "day_one", "Say days."), ...poFile }, { accept: true });
    const { text } = await exported("po");
    const { id, proposal } = await proposalFor(text, "po");
    expect(proposal.findings.find(({ check }) => check === "plural-dead")?.fix).toMatchObject({
      rename: "day_other",
    });
    await applyUpload(
      db,
      li,
      { ...zh, id, choices: { fixes: { checks: ["plural-dead"] }, accept: true } },
      noon,
    );
    expect(await po()).toMatch(/# Say days\.\nmsgctxt "day_other"\nmsgid "{{count}} days"/);
  });

  test("a PO file that has lost our headers still means our keys", async () => {
    const bare = (await po()).replaceAll(/^"X-.*\n/gm, "");
    const { id } = await upload(db, li, { text: bare.replace("男朋友", "男友"), ...poFile, base: 1 });
    const { changes } = await getProposal(db, { ...zh, id });
    expect(changes.map(({ key }) => key)).toEqual(["friend_male"]);
  });

  test("a language that has nothing yet has a file to begin with", async () => {
    for (const format of ids) {
      const file = { locale: "zh-Hant", namespace: app, format, version: "draft", waiting: true } as const;
      const { text, number } = await exportCatalogue(db, file);
      expect(number).toBeUndefined();
      expect(text).toContain("waiting");
      const { id } = await upload(db, li, { text, format, fileName: "", locale: "zh-Hant" });
      const proposal = await getProposal(db, { locale: "zh-Hant", namespace: app, id });
      expect(proposal.summary).toMatchObject({ added: 0, blocking: 0 });
    }
  });

  test("files for translating show the keys that wait, and an empty one stays waiting", async () => {
    for (const format of ["po", "xliff-1.2", "xliff-2.1", "csv"] as const) {
      const { text } = await exported(format);
      expect(text).toContain("waiting");
      const { id, proposal } = await proposalFor(text, format);
      expect(proposal.summary).toMatchObject({ added: 0, unchanged: 7 });
      expect(await applyUpload(db, li, { ...zh, id, choices: {} }, noon)).toBeUndefined();
    }
  });
});

describe("a source that changes", () => {
  const status = async () => (await readStatus(db, (name) => name === app)).find(({ isSource }) => !isSource);
  const changeSource = () =>
    put(db, wang, { locale: "en", text: print({ ...source, title: "The news" }), base: 1 });

  test("outdates the translation until somebody translates it again", async () => {
    expect(await status()).toMatchObject({ outdated: 0, missing: 1, translated: 7 });
    await changeSource();
    expect(await status()).toMatchObject({ outdated: 1 });
    await put(db, li, { text: print({ ...translation, title: "本报新闻" }), base: 1 });
    expect(await status()).toMatchObject({ outdated: 0 });
  });

  test("outdates plural forms that the source does not have, and finds what is missing of a family", async () => {
    const ru = {
      locale: "ru",
      text: print({
        cart: {
          items_one: "{{count}} товар",
          items_few: "{{count}} товара",
          items_other: "{{count}} товара",
        },
      }),
    };
    await put(db, li, ru);
    const russian = async () => (await readStatus(db, () => true)).find(({ locale }) => locale === "ru");
    const before = await russian();
    expect(before).toMatchObject({ outdated: 0 });
    const { text } = await exportCatalogue(db, {
      locale: "ru",
      namespace: app,
      format: "csv",
      version: "draft",
    });
    expect(text).toContain("cart.items_many,{{count}} items,");
    const cart = { items_one: "{{count}} item", items_other: "{{count}} pieces" };
    await put(db, wang, { locale: "en", text: print({ ...source, cart }), base: 1 });
    expect(await russian()).toMatchObject({ outdated: 2 });
  });

  test("is seen in the findings of every translation at once", async () => {
    expect(await status()).toMatchObject({ findings: { error: 0 } });
    await put(db, wang, { locale: "en", text: print({ ...source, title: "News of {{place}}" }), base: 1 });
    expect(await status()).toMatchObject({ findings: { error: 1 } });
  });

  test("is told to the translator of a JSON file, key by key", async () => {
    await changeSource();
    const { id } = await upload(db, li, {
      text: print({ ...translation, html: "读<1>它</1>\n和那个" }),
      base: 1,
    });
    const { findings } = await getProposal(db, { ...zh, id });
    expect(findings.filter(({ check }) => check === "source-changed")).toMatchObject([
      { key: "title", standing: true, params: { before: "News", now: "The news" } },
    ]);
  });

  test("marks it for review in PO, and taking the mark away says that it still holds", async () => {
    await changeSource();
    const { text } = await exported("po");
    expect(text).toMatch(/#, fuzzy\nmsgctxt "title"/);
    expect((await proposalFor(text, "po")).proposal.summary).toMatchObject({ annotated: 0, changed: 0 });
    const { id } = await upload(db, wang, {
      text: text.replace("#, fuzzy\n", ""),
      format: "po",
      fileName: "",
    });
    await applyUpload(db, wang, { ...zh, id, choices: { accept: true } }, noon);
    expect(await status()).toMatchObject({ outdated: 0 });
  });

  test("can be said to change nothing, key by key", async () => {
    await changeSource();
    await put(db, li, { text: print(translation), base: 1 }, { confirm: ["title"] });
    expect(await status()).toMatchObject({ outdated: 0 });
  });
});
