/** What the desk does to an article beside writing it: moved, restored, called off, corrected; and that all of it is on record. */
import { env } from "cloudflare:workers";
import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { record } from "../../src/access/tables.ts";
import { correctEdition } from "../../src/articles/correct.ts";
import { createArticle } from "../../src/articles/create.ts";
import { nameTopic } from "../../src/articles/name-topic.ts";
import { draftRevision } from "../../src/articles/draft.ts";
import { listRevisions } from "../../src/articles/history.ts";
import { linkPreview } from "../../src/articles/preview.ts";
import { publishDue, publishEditions } from "../../src/articles/publish.ts";
import { relinkArticle } from "../../src/articles/relink.ts";
import { restoreRevision } from "../../src/articles/restore.ts";
import { articleListings, articleSlugs, blocks } from "../../src/articles/tables.ts";
import { cancelSchedule } from "../../src/articles/unschedule.ts";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { openDatabase } from "../../src/database.ts";
import type { Database } from "../../src/database.ts";
import { counting } from "../support/databases.ts";
import { everything, linesOf, purgesOf, refusal } from "../support/log.ts";
import { actorAs } from "../support/access.ts";
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
const id = "tunnel";
const en = { articleId: id, locale: "en" } as const;
const zh = { articleId: id, locale: "zh-Hans" } as const;
const publish = (at?: number, now = noon) =>
  publishEditions(db, editor, { articleId: id, editions: [{ locale: "en" }], at }, now);
const recorded = () => db.select().from(record).orderBy(asc(record.id));

beforeEach(() => establishRegister(db));

describe("another address", () => {
  const moved = (slug: string, at = noon + 1) => relinkArticle(db, editor, { articleId: id, slug }, at);

  test("leaves the old one to the article for ever, for every language that was ever public", async () => {
    await tell(db);
    await withdrawEdition(db, editor, { ...zh }, noon);
    expect(await moved("river-tunnel")).toEqual(["en", "zh-Hans"]);
    expect(await db.select().from(articleSlugs)).toMatchObject([{ slug: "tunnel", articleId: id }]);
    expect((await linesOf(db)).slice(-2)).toMatchObject([
      { kind: "article.published", locale: "en" },
      { kind: "article.withdrawn", locale: "zh-Hans" },
    ]);
  });

  test("that another article has, or ever had, is taken", async () => {
    await tell(db);
    await moved("river-tunnel");
    for (const slug of ["tunnel", "river-tunnel"])
      expect(await refusal(createArticle(db, editor, { slug, sourceLocale: "en" }, noon))).toBe("slug_taken");
    const other = await createArticle(db, editor, { slug: "bridge", sourceLocale: "en" }, noon);
    const take = (slug: string) => relinkArticle(db, editor, { articleId: other, slug }, noon);
    const before = await everything();
    expect([await refusal(take("tunnel")), await refusal(take("river-tunnel"))]).toEqual([
      "slug_taken",
      "slug_taken",
    ]);
    expect(await everything()).toEqual(before);
  });

  test("may be one of its own old ones again, which then leads nowhere else", async () => {
    await tell(db);
    await moved("river-tunnel");
    await moved("tunnel", noon + 2);
    expect(await db.select().from(articleSlugs)).toMatchObject([{ slug: "river-tunnel" }]);
  });

  test("of what was never public is free again, and nobody hears of it", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    expect(await moved("river-tunnel")).toEqual([]);
    expect(await linesOf(db)).toHaveLength(
      (await linesOf(db)).filter(({ subjectId }) => subjectId !== id).length,
    );
    expect(
      await refusal(createArticle(db, editor, { slug: "tunnel", sourceLocale: "en" }, noon)),
    ).toBeUndefined();
  });

  test.each(["Über", "a--b", "a b", "", "a/b", "a\r\nX: y", "-", "a".repeat(65)])(
    "%j is refused",
    async (slug) => {
      await tell(db);
      expect(await refusal(moved(slug))).toBe("slug_invalid");
    },
  );

  test("of two articles that want one address at once, one gets it", async () => {
    await tell(db, { published: [] });
    const other = await createArticle(db, editor, { slug: "bridge", sourceLocale: "en" }, noon);
    const results = await Promise.all(
      [id, other].map((articleId) => refusal(relinkArticle(db, editor, { articleId, slug: "both" }, noon))),
    );
    expect(results.toSorted()).toEqual(["slug_taken", undefined].toSorted());
  });
});

describe("topics and enterprises", () => {
  beforeEach(async () => {
    await nameTopic(db, editor, { id: "rail", label: { en: "Rail", "zh-Hans": "轨道交通" } }, noon);
    await tell(db);
  });

  test("are what it is about from now on, in lists and to caches, the old ones' pages included", async () => {
    const links = { topics: ["rail"], enterprises: ["signal-house"] };
    expect(await relinkArticle(db, editor, { articleId: id, ...links }, noon + 1)).toEqual(["en", "zh-Hans"]);
    const listings = await db.select().from(articleListings).where(eq(articleListings.articleId, id));
    expect([...new Set(listings.map(({ facet }) => facet))].toSorted()).toEqual([
      "all",
      "changed",
      "enterprise:signal-house",
      "topic:rail",
    ]);
    expect((await purgesOf(db)).at(-1)?.tags).toEqual(
      expect.arrayContaining(["enterprise-tunnel-works", "enterprise-signal-house", "article-tunnel"]),
    );
  });

  test("that do not exist are refused, and nothing is written", async () => {
    const before = await everything();
    const link = (links: object) => refusal(relinkArticle(db, editor, { articleId: id, ...links }, noon + 1));
    expect(await link({ topics: ["nonesuch"] })).toBe("topic_not_found");
    expect(await link({ enterprises: ["signal-house", "nonesuch"] })).toBe("enterprise_not_found");
    expect(await everything()).toEqual(before);
  });

  test("that are the same as before change nothing at all", async () => {
    const before = await everything();
    expect(
      await relinkArticle(db, editor, { articleId: id, enterprises: ["tunnel-works"] }, noon + 1),
    ).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  test("cannot be written over what somebody else wrote meanwhile", async () => {
    const expectedLock = 1;
    expect(
      await refusal(relinkArticle(db, editor, { articleId: id, expectedLock, topics: ["rail"] }, noon)),
    ).toBe("edit_conflict");
  });
});

describe("a revision that is restored", () => {
  test("is the draft again with its words, its blocks under their ids, and the history whole", async () => {
    await tell(db);
    await rewrite(
      db,
      { ...en, title: "Another", body: "Another text altogether.\n\nIn two paragraphs." },
      noon + 1,
    );
    await restoreRevision(db, editor, { ...en, number: 1 }, noon + 2);
    const [third, , first] = await listRevisions(db, id, "en");
    expect([third?.number, third?.title, third?.hash]).toEqual([3, words.en.title, first?.hash]);
    const ids = async (revision: string | undefined) =>
      (
        await db
          .select()
          .from(blocks)
          .where(eq(blocks.revisionId, revision ?? ""))
      ).map((row) => row.id);
    expect(await ids(third?.id)).toEqual(await ids(first?.id));
    expect((await findEdition(db, id, "en"))?.draftRevisionId).toBe(third?.id);
  });

  test("is a translation of what it was made from, not of the source of now", async () => {
    await tell(db);
    await rewrite(db, { ...en, body: words.en.body.replace("three", "four") }, noon + 1);
    await rewrite(db, { ...zh, body: words["zh-Hans"].body.replace("三", "四") }, noon + 2);
    expect((await findEdition(db, id, "zh-Hans"))?.translationStatus).toBe("current");
    await restoreRevision(db, editor, { ...zh, number: 1 }, noon + 3);
    await publishEditions(db, editor, { articleId: id, editions: [{ locale: "zh-Hans" }] }, noon + 4);
    expect((await findEdition(db, id, "zh-Hans"))?.translationStatus).toBe("outdated");
  });

  test("must exist, and the edition be as it was seen", async () => {
    await tell(db);
    expect(await refusal(restoreRevision(db, editor, { ...en, number: 9 }, noon))).toBe("revision_not_found");
    expect(await refusal(restoreRevision(db, editor, { ...en, number: 1, expectedVersion: 1 }, noon))).toBe(
      "edit_conflict",
    );
  });
});

describe("a schedule that is called off", () => {
  test("leaves the draft, and what is public, as they are", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    await publish(noon + 60_000);
    await cancelSchedule(db, editor, en, noon + 1);
    expect(await findEdition(db, id, "en")).toMatchObject({ state: "draft", scheduledAt: null });
    expect(await publishDue(db, noon + 120_000)).toEqual([]);
    expect((await findEdition(db, id, "en"))?.state).toBe("draft");
  });

  test("of what is public already leaves it public", async () => {
    await tell(db);
    await draft(db, { ...en, expectedVersion: 2, title: "Later" });
    await publish(noon + 60_000);
    await cancelSchedule(db, editor, en, noon + 1);
    expect(await findEdition(db, id, "en")).toMatchObject({ state: "published", title: words.en.title });
  });

  test("must have been made", async () => {
    await tell(db);
    expect(await refusal(cancelSchedule(db, editor, en, noon))).toBe("invalid_transition");
  });
});

describe("a correction", () => {
  const note = { en: "An earlier version misstated the year." };

  test("is public, dated on the day on which it was said, and on the log once", async () => {
    await tell(db);
    const before = (await linesOf(db)).length;
    expect(await correctEdition(db, editor, { ...en, note }, noon + 5)).toEqual(["en"]);
    expect(await correctEdition(db, editor, { ...en, note }, noon + 9)).toEqual([]);
    expect(await findEdition(db, id, "en")).toMatchObject({ correctionNote: note, correctedAt: noon + 5 });
    expect((await linesOf(db)).slice(before)).toMatchObject([{ kind: "article.published", locale: "en" }]);
  });

  test("stays through the next publication, and goes when it is taken back", async () => {
    await tell(db);
    await correctEdition(db, editor, { ...en, note }, noon + 5);
    await rewrite(db, { ...en, title: "Another" }, noon + 6);
    expect(await findEdition(db, id, "en")).toMatchObject({ correctionNote: note });
    expect(await correctEdition(db, editor, en, noon + 7)).toEqual(["en"]);
    expect(await findEdition(db, id, "en")).toMatchObject({ correctionNote: null, correctedAt: null });
  });

  test("is for what is public", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    expect(await refusal(correctEdition(db, editor, { ...en, note }, noon))).toBe("invalid_transition");
  });
});

describe("on record", () => {
  interface Act {
    prepare?: () => Promise<unknown>;
    act: (db: Database) => Promise<unknown>;
    action: string;
    subject?: string;
    detail?: object;
  }

  const acts: Record<string, Act> = {
    "creating an article": {
      act: (counted) => createArticle(counted, editor, { id: "new", slug: "new", sourceLocale: "en" }, noon),
      ...{ action: "article.created", subject: "article/new", detail: { after: { slug: "new" } } },
    },
    "naming a topic": {
      act: (counted) => nameTopic(counted, editor, { id: "rail", label: { en: "Rail" } }, noon),
      ...{ action: "topic.named", subject: "topic/rail" },
    },
    "saving a draft": {
      act: (counted) => draft(counted, { ...en, expectedVersion: 2, minor: true }),
      ...{
        action: "article.drafted",
        detail: { before: { revision: 1 }, after: { revision: 2 }, minor: true },
      },
    },
    "restoring a revision": {
      act: (counted) => restoreRevision(counted, editor, { ...en, number: 1 }, noon),
      ...{ action: "article.restored", detail: { of: 1, after: { revision: 2 } } },
    },
    publishing: {
      prepare: () => draft(db, { ...en, expectedVersion: 2 }),
      act: (counted) =>
        publishEditions(counted, editor, { articleId: id, editions: [{ locale: "en" }] }, noon),
      action: "article.published",
      detail: {
        before: { published: 1, draft: 2 },
        after: { state: "published", published: 2, draft: null },
      },
    },
    scheduling: {
      prepare: () => draft(db, { ...en, expectedVersion: 2 }),
      act: (counted) =>
        publishEditions(
          counted,
          editor,
          { articleId: id, editions: [{ locale: "en" }], at: noon + 60_000 },
          noon,
        ),
      ...{
        action: "article.scheduled",
        detail: { after: { scheduledAt: "2026-03-01T12:01:00.000Z", scheduled: 2 } },
      },
    },
    "calling a schedule off": {
      prepare: async () => {
        await draft(db, { ...en, expectedVersion: 2 });
        await publish(noon + 60_000);
      },
      act: (counted) => cancelSchedule(counted, editor, en, noon),
      action: "article.unscheduled",
    },
    withdrawing: {
      act: (counted) => withdrawEdition(counted, editor, { ...en, note: { en: "Wrong." } }, noon),
      ...{ action: "article.withdrawn", detail: { after: { state: "withdrawn", reason: { en: "Wrong." } } } },
    },
    correcting: {
      act: (counted) => correctEdition(counted, editor, { ...en, note: { en: "Put right." } }, noon),
      ...{
        action: "article.corrected",
        detail: { before: { note: null }, after: { note: { en: "Put right." } } },
      },
    },
    "moving it": {
      act: (counted) => relinkArticle(counted, editor, { articleId: id, slug: "river" }, noon),
      action: "article.linked",
      subject: "article/tunnel",
      detail: { before: { slug: "tunnel" }, after: { slug: "river" } },
    },
    "giving a preview away": {
      act: (counted) => linkPreview(counted, editor, en, noon),
      action: "preview.linked",
    },
  };

  test.each(Object.entries(acts))("%s is one batch, and a line in it", async (_, one) => {
    await tell(db);
    await one.prepare?.();
    const before = (await recorded()).length;
    const count = { calls: 0, rows: 0 };
    await one.act(openDatabase(counting(env.DB, count)));
    expect(count.calls).toBeLessThanOrEqual(2);
    const lines = (await recorded()).slice(before);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      action: one.action,
      subject: one.subject ?? "article/tunnel/en",
      actorId: editor.id,
      at: noon,
      detail: one.detail ?? {},
    });
  });

  test("the clock tells when a publication was to be, and when it was", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    await publish(noon + 60_000);
    await publishDue(db, noon + 75_500);
    expect((await recorded()).at(-1)).toMatchObject({
      ...{ action: "article.published", subject: "article/tunnel/en", actorId: "clock", door: "clock" },
      detail: { scheduledAt: "2026-03-01T12:01:00.000Z", at: "2026-03-01T12:01:15.500Z", delay: 15_500 },
    });
  });

  test("what was refused is not", async () => {
    await tell(db);
    const before = await everything();
    expect(await refusal(draft(db, { ...en, expectedVersion: 1 }))).toBe("edit_conflict");
    expect(await refusal(withdrawEdition(db, editor, { ...en, expectedVersion: 1 }, noon))).toBe(
      "edit_conflict",
    );
    expect(await everything()).toEqual(before);
  });
});

describe("a translator", () => {
  const mei = actorAs("translator", { locales: ["zh-Hans"] });

  test("writes and restores in her languages what was not written there first, and nothing else", async () => {
    await tell(db);
    const write = (locale: "en" | "zh-Hans", actor = mei) =>
      refusal(draftRevision(db, actor, { articleId: id, locale, ...words[locale] }, noon));
    expect(await write("zh-Hans")).toBeUndefined();
    expect(await write("en")).toBe("forbidden");
    expect(await write("en", actorAs("translator"))).toBe("forbidden");
    expect(await refusal(restoreRevision(db, mei, { ...en, number: 1 }, noon))).toBe("forbidden");
    expect(await refusal(restoreRevision(db, mei, { ...zh, number: 1 }, noon))).toBeUndefined();
  });
});
