/** Pictures come in, are described and go; whatever breaks off on the way is mended by whoever comes next. */
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { publishEditions } from "../../src/articles/publish.ts";
import { DomainError } from "../../src/errors.ts";
import { addImage } from "../../src/images/add.ts";
import type { NewImage } from "../../src/images/add.ts";
import { clearRemoved } from "../../src/images/clear.ts";
import { describeImage } from "../../src/images/describe.ts";
import { findRow } from "../../src/images/find.ts";
import { imagesRead } from "../../src/images/list.ts";
import { removeImage } from "../../src/images/remove.ts";
import { images } from "../../src/images/tables.ts";
import { readNow } from "../../src/changes/read.ts";
import { actorAs, recorded } from "../support/access.ts";
import { breakingBucket, emptyBucket, keysInBucket } from "../support/bucket.ts";
import { crashing, isCrash } from "../support/crashing.ts";
import { linesOf, purgesOf } from "../support/log.ts";
import { draft, editor, establishRegister, noon, rewrite, tell } from "../support/newsroom.ts";
import { idOf, png, pngChunk, ascii, real } from "../support/pictures.ts";

const db = openDatabase(env.DB);
const picture = png(40, 30);
const id = idOf(picture);

const add = (input: Partial<NewImage> = {}, at = noon) =>
  addImage(db, env.IMAGES, editor, { bytes: picture, name: "a tunnel.png", ...input }, at);
const remove = (at = noon + 5) => removeImage(db, env.IMAGES, editor, { id }, at);
const bytesOf = async (key: string) => (await env.IMAGES.get(key))?.arrayBuffer();

/** The code it was refused with, and what was said of it. */
async function refusal(work: Promise<unknown>): Promise<object | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, ...error.params };
    throw error;
  }
}

beforeEach(emptyBucket);

describe("a picture", () => {
  test("lies in the bucket under its hash, without what was taken out of it, and stands in the table and in the record", async () => {
    const told = png(40, 30, { chunks: [pngChunk("tEXt", ascii("Lin"))] });
    const { image, isNew } = await add({ bytes: told, alt: { en: " A tunnel " }, credit: "Chen" });
    expect(isNew).toBe(true);
    expect(image).toMatchObject({
      ...{ id, format: "png", width: 40, height: 30, bytes: picture.length, name: "a tunnel.png" },
      ...{ alt: { en: "A tunnel" }, credit: "Chen", version: 1, removedAt: null, createdBy: editor.name },
    });
    expect(await findRow(db, id)).toEqual(image);
    expect(new Uint8Array((await bytesOf(`${id}.png`)) ?? new ArrayBuffer())).toEqual(picture);
    const [line] = await recorded();
    expect(line).toMatchObject({ action: "image.added", subject: `image/${id}` });
    expect(line?.detail).toMatchObject({ before: null, after: { width: 40, alt: { en: "A tunnel" } } });
  });

  test("that comes twice is one, and stays what it was", async () => {
    const first = await add({ alt: { en: "A tunnel" } });
    const again = await add({ name: "other.png", alt: { en: "Another" } }, noon + 1);
    expect(again).toEqual({ image: first.image, isNew: false });
    expect(await recorded()).toHaveLength(1);
    expect(await keysInBucket()).toEqual([`${id}.png`]);
  });

  test("that two people bring at once is one", async () => {
    const both = await Promise.all([add(), add({ name: "b.png" })]);
    expect(both.map(({ isNew }) => isNew).toSorted()).toEqual([false, true]);
    expect(await recorded()).toHaveLength(1);
  });

  test("is called by its file, whatever folders and lines stand in the name", async () => {
    const nameOf = async (name: string, shade: number) =>
      (await add({ bytes: png(20, 20, { shade }), name })).image.name;
    expect(await nameOf("C:\\photos\\..\\a.png", 1)).toBe("a.png");
    expect(await nameOf("../../etc/passwd", 2)).toBe("passwd");
    expect(await nameOf('a.png"\r\nSet-Cookie: x=1', 3)).toBe('a.png" Set-Cookie: x=1');
    expect(await nameOf("\u202egnp.exe", 4)).toBe("gnp.exe");
    expect(await nameOf("", 5)).toMatch(/^[0-9a-f]{8}\.png$/);
    expect(await nameOf("隧".repeat(300), 6)).toBe("隧".repeat(200));
  });

  test("is brought by whoever writes, and by nobody else", async () => {
    const bring = (role: "translator" | "registrar") =>
      refusal(addImage(db, env.IMAGES, actorAs(role), { bytes: picture, name: "" }, noon));
    expect(await bring("registrar")).toMatchObject({ code: "forbidden" });
    expect(await keysInBucket()).toEqual([]);
    expect(await bring("translator")).toBeUndefined();
  });

  test("with too much said of it is refused before anything is kept", async () => {
    expect(await refusal(add({ alt: { "zh-Hans": "隧".repeat(501) } }))).toMatchObject({
      code: "field_invalid",
      field: "alt.zh-Hans",
    });
    expect(await keysInBucket()).toEqual([]);
  });
});

describe("what is said of a picture", () => {
  test("changes under a lock, in one language or all, and is on record", async () => {
    await add({ alt: { en: "A tunnel" } });
    const change = { id, expectedVersion: 1, alt: { "zh-Hans": "隧道" }, credit: "Chen" };
    const described = await describeImage(db, editor, change, noon + 1);
    expect(described).toMatchObject({
      alt: { en: "A tunnel", "zh-Hans": "隧道" },
      credit: "Chen",
      version: 2,
    });
    expect(await findRow(db, id)).toEqual(described);
    expect((await recorded()).at(-1)).toMatchObject({
      action: "image.described",
      detail: { before: { credit: null }, after: { credit: "Chen" } },
    });
    expect(await refusal(describeImage(db, editor, change, noon + 2))).toMatchObject({
      code: "edit_conflict",
    });
    const without = await describeImage(db, editor, { id, alt: { en: null }, credit: "" }, noon + 3);
    expect(without).toMatchObject({ alt: { "zh-Hans": "隧道" }, credit: null });
  });

  test("that is no news writes nothing", async () => {
    await add({ alt: { en: "A tunnel" } });
    expect(await describeImage(db, editor, { id, alt: { en: "A tunnel " } }, noon + 1)).toMatchObject({
      version: 1,
    });
    expect(await recorded()).toHaveLength(1);
  });

  test("reaches readers where it is its credit, and only then", async () => {
    await add();
    await describeImage(db, editor, { id, alt: { en: "A tunnel" } }, noon + 1);
    expect(await linesOf(db)).toEqual([]);
    await describeImage(db, editor, { id, credit: "Chen" }, noon + 2);
    expect(await linesOf(db)).toMatchObject([{ kind: "image.described", subjectId: id }]);
    expect(await purgesOf(db)).toMatchObject([{ mode: "purge", tags: [`image-${id}`] }]);
  });
});

describe("a picture that is removed", () => {
  test("is gone from the bucket, from the lists and from the edge, and its line stays", async () => {
    await add();
    await remove();
    expect(await keysInBucket()).toEqual([]);
    expect(await readNow(db, imagesRead({ limit: 10 }))).toEqual([]);
    expect(await findRow(db, id)).toMatchObject({ removedAt: noon + 5, clearedAt: noon + 5, version: 2 });
    expect(await purgesOf(db)).toMatchObject([{ mode: "purge", tags: [`image-${id}`] }]);
    expect((await recorded()).map(({ action }) => action)).toEqual([
      "image.added",
      "image.removed",
      "image.cleared",
    ]);
    expect(await refusal(remove())).toMatchObject({ code: "image_not_found" });
    expect(await refusal(describeImage(db, editor, { id, credit: "x" }, noon))).toMatchObject({
      code: "image_not_found",
    });
  });

  test("and comes again is there again", async () => {
    await add({ alt: { en: "Old" } });
    await remove();
    const { image, isNew } = await add({ alt: { en: "New" } }, noon + 10);
    expect(isNew).toBe(true);
    expect(image).toMatchObject({ alt: { en: "New" }, version: 3, removedAt: null, clearedAt: null });
    expect(await findRow(db, id)).toEqual(image);
    expect(await keysInBucket()).toEqual([`${id}.png`]);
  });

  test("has to have been seen as it is", async () => {
    await add();
    await describeImage(db, editor, { id, credit: "Chen" }, noon + 1);
    const late = removeImage(db, env.IMAGES, editor, { id, expectedVersion: 1 }, noon + 2);
    expect(await refusal(late)).toMatchObject({ code: "edit_conflict" });
    expect(await keysInBucket()).toHaveLength(1);
  });
});

describe("a picture that an article shows", () => {
  const lead = { id, alt: "A tunnel" };
  const inText = `The tunnel opened today.\n\n![A tunnel](/images/${id})`;

  beforeEach(async () => {
    await establishRegister(db);
    await add();
  });

  test.each([
    ["at the head of a draft", { image: lead }],
    ["in the text of a draft", { body: inText }],
  ])("stays as long as it stands %s", async (_where, input) => {
    await tell(db, { published: [], drafts: ["en"] });
    await draft(db, { articleId: "tunnel", locale: "en", ...input }, noon + 1);
    expect(await refusal(remove())).toMatchObject({ code: "image_in_use", articles: ["tunnel"] });
    expect(await keysInBucket()).toEqual([`${id}.png`]);
    await draft(db, { articleId: "tunnel", locale: "en" }, noon + 2);
    expect(await refusal(remove())).toBeUndefined();
  });

  test("stays while it is public, though the draft shows it no more", async () => {
    await tell(db, { published: ["en"] });
    await rewrite(db, { articleId: "tunnel", locale: "en", image: lead }, noon + 1);
    await draft(db, { articleId: "tunnel", locale: "en" }, noon + 2);
    expect(await refusal(remove())).toMatchObject({ code: "image_in_use" });
  });

  test("stays while it is to be public", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    await draft(db, { articleId: "tunnel", locale: "en", body: inText }, noon + 1);
    const publication = { articleId: "tunnel", editions: [{ locale: "en" as const }], at: noon + 60_000 };
    await publishEditions(db, editor, publication, noon + 2);
    await draft(db, { articleId: "tunnel", locale: "en" }, noon + 3);
    expect(await refusal(remove())).toMatchObject({ code: "image_in_use" });
  });

  test("stays where a draft takes it while somebody removes it", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    const batch = env.DB.batch.bind(env.DB);
    let isFirst = true;
    // Between the look at its uses and the batch that removes it.
    const slow = new Proxy(env.DB, {
      get(target, property) {
        const value: unknown = Reflect.get(target, property);
        if (property !== "batch")
          return typeof value === "function" ? (value.bind(target) as unknown) : value;
        return async (statements: D1PreparedStatement[]) => {
          const answer = isFirst ? await batch(statements) : undefined;
          if (isFirst) await draft(db, { articleId: "tunnel", locale: "en", image: lead }, noon + 1);
          isFirst = false;
          return answer ?? batch(statements);
        };
      },
    });
    const removal = removeImage(openDatabase(slow), env.IMAGES, editor, { id }, noon + 5);
    expect(await refusal(removal)).toMatchObject({ code: "image_in_use", articles: ["tunnel"] });
    expect(await findRow(db, id)).toMatchObject({ removedAt: null, bytes: picture.length });
    expect(await keysInBucket()).toEqual([`${id}.png`]);
  });
});

describe("after a crash", () => {
  const crashes = [1, 2, 3].flatMap((at) => (["before", "after"] as const).map((when) => ({ at, when })));

  test.each(crashes)("$when database call $at of an upload the next one mends it", async (crash) => {
    const broken = openDatabase(crashing(env.DB, crash));
    const first = addImage(broken, env.IMAGES, editor, { bytes: picture, name: "a.png" }, noon);
    await first.catch((error: unknown) => expect(isCrash(error)).toBe(true));
    if ((await findRow(db, id)) !== undefined) expect(await keysInBucket()).toEqual([`${id}.png`]);
    const { image } = await add();
    expect(await findRow(db, id)).toEqual(image);
    expect(await keysInBucket()).toEqual([`${id}.png`]);
    expect((await recorded()).filter(({ action }) => action === "image.added")).toHaveLength(1);
  });

  test.each(["before", "after"] as const)("%s the bytes were put, no line is without them", async (when) => {
    const broken = addImage(db, breakingBucket("put", when), editor, { bytes: picture, name: "a.png" }, noon);
    await expect(broken).rejects.toThrow("put");
    expect(await findRow(db, id)).toBeUndefined();
    await add();
    expect(await keysInBucket()).toEqual([`${id}.png`]);
  });

  test.each(crashes)(
    "$when database call $at of a removal, it is there or is taken away by the clock",
    async (crash) => {
      await add();
      const broken = openDatabase(crashing(env.DB, crash));
      await removeImage(broken, env.IMAGES, editor, { id }, noon).catch((error: unknown) =>
        expect(isCrash(error)).toBe(true),
      );
      await clearRemoved(db, env.IMAGES, noon + 61_000);
      const row = await findRow(db, id);
      const isThere = row?.removedAt === null;
      expect(await keysInBucket()).toEqual(isThere ? [`${id}.png`] : []);
      expect(isThere || row?.clearedAt !== null).toBe(true);
      expect(await purgesOf(db)).toHaveLength(isThere ? 0 : 1);
    },
  );

  test.each(["before", "after"] as const)(
    "%s the bytes were deleted, the clock finishes, and does it once",
    async (when) => {
      await add();
      const broken = removeImage(db, breakingBucket("delete", when), editor, { id }, noon);
      await expect(broken).rejects.toThrow("delete");
      await clearRemoved(db, env.IMAGES, noon + 30_000);
      expect(await findRow(db, id)).toMatchObject({ clearedAt: null });
      await clearRemoved(db, env.IMAGES, noon + 61_000);
      await clearRemoved(db, env.IMAGES, noon + 62_000);
      expect(await findRow(db, id)).toMatchObject({ clearedAt: noon + 61_000 });
      expect(await keysInBucket()).toEqual([]);
      expect(await purgesOf(db)).toHaveLength(1);
    },
  );

  test("in a removal, the same picture is taken in again whole", async () => {
    await add();
    await expect(removeImage(db, breakingBucket("delete", "before"), editor, { id }, noon)).rejects.toThrow(
      "delete",
    );
    const { image } = await add({}, noon + 1);
    await clearRemoved(db, env.IMAGES, noon + 100_000);
    expect(await findRow(db, id)).toEqual(image);
    expect(await keysInBucket()).toEqual([`${id}.png`]);
  });

  test("bytes that went missing come back with the same picture", async () => {
    await add();
    await env.IMAGES.delete(`${id}.png`);
    expect(await add()).toMatchObject({ isNew: false });
    expect(await keysInBucket()).toEqual([`${id}.png`]);
  });
});

test("a list begins with the newest, goes on where it left off, and is searched by what is said", async () => {
  for (const shade of [1, 2, 3]) {
    const said = { name: `n${shade}.png`, alt: { "zh-Hans": `隧道${shade}` } };
    await add({ bytes: png(20, 20, { shade }), ...said }, noon + shade);
  }
  await add({ bytes: real.webp, name: "100%_off.webp", credit: "Chen Lin" }, noon + 9);
  const names = async (range: Parameters<typeof imagesRead>[0]) =>
    (await readNow(db, imagesRead(range))).map(({ name }) => name);
  expect(await names({ limit: 2 })).toEqual(["100%_off.webp", "n3.png", "n2.png"]);
  const [, , second] = await readNow(db, imagesRead({ limit: 2 }));
  expect(await names({ limit: 2, after: [second?.createdAt ?? 0, second?.id ?? ""] })).toEqual(["n1.png"]);
  expect(await names({ limit: 9, q: "隧道2" })).toEqual(["n2.png"]);
  expect(await names({ limit: 9, q: "chen" })).toEqual(["100%_off.webp"]);
  expect(await names({ limit: 9, q: "%_" })).toEqual(["100%_off.webp"]);
  await db.update(images).set({ removedAt: 1 }).where(eq(images.name, "n2.png"));
  expect(await names({ limit: 9, q: "隧道" })).toEqual(["n3.png", "n1.png"]);
});
