import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { adoptBuiltIn } from "../../src/catalogues/adopt.ts";
import { readHistory } from "../../src/catalogues/history.ts";
import { findProductText } from "../../src/catalogues/product.ts";
import { publishCatalogue } from "../../src/catalogues/publish.ts";
import { applyUpload } from "../../src/catalogues/apply.ts";
import { renewUpload } from "../../src/catalogues/settle-upload.ts";
import { catalogues, catalogueUploads } from "../../src/catalogues/tables.ts";
import { saveText } from "../../src/catalogues/texts.ts";
import { openDatabase } from "../../src/database.ts";
import { chief, headIs, li, put, read, upload } from "../support/catalogues.ts";
import { getProposal } from "../../src/catalogues/proposal.ts";
import { noon } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const zh = { locale: "zh-Hans", namespace: "reader" };

type Words = Record<string, string>;
const ours = JSON.parse(findProductText("zh-Hans", "reader") ?? "{}") as Words;
const [first = "", second = "", third = ""] = Object.keys(ours);
const print = (words: object): string => `${JSON.stringify(words, null, 2)}\n`;
const reader = { namespace: "reader", fileName: "reader.json" };

beforeEach(async () => {
  await put(db, li, { ...reader, text: print({ ...ours, [first]: "译者的话" }), base: 0 });
});

/** As if the draft had been made from the words of an earlier deployment. */
async function deployedWith(former: Words): Promise<void> {
  const { hash, statements } = saveText(db, print(former));
  for (const statement of statements) await db.batch([statement]);
  await db.update(catalogues).set({ builtInHash: hash }).where(eq(catalogues.namespace, "reader"));
}

describe("a deployment with other words", () => {
  test("is taken in by the draft, which keeps what a translator decided", async () => {
    const former = { ...ours, [first]: "旧的", [second]: "旧的第二句", dropped: "已删除" };
    await deployedWith(former);
    await put(
      db,
      li,
      { ...reader, text: print({ ...former, [first]: "译者的话" }), base: 1 },
      { accept: true },
    );
    await deployedWith(former);
    expect((await read(db, undefined, "zh-Hans", "reader")).words).toMatchObject({
      [second]: "旧的第二句",
      dropped: "已删除",
    });

    expect(await adoptBuiltIn(db, noon)).toBe(1);
    expect((await read(db, undefined, "zh-Hans", "reader")).words).toEqual({ ...ours, [first]: "译者的话" });
    const { items } = await readHistory(db, { ...zh, limit: 1 });
    expect(items[0]).toMatchObject({ number: 3, author: "clock", report: { removed: 1 } });
    expect(await adoptBuiltIn(db, noon)).toBe(0);
    expect((await headIs(db, "zh-Hans", "reader")).draft).toBe(3);
  });

  test("shows through where nobody decided otherwise, without anybody publishing anew", async () => {
    await deployedWith({ ...ours, [third]: "旧的第三句" });
    await put(db, li, {
      ...reader,
      text: print({ ...ours, [first]: "译者的话", [third]: "旧的第三句" }),
      base: 1,
    });
    await deployedWith({ ...ours, [third]: "旧的第三句" });
    await publishCatalogue(db, chief, { ...zh, number: 2 }, noon);
    const served: Words = await (await visitor().get("/locales/zh-Hans/reader.json")).json();
    expect(served[first]).toBe("译者的话");
    expect(served[third]).toBe(ours[third]);
  });

  test("happens by the clock, and to nothing that is up to date", async () => {
    await visitor().scheduled();
    expect((await headIs(db, "zh-Hans", "reader")).draft).toBe(1);
    await deployedWith({ ...ours, [second]: "旧的第二句" });
    await visitor().scheduled();
    expect(await adoptBuiltIn(db, noon)).toBe(0);
  });
});

test("a file made from an earlier deployment's words is asked about, and reverts nothing by itself", async () => {
  const text = print({
    $catalogue: { namespace: "reader", version: 0, hash: "0123abcd" },
    ...ours,
    [second]: "旧的第二句",
  });
  const { id } = await upload(db, li, { ...reader, text });
  const { conflicts, changes } = await getProposal(db, { ...zh, id });
  expect(conflicts.map(({ key }) => key).toSorted()).toEqual([first, second].toSorted());
  expect(changes).toEqual([]);
});

describe("an upload that was looked at before a deployment", () => {
  const former = { ...ours, [second]: "旧的第二句" };

  /** As if it had come when the Worker still said other words. */
  async function uploadedThen(text: string): Promise<string> {
    const { hash, statements } = saveText(db, print(former));
    for (const statement of statements) await db.batch([statement]);
    const { id } = await upload(db, li, {
      namespace: "errors",
      fileName: "x.json",
      text: "{}",
      note: "then",
    });
    const row = {
      namespace: "reader",
      locale: "en",
      textHash: saveText(db, text).hash,
      baseNumber: 0,
      headNumber: 0,
    };
    for (const statement of saveText(db, text).statements) await db.batch([statement]);
    await db
      .update(catalogueUploads)
      .set({ ...row, baseBuiltIn: hash, headBuiltIn: hash })
      .where(eq(catalogueUploads.id, id));
    return id;
  }

  test("is overtaken by it, and made anew reverts nothing of it", async () => {
    const en = { locale: "en", namespace: "reader" };
    const id = await uploadedThen(print({ ...former, [third]: "Words of a translator" }));
    expect((await getProposal(db, { ...en, id })).state).toBe("outdated");
    await expect(applyUpload(db, li, { ...en, id, choices: { accept: true } }, noon)).rejects.toMatchObject({
      code: "head_moved",
    });
    const renewed = await renewUpload(db, li, { ...en, id }, noon);
    const { changes, conflicts } = await getProposal(db, { ...en, id: renewed.id });
    expect(changes.filter(({ key }) => key === second)).toEqual([]);
    expect(conflicts.filter(({ key }) => key === second)).toEqual([]);
  });
});
