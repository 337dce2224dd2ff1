import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { applyUpload, Refused } from "../../../src/catalogues/apply.ts";
import { exportCatalogue } from "../../../src/catalogues/export.ts";
import { getProposal } from "../../../src/catalogues/proposal.ts";
import { readUploads } from "../../../src/catalogues/uploads.ts";
import { discardUpload, renewUpload } from "../../../src/catalogues/settle-upload.ts";
import { openDatabase } from "../../../src/database.ts";
import { app, headIs, li, openNamespace, put, read, upload, wang } from "../../support/catalogues.ts";
import { noon } from "../../support/newsroom.ts";

const db = openDatabase(env.DB);
const zh = { locale: "zh-Hans", namespace: app };

const source = { title: "News", greeting: "Hello {{name}}", bye: "Goodbye" };
const translation = { title: "新闻", greeting: "你好，{{name}}", bye: "再见" };
const print = (words: object): string => `${JSON.stringify(words, null, 2)}\n`;

beforeEach(async () => {
  await openNamespace(db);
  await put(db, li, { locale: "en", text: print(source) });
  await put(db, li, { text: print(translation) });
});

describe("an upload", () => {
  test("is a proposal, and nothing else is written", async () => {
    const before = await headIs(db);
    const { id } = await upload(db, li, { text: print({ ...translation, title: "要闻" }), base: 1 });
    const proposal = await getProposal(db, { ...zh, id });
    expect(proposal.changes).toEqual([
      {
        ...{ kind: "changed", key: "title", from: "新闻", to: "要闻", source: "News" },
        place: { line: 2, column: 12 },
      },
    ]);
    expect(proposal.base).toEqual({ version: 1, reason: "asked" });
    expect(proposal.summary).toMatchObject({ changed: 1, unchanged: 2, conflicting: 0, blocking: 0 });
    expect(await headIs(db)).toEqual(before);
    expect((await read(db)).words).toEqual(translation);
  });

  test("of an untouched export is no change, and its application makes no version", async () => {
    const { text } = await exportCatalogue(db, { ...zh, format: "i18next", version: "draft" });
    const { id } = await upload(db, li, { text });
    const { summary, base } = await getProposal(db, { ...zh, id });
    expect(base).toEqual({ version: 1, reason: "file" });
    expect(summary).toMatchObject({ added: 0, changed: 0, removed: 0, annotated: 0, unchanged: 3 });
    expect(await applyUpload(db, li, { ...zh, id, choices: {} }, noon)).toBeUndefined();
    expect((await headIs(db)).draft).toBe(1);
  });

  test("of the same file twice is the same proposal", async () => {
    const file = { text: print({ ...translation, title: "要闻" }), base: 1 };
    const first = await upload(db, li, file);
    expect(await upload(db, li, file)).toEqual({ id: first.id, isNew: false });
    expect((await upload(db, wang, file)).isNew).toBe(true);
  });

  test("keeps what others changed, and asks where both did", async () => {
    await put(db, wang, { text: print({ ...translation, bye: "回头见", title: "头条" }), base: 1 });
    const { id } = await upload(db, li, {
      text: print({ ...translation, title: "要闻", new: "新" }),
      base: 1,
    });
    const proposal = await getProposal(db, { ...zh, id });
    expect(proposal.conflicts).toEqual([
      {
        ...{ key: "title", base: "新闻", theirs: "头条", yours: "要闻", source: "News" },
        place: { line: 2, column: 12 },
      },
    ]);
    expect(proposal.others).toEqual([{ kind: "changed", key: "bye", from: "再见", to: "回头见" }]);
    const apply = (choices: object) => applyUpload(db, li, { ...zh, id, choices }, noon);
    await expect(apply({ accept: true })).rejects.toMatchObject({
      code: "conflicts_unsettled",
      params: { count: 1, keys: ["title"] },
    });
    expect(await apply({ conflicts: { keys: { title: "mine" } }, accept: true })).toBe(3);
    expect((await read(db)).words).toEqual({ ...translation, bye: "回头见", title: "要闻", new: "新" });
  });

  test("without a base asks about every difference", async () => {
    await put(db, wang, { text: print({ ...translation, bye: "回头见" }), base: 1 });
    const { id } = await upload(db, li, { text: print(translation) });
    const { base, conflicts } = await getProposal(db, { ...zh, id });
    expect(base).toEqual({ version: null, reason: "unknown" });
    expect(conflicts.map(({ key }) => key)).toEqual(["bye"]);
  });

  test("with the number of a version from elsewhere is not taken for ours", async () => {
    const text = print({ $catalogue: { version: 1, hash: "00000000" }, ...translation, title: "要闻" });
    const { id } = await upload(db, li, { text });
    const { base, conflicts } = await getProposal(db, { ...zh, id });
    expect(base).toEqual({ version: null, reason: "mismatch" });
    expect(conflicts.map(({ key }) => key)).toEqual(["title"]);
  });

  test("takes no key away that nobody asked to be taken away", async () => {
    const file = { text: print({ title: "新闻", greeting: "" }), base: 1 };
    const { id } = await upload(db, li, file);
    const { changes } = await getProposal(db, { ...zh, id });
    expect(changes.map(({ kind, key }) => [kind, key])).toEqual([
      ["removed", "greeting"],
      ["removed", "bye"],
    ]);
    expect(await applyUpload(db, li, { ...zh, id, choices: {} }, noon)).toBeUndefined();
    expect((await read(db)).words).toEqual(translation);
    expect(await put(db, li, { ...file, note: "again" }, { remove: ["bye"] })).toBe(2);
    expect((await read(db)).words).toEqual({ title: "新闻", greeting: "你好，{{name}}" });
  });

  test("whose words win by being gone is settled only with the removal asked for", async () => {
    await put(db, wang, { text: print({ ...translation, bye: "回头见" }), base: 1 });
    const { id } = await upload(db, li, {
      text: print({ title: "新闻", greeting: "你好，{{name}}" }),
      base: 1,
    });
    const apply = (choices: object) => applyUpload(db, li, { ...zh, id, choices }, noon);
    await expect(apply({ conflicts: { all: "mine" } })).rejects.toMatchObject({
      code: "conflicts_unsettled",
      params: { keys: ["bye"] },
    });
    expect(await apply({ conflicts: { all: "mine" }, remove: ["bye"] })).toBe(3);
    expect((await read(db)).words).not.toHaveProperty("bye");
  });

  test("that is put away or made anew twice at once is so once", async () => {
    const { id } = await upload(db, li, { text: print({ ...translation, title: "要闻" }), base: 1 });
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => renewUpload(db, li, { ...zh, id }, noon)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { items } = await readUploads(db, "zh-Hans", app);
    expect(items.filter(({ state }) => state === "open")).toHaveLength(1);
  });

  test("cannot be applied when the head has moved on; a new proposal is one call", async () => {
    const { id } = await upload(db, li, { text: print({ ...translation, title: "要闻" }), base: 1 });
    await put(db, wang, { text: print({ ...translation, bye: "回头见" }), base: 1 });
    const apply = (one: string) => applyUpload(db, li, { ...zh, id: one, choices: {} }, noon);
    await expect(apply(id)).rejects.toMatchObject({ code: "head_moved", params: { from: 1, head: 2 } });
    expect((await getProposal(db, { ...zh, id })).state).toBe("outdated");
    const renewed = await renewUpload(db, li, { ...zh, id }, noon);
    expect(await apply(renewed.id)).toBe(3);
    expect((await read(db)).words).toEqual({ ...translation, title: "要闻", bye: "回头见" });
    await expect(apply(id)).rejects.toMatchObject({ code: "upload_closed" });
  });

  test("that is put away cannot be applied any more", async () => {
    const { id } = await upload(db, li, { text: print({ ...translation, title: "要闻" }), base: 1 });
    await discardUpload(db, li, { ...zh, id }, noon);
    await expect(applyUpload(db, li, { ...zh, id, choices: {} }, noon)).rejects.toMatchObject({
      code: "upload_closed",
    });
  });

  test("touches nothing in the file but what changed", async () => {
    const text = `{"b":"乙",\n\t"a" : "\\u7532","c":{"d":"丁"} }`;
    await put(db, li, { text, locale: "zh-Hant" });
    await put(db, li, { text: `{"a":"壹","b":"乙","c":{"d":"丁","e":"戊"}}`, locale: "zh-Hant", base: 1 });
    expect((await read(db, 2, "zh-Hant")).text).toBe(`{"b":"乙",\n\t"a" : "壹","c":{"d":"丁","e":"戊"} }`);
  });
});

describe("what the checks find", () => {
  test("blocks the words that the upload brings, and not those that were there", async () => {
    const wrong = { ...translation, greeting: "你好" };
    const { id } = await upload(db, li, { text: print(wrong), base: 1 });
    const application = applyUpload(db, li, { ...zh, id, choices: { accept: true } }, noon);
    await expect(application).rejects.toBeInstanceOf(Refused);
    await expect(application).rejects.toMatchObject({
      code: "findings_block",
      findings: [{ check: "placeholder-set", key: "greeting", place: { line: 3 }, standing: false }],
    });
    expect((await headIs(db)).draft).toBe(1);
  });

  test("is mended before it is written, by finding, by check or all that is safe", async () => {
    const text = print({ ...translation, greeting: "你好,｛｛name｝｝", bye: "再见 " });
    const { id } = await upload(db, li, { text, base: 1 });
    const plain = await getProposal(db, { ...zh, id });
    expect(plain.findings.map(({ check }) => check)).toContain("delimiter");
    const mended = await getProposal(db, { ...zh, id }, { fixes: { safe: true } });
    expect(mended.changes.find(({ key }) => key === "greeting")).toBeUndefined();
    expect(mended.findings.filter(({ fix }) => fix?.safe)).toEqual([]);
    const finding = plain.findings.find(({ check }) => check === "delimiter");
    const one = await getProposal(db, { ...zh, id }, { fixes: { findings: [finding?.id ?? ""] } });
    expect(one.changes.find(({ key }) => key === "greeting")?.to).toBe("你好,{{name}}");
    expect((await read(db)).words).toEqual(translation);
  });

  test("takes a key away when that is the fix that was chosen, and only then", async () => {
    await put(db, li, {
      locale: "en",
      text: print({ ...source, n_one: "{{count}} day", n_other: "{{count}} days" }),
      base: 1,
    });
    const dead = { ...translation, n_one: "{{count}}天", n_other: "{{count}}天" };
    await put(db, li, { text: print(dead), base: 1 });
    const { id } = await upload(db, li, { text: print(dead), base: 2 });
    const { changes } = await getProposal(db, { ...zh, id }, { fixes: { checks: ["plural-dead"] } });
    expect(changes).toMatchObject([{ kind: "removed", key: "n_one" }]);
    await applyUpload(db, li, { ...zh, id, choices: { fixes: { checks: ["plural-dead"] } } }, noon);
    expect((await read(db)).words).toEqual({ ...translation, n_other: "{{count}}天" });
  });

  test("wants a yes where it warns", async () => {
    const { id } = await upload(db, li, { text: print({ ...translation, extra: "多余" }), base: 1 });
    const apply = (choices: object) => applyUpload(db, li, { ...zh, id, choices }, noon);
    await expect(apply({})).rejects.toMatchObject({ code: "findings_unanswered" });
    const { findings } = await getProposal(db, { ...zh, id });
    const accept = findings.filter(({ severity }) => severity === "warning").map((finding) => finding.id);
    expect(await apply({ accept })).toBe(2);
  });

  test("can be left out key by key, so that one error does not hold up the rest", async () => {
    const text = print({ ...translation, greeting: "你好", title: "要闻" });
    const { id } = await upload(db, li, { text, base: 1 });
    const { summary } = await getProposal(db, { ...zh, id }, { leave: true });
    expect(summary).toMatchObject({ blocking: 0, changed: 1 });
    await applyUpload(db, li, { ...zh, id, choices: { leave: ["greeting"] } }, noon);
    expect((await read(db)).words).toEqual({ ...translation, title: "要闻" });
  });

  test("sees what only both sides together make", async () => {
    await put(db, wang, { text: print({ ...translation, menu: "菜单" }), base: 1 });
    const { id } = await upload(db, li, { text: print({ ...translation, menu: { open: "打开" } }), base: 1 });
    const application = applyUpload(db, li, { ...zh, id, choices: { accept: true } }, noon);
    await expect(application).rejects.toMatchObject({ code: "findings_block" });
  });
});
