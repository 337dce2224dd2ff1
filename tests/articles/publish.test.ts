import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { createArticle } from "../../src/articles/create.ts";
import { listRevisions } from "../../src/articles/history.ts";
import { publishDue, publishEditions } from "../../src/articles/publish.ts";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { articleListings, blocks } from "../../src/articles/tables.ts";
import { changes } from "../../src/changes/tables.ts";
import { openDatabase } from "../../src/database.ts";
import { locales } from "../../src/locales.ts";
import type { Locale } from "../../src/locales.ts";
import { counting } from "../support/databases.ts";
import {
  draft,
  editor,
  establishRegister,
  findEdition,
  noon,
  rewrite,
  tell,
  words,
} from "../support/newsroom.ts";

const db = openDatabase(env.DB);
const log = () => db.select().from(changes).where(eq(changes.subjectId, "tunnel"));
const publish = (...tags: Locale[]) =>
  publishEditions(db, editor, { articleId: "tunnel", editions: tags.map((locale) => ({ locale })) }, noon);

beforeEach(() => establishRegister(db));

describe("a draft", () => {
  test("touches neither the log nor the lists", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    expect(await log()).toEqual([]);
    expect(await db.select().from(articleListings)).toEqual([]);
  });

  test("over an edition that somebody else has saved meanwhile is an edit conflict, and theirs stays", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    await draft(db, { articleId: "tunnel", locale: "en", expectedVersion: 1, title: "Theirs" });
    await expect(
      draft(db, { articleId: "tunnel", locale: "en", expectedVersion: 1, title: "Mine" }),
    ).rejects.toMatchObject({ code: "edit_conflict" });
    const [newest] = await listRevisions(db, "tunnel", "en");
    expect(newest).toMatchObject({ number: 2, title: "Theirs" });
  });

  test("two saves at the same moment: one wins, the other is told", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    const both = await Promise.allSettled(
      ["One", "Two"].map((title) =>
        draft(db, { articleId: "tunnel", locale: "en", expectedVersion: 1, title }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await listRevisions(db, "tunnel", "en")).toHaveLength(2);
  });

  test("keeps the ids of blocks whose words changed, moved or stayed", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    const before = await blocksOf("en", 1);
    const body =
      "Trains run from Monday.\n\nThe long tunnel opened today.\n\nA new paragraph stands here.\n\nIt took three years.";
    await draft(db, { articleId: "tunnel", locale: "en", expectedVersion: 1, body });
    const after = await blocksOf("en", 2);
    expect([after[0]?.id, after[1]?.id, after[3]?.id]).toEqual([before[2]?.id, before[0]?.id, before[1]?.id]);
    expect(before.map(({ id }) => id)).not.toContain(after[2]?.id);
  });

  test("of a translation shares its source's block ids and remembers what each was made from", async () => {
    await tell(db, { published: [], drafts: [...locales] });
    const source = await blocksOf("en", 1);
    const translation = await blocksOf("zh-Hans", 1);
    expect(translation.map(({ id, sourceHash }) => [id, sourceHash])).toEqual(
      source.map(({ id, hash }) => [id, hash]),
    );
  });

  test("of a translation by blocks refuses an id that the source does not have, or has given already", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    const [first] = await blocksOf("en", 1);
    const id = first?.id ?? "";
    for (const body of [
      [{ id: "bnothing", markdown: "无" }],
      [
        { id, markdown: "一" },
        { id, markdown: "二" },
      ],
    ]) {
      await expect(
        draft(db, { articleId: "tunnel", locale: "zh-Hans", expectedVersion: 0, body }),
      ).rejects.toMatchObject({ code: "unknown_block" });
    }
  });
});

async function blocksOf(locale: Locale, number: number) {
  const revision = (await listRevisions(db, "tunnel", locale)).find((row) => row.number === number);
  return db
    .select()
    .from(blocks)
    .where(eq(blocks.revisionId, revision?.id ?? ""))
    .orderBy(blocks.position);
}

describe("publishing", () => {
  test("one language leaves the other as it was; both together are one stroke", async () => {
    await tell(db, { published: [], drafts: [...locales] });
    expect(await publish("en")).toEqual(["en"]);
    expect(await findEdition(db, "tunnel", "zh-Hans")).toMatchObject({ state: "draft" });
    await rewrite(db, { articleId: "tunnel", locale: "en", title: "Again" }, noon + 1);
    expect(await publish("zh-Hans")).toEqual(["zh-Hans"]);
  });

  test("is one read and one batch, whatever the number of languages", async () => {
    await tell(db, { published: [], drafts: [...locales] });
    const count = { calls: 0, rows: 0 };
    const counted = openDatabase(counting(env.DB, count));
    await publishEditions(
      counted,
      editor,
      { articleId: "tunnel", editions: locales.map((locale) => ({ locale })) },
      noon,
    );
    expect(count.calls).toBe(2);
  });

  test("appends a line for each language, in the same batch as the change", async () => {
    await tell(db);
    expect(await log()).toMatchObject(
      locales.map((locale) => ({ kind: "article.published", locale, actor: editor.id, at: noon })),
    );
  });

  test("together is all or nothing", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    await expect(publish("en", "zh-Hans")).rejects.toMatchObject({ code: "edition_missing" });
    expect(await findEdition(db, "tunnel", "en")).toMatchObject({ state: "draft" });
    expect(await log()).toEqual([]);
  });

  test("what nobody would see differently appends nothing", async () => {
    await tell(db);
    const lines = (await log()).length;
    expect(await rewrite(db, { articleId: "tunnel", locale: "en" }, noon + 1)).toEqual([]);
    expect(await log()).toHaveLength(lines);
    expect(await findEdition(db, "tunnel", "en")).toMatchObject({ draftRevisionId: null, updatedAt: noon });
  });

  test("an edition that has changed since the editor looked is an edit conflict", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    await draft(db, { articleId: "tunnel", locale: "en", expectedVersion: 1, title: "Newer" });
    const stale = { articleId: "tunnel", editions: [{ locale: "en" as const, expectedVersion: 1 }] };
    await expect(publishEditions(db, editor, stale, noon)).rejects.toMatchObject({ code: "edit_conflict" });
  });

  test("at the same moment as another publication: the loser writes nothing", async () => {
    await tell(db, { published: [], drafts: [...locales] });
    const both = await Promise.allSettled([publish("en"), publish("zh-Hans")]);
    const won = both.filter(({ status }) => status === "fulfilled").length;
    expect(await log()).toHaveLength(won);
  });

  test.each([
    ["without a title", { title: " \u202e " }, "title_required"],
    ["with nothing drafted", undefined, "edition_missing"],
  ] as const)("%s is refused", async (_, words_, code) => {
    await createArticle(db, editor, { id: "tunnel", slug: "tunnel", sourceLocale: "en" }, noon);
    if (words_) await draft(db, { articleId: "tunnel", locale: "en", expectedVersion: 0, ...words_ });
    await expect(publish("en")).rejects.toMatchObject({ code });
  });
});

describe("withdrawing", () => {
  test("takes one language out of every list, and its draft is kept", async () => {
    await tell(db);
    await withdrawEdition(db, editor, { articleId: "tunnel", locale: "en" }, noon + 1);
    expect(await findEdition(db, "tunnel", "en")).toMatchObject({
      state: "withdrawn",
      title: null,
      publishedRevisionId: null,
    });
    const scopes = await db.select().from(articleListings).where(eq(articleListings.facet, "all"));
    expect(scopes.map(({ scope }) => scope).toSorted()).toEqual(["*", "zh-Hans", "~zh-Hans"]);
    expect((await log()).at(-1)).toMatchObject({ kind: "article.withdrawn", locale: "en" });
    expect(await publish("en")).toEqual(["en"]);
    expect(await findEdition(db, "tunnel", "en")).toMatchObject({
      state: "published",
      publishedAt: noon,
      title: words.en.title,
    });
  });

  test("what is not published cannot be withdrawn", async () => {
    await tell(db, { published: ["en"], drafts: ["zh-Hans"] });
    await expect(
      withdrawEdition(db, editor, { articleId: "tunnel", locale: "zh-Hans" }, noon),
    ).rejects.toMatchObject({ code: "invalid_transition" });
  });
});

describe("scheduling", () => {
  test("keeps the revision that was scheduled, not the one written since", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    await publishEditions(
      db,
      editor,
      { articleId: "tunnel", editions: [{ locale: "en" }], at: noon + 1000 },
      noon,
    );
    expect(await findEdition(db, "tunnel", "en")).toMatchObject({ state: "scheduled" });
    await draft(db, { articleId: "tunnel", locale: "en", expectedVersion: 2, title: "Written since" });
    expect(await publishDue(db, noon + 999)).toEqual([]);
    expect(await log()).toEqual([]);
    expect(await publishDue(db, noon + 1000)).toEqual([]);
    expect(await findEdition(db, "tunnel", "en")).toMatchObject({
      state: "published",
      title: words.en.title,
      scheduledAt: null,
    });
    expect((await findEdition(db, "tunnel", "en"))?.draftRevisionId).not.toBeNull();
  });

  test("one that cannot be published does not hold up the others", async () => {
    for (const id of ["tunnel", "bridge"]) {
      await tell(db, { id, published: [], drafts: ["en"] });
      await publishEditions(
        db,
        editor,
        { articleId: id, editions: [{ locale: "en" }], at: noon + 1000 },
        noon,
      );
    }
    await env.DB.prepare(
      "UPDATE editions SET scheduled_revision_id = 'gone', draft_revision_id = NULL WHERE article_id = 'tunnel'",
    ).run();
    expect(await publishDue(db, noon + 1000)).toMatchObject([
      { articleId: "tunnel", error: { code: "nothing_to_publish" } },
    ]);
    expect(await findEdition(db, "bridge", "en")).toMatchObject({ state: "published" });
  });
});

describe("a translation", () => {
  const status = async () => {
    const row = await findEdition(db, "tunnel", "zh-Hans");
    return [row?.translationStatus, row?.staleBlocks?.length];
  };
  const paragraphs = words.en.body.split("\n\n");

  beforeEach(() => tell(db));

  test("is current as it is published", async () => {
    expect(await status()).toEqual(["current", 0]);
  });

  test.each([
    [
      "a paragraph changes",
      { body: ["The tunnel opened at last.", ...paragraphs.slice(1)].join("\n\n") },
      ["outdated", 1],
    ],
    ["the title changes", { title: "A tunnel closes" }, ["outdated", 1]],
    ["a paragraph is added", { body: [...paragraphs, "Tickets are free."].join("\n\n") }, ["incomplete", 1]],
    ["a standfirst is added", { standfirst: "At last." }, ["incomplete", 1]],
    ["a paragraph is taken away", { body: paragraphs.slice(0, 2).join("\n\n") }, ["outdated", 1]],
    ["paragraphs are moved", { body: paragraphs.toReversed().join("\n\n") }, ["current", 0]],
    ["only the byline changes", { byline: "By us" }, ["current", 0]],
    ["nothing but white space changes", { body: paragraphs.join("\n\n\n\n") }, ["current", 0]],
  ])("when %s in the source", async (_, source, expected) => {
    await rewrite(db, { articleId: "tunnel", locale: "en", ...source }, noon + 1);
    expect(await status()).toEqual(expected);
  });

  test("becomes current again by the paragraph that was translated anew, and not by another", async () => {
    await rewrite(
      db,
      {
        articleId: "tunnel",
        locale: "en",
        body: ["The tunnel opened at last.", "It took four years.", paragraphs[2]].join("\n\n"),
      },
      noon + 1,
    );
    expect(await status()).toEqual(["outdated", 2]);
    const chinese = words["zh-Hans"].body.split("\n\n");
    await rewrite(
      db,
      { articleId: "tunnel", locale: "zh-Hans", body: ["隧道终于通车。", ...chinese.slice(1)].join("\n\n") },
      noon + 2,
    );
    expect(await status()).toEqual(["outdated", 1]);
    await rewrite(
      db,
      {
        articleId: "tunnel",
        locale: "zh-Hans",
        body: ["隧道终于通车。", ...chinese.slice(1)].join("\n\n"),
        confirm: "all",
      },
      noon + 3,
    );
    expect(await status()).toEqual(["current", 0]);
  });

  test("that becomes outdated is on the log, for its readers see the notice", async () => {
    await rewrite(db, { articleId: "tunnel", locale: "en", title: "Newer" }, noon + 1);
    const lines = (await log()).slice(-2).map(({ kind, locale }) => [kind, locale]);
    expect(lines.toSorted()).toEqual([
      ["article.published", "en"],
      ["article.published", "zh-Hans"],
    ]);
  });

  test("of a source that is not public yet may be published", async () => {
    await tell(db, { id: "bridge", published: ["zh-Hans"], drafts: ["en"] });
    expect(await findEdition(db, "bridge", "zh-Hans")).toMatchObject({
      state: "published",
      translationStatus: "current",
    });
    const listed = await db
      .select()
      .from(articleListings)
      .where(and(eq(articleListings.articleId, "bridge"), eq(articleListings.facet, "all")));
    expect(listed.map(({ scope }) => scope).toSorted()).toEqual(["*", "zh-Hans", "~en", "~zh-Hans"]);
  });
});
