/** Pictures in articles: rendered when the revision is written, carried wherever it goes, checked before it is public. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { renderBlock, plainText } from "../../src/articles/body/render.ts";
import { conflictOf, latest, materialOf } from "../support/revisions.ts";
import { checkEdition } from "../../src/articles/publication-checks.ts";
import { restoreRevision } from "../../src/articles/restore.ts";
import { revisionImages } from "../../src/articles/tables.ts";
import type { LeadImage } from "../../src/articles/tables.ts";
import { openDatabase } from "../../src/database.ts";
import { addImage } from "../../src/images/add.ts";
import { removeImage } from "../../src/images/remove.ts";
import { publishEditions } from "../../src/articles/publish.ts";
import { emptyBucket } from "../support/bucket.ts";
import { linesOf, refusal } from "../support/log.ts";
import { draft, editor, establishRegister, noon, tell } from "../support/newsroom.ts";
import type { NewRevision } from "../../src/articles/draft.ts";
import { idOf, png } from "../support/pictures.ts";
import { counting } from "../support/databases.ts";

const db = openDatabase(env.DB);
const [tunnel, train] = [png(400, 300), png(200, 100)];
const [id, other] = [idOf(tunnel), idOf(train)];
const nowhere = "0".repeat(32);
const lead: LeadImage = { id, alt: "A tunnel", caption: "The north end" };

const bring = (bytes: Uint8Array) => addImage(db, env.IMAGES, editor, { bytes, name: "a.png" }, noon);
const write = (input: Partial<NewRevision>, locale: "en" | "zh-Hans" = "en") =>
  draft(db, { articleId: "tunnel", locale, ...input }, noon + 1);
const written = async (input: Partial<NewRevision>) => {
  await write(input);
  return latest(db, "tunnel", "en");
};

beforeEach(async () => {
  await emptyBucket();
  await establishRegister(db);
  await tell(db, { published: [], drafts: ["en", "zh-Hans"] });
  await bring(tunnel);
  await bring(train);
});

const known = new Map([
  [id, { id, format: "png" as const, width: 400, height: 300 }],
  [other, { id: other, format: "jpeg" as const, width: 200, height: 100 }],
]);
const html = (markdown: string) => renderBlock(markdown, "en", known);
const img = (alt: string) =>
  `<img src="/images/${id}.png" width="400" height="300" alt="${alt}" loading="lazy" decoding="async">`;

describe("a picture in a text", () => {
  test("that stands alone is a figure, with its title below it", () => {
    expect(html(`![A tunnel](/images/${id})`)).toBe(`<figure>${img("A tunnel")}</figure>`);
    expect(html(`![A tunnel](/images/${id} "The north end")`)).toBe(
      `<figure>${img("A tunnel")}<figcaption>The north end</figcaption></figure>`,
    );
  });

  test("within a line stays in the line", () => {
    expect(html(`Look ![A tunnel](/images/${id}.png "x") here`)).toBe(`<p>Look ${img("A tunnel")} here</p>`);
    expect(html(`- ![A tunnel](/images/${id})`)).toContain(img("A tunnel"));
  });

  test("ends as it is kept, whatever ending was written", () => {
    expect(html(`![x](/images/${other}.png)`)).toContain(`src="/images/${other}.jpg"`);
  });

  test.each([
    ["one that is not there", `/images/${nowhere}`],
    ["another site's", "https://evil.example/x.png"],
    ["a script", "javascript:alert(1)"],
    ["data", "data:image/png;base64,AAAA"],
    ["a protocol's own host", `//evil.example/images/${id}`],
    ["one with a query", `/images/${id}?x=1`],
    ["one by a way round", `/images/../images/${id}`],
    ["one with more behind it", `/images/${id}.png/x`],
    ["one in capitals", `/images/${id.toUpperCase()}x`],
  ])("of %s is its alternative text", (_what, url) => {
    expect(html(`![A <b>tunnel</b>](${url})`)).not.toMatch(/<img|<b>/);
    expect(html(`![A tunnel](${url})`)).toContain("A tunnel");
  });

  test("brings no attribute of the writer's own", async () => {
    const hostile = '![x" onerror="alert(1)](/images/ID "y\\" onload=\\"alert(2)")'.replace("ID", id);
    const made = html(hostile);
    expect(made).toContain('alt="x&#x22; onerror=&#x22;alert(1)"');
    const names: string[] = [];
    const looked = new HTMLRewriter().on("*", {
      element: (element) => void names.push(...[...element.attributes].map(([name = ""]) => name)),
    });
    await looked.transform(new Response(made)).arrayBuffer();
    expect(names).toEqual(["src", "width", "height", "alt", "loading", "decoding"]);
    expect(html(`<img src="/images/${id}.png" onerror="alert(1)">`)).not.toContain("<img");
    expect(html(`![a&#x202e;b](/images/${id})`)).toContain('alt="ab"');
  });

  test("is its alternative text wherever text is wanted, and nothing of it stands in an excerpt", async () => {
    expect(plainText(`![A tunnel](/images/${id})`)).toBe("A tunnel");
    const revision = await written({ body: `![A tunnel](/images/${id} "North")\n\nIt opened.` });
    expect(revision.excerpt).toBe("It opened.");
    expect(revision.body[0]?.html).toBe(`<figure>${img("A tunnel")}<figcaption>North</figcaption></figure>`);
  });

  test("is looked up with everything else: no further call", async () => {
    const count = { calls: 0, rows: 0 };
    const counted = openDatabase(counting(env.DB, count));
    await draft(counted, { articleId: "tunnel", locale: "en", image: lead, body: `![x](/images/${other})` });
    expect(count.calls).toBe(2);
  });
});

describe("a revision", () => {
  test("without pictures has the hash that it always had", async () => {
    const revision = await written({ title: "A title", body: "Words." });
    const [block] = revision.body;
    const text = { title: "A title", standfirst: null, byline: null, dateline: null };
    const digest = await crypto.subtle.digest(
      "SHA-256",
      new TextEncoder().encode(JSON.stringify([text, [block]])),
    );
    expect(Buffer.from(digest).toString("hex").slice(0, 32)).toBe(revision.hash);
  });

  test("has another hash with another picture at its head, or another word about it, and the same for the same", async () => {
    const hashes: string[] = [];
    const variants: Partial<NewRevision>[] = [
      {},
      { image: lead },
      { image: { ...lead, id: other } },
      { image: { ...lead, alt: "Another" } },
      { image: { ...lead, caption: undefined } },
    ];
    for (const variant of variants) hashes.push((await written(variant)).hash);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect((await written({ image: { alt: " A tunnel ", caption: "The north end", id } })).hash).toBe(
      hashes[1],
    );
    expect((await written({ image: null })).hash).toBe(hashes[0]);
  });

  test("knows which pictures it shows", async () => {
    const { id: revisionId } = await written({
      image: lead,
      body: `![x](/images/${other}) ![y](/images/${nowhere})`,
    });
    const rows = await db.select().from(revisionImages);
    expect(
      rows
        .filter((row) => row.revisionId === revisionId)
        .map(({ imageId }) => imageId)
        .toSorted(),
    ).toEqual([id, other].toSorted());
  });

  test("comes back with its pictures when it is restored, and holds them", async () => {
    const first = await written({ image: lead, body: `![x](/images/${other})` });
    await write({ title: "Without" });
    await restoreRevision(db, editor, { articleId: "tunnel", locale: "en", number: first.number }, noon + 3);
    const restored = await latest(db, "tunnel", "en");
    expect(restored).toMatchObject({ image: lead, hash: first.hash, body: first.body });
    expect(await refusal(removeImage(db, env.IMAGES, editor, { id: other }, noon + 4))).toBe("image_in_use");
  });

  test("with a new picture at its head outdates no translation", async () => {
    await publishEditions(
      db,
      editor,
      { articleId: "tunnel", editions: [{ locale: "en" }, { locale: "zh-Hans" }] },
      noon + 1,
    );
    await write({ image: lead });
    const changed = await publishEditions(
      db,
      editor,
      { articleId: "tunnel", editions: [{ locale: "en" }] },
      noon + 2,
    );
    expect(changed).toEqual(["en"]);
    expect((await linesOf(db)).filter(({ kind }) => kind === "article.published")).toHaveLength(3);
  });
});

describe("two people's work on the picture at the head", () => {
  const base = { image: lead };
  const theirs = { image: { ...lead, caption: "The south end" } };

  test.each([
    ["theirs where only they changed it", base, theirs.image, 0],
    ["yours where only you changed it", { image: undefined }, null, 0],
  ])("is %s", async (_whose, yours, value, conflicts) => {
    const isTheirs = _whose.startsWith("theirs");
    const merged = await conflictOf(db, [base, isTheirs ? theirs : base], yours);
    expect(merged.image.value).toEqual(value);
    expect(merged.conflicts).toHaveLength(conflicts);
  });

  test("is a conflict where both did, with all three to choose from", async () => {
    const yours = { image: { ...lead, id: other } };
    const merged = await conflictOf(db, [base, theirs], yours);
    expect(merged.image).toEqual({
      value: yours.image,
      conflict: { base: lead, theirs: theirs.image, yours: yours.image },
    });
    expect(merged.conflicts).toEqual(["image"]);
  });
});

describe("before it is published, of a picture it is said", () => {
  const said = async (input: Partial<NewRevision>, locale: "en" | "zh-Hans" = "en") => {
    await write(input, locale);
    const material = await materialOf(db, "tunnel");
    return checkEdition(material, locale, { at: noon, together: [locale], actor: editor })
      .filter(({ check }) => check.startsWith("image_"))
      .map(({ check, severity, block }) => [check, severity, block === "image" ? "image" : "block"]);
  };

  test("nothing where it is there and has words", async () => {
    expect(await said({ image: lead, body: `![x](/images/${other})` })).toEqual([]);
  });

  test("that it has no alternative text", async () => {
    expect(await said({ image: { id, alt: " " }, body: `![](/images/${other})` })).toEqual([
      ["image_without_alt", "error", "image"],
      ["image_without_alt", "error", "block"],
    ]);
  });

  test("that it is not there, or not any more", async () => {
    expect(
      await said({ image: { ...lead, id: nowhere }, body: `![x](/images/${nowhere}) ![y](/images/zzz)` }),
    ).toEqual([
      ["image_unknown", "error", "image"],
      ["image_unknown", "error", "block"],
      ["image_unknown", "error", "block"],
    ]);
    const { number } = await written({ body: `![x](/images/${other})` });
    await write({ title: "Without" });
    await removeImage(db, env.IMAGES, editor, { id: other }, noon + 2);
    await restoreRevision(db, editor, { articleId: "tunnel", locale: "en", number }, noon + 3);
    const findings = checkEdition(await materialOf(db, "tunnel"), "en", {
      at: noon,
      together: ["en"],
      actor: editor,
    });
    expect(findings.map(({ check }) => check)).toContain("image_unknown");
  });

  test("that it came later than the words around it, which are to be saved again", async () => {
    const late = png(64, 64);
    await write({ body: `![x](/images/${idOf(late)})` });
    await bring(late);
    const findings = checkEdition(await materialOf(db, "tunnel"), "en", {
      at: noon,
      together: ["en"],
      actor: editor,
    });
    expect(findings.map(({ check }) => check)).toContain("image_unknown");
  });

  test("that readers do not see it, where it lies elsewhere", async () => {
    expect(await said({ body: "![x](https://example.org/x.png)" })).toEqual([
      ["image_external", "warning", "block"],
    ]);
  });

  test("that a translation has another at its head", async () => {
    await write({ image: lead });
    expect(await said({ image: { ...lead, alt: "隧道" } }, "zh-Hans")).toEqual([]);
    expect(await said({ image: { ...lead, id: other } }, "zh-Hans")).toEqual([
      ["image_differs", "info", "image"],
    ]);
    expect(await said({}, "zh-Hans")).toEqual([["image_differs", "info", "image"]]);
  });
});
