/** The desk's board: where each article stands in each language, found again by its words, at a cost that does not grow. */
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { boardRead } from "../../src/articles/board-list.ts";
import type { BoardQuery } from "../../src/articles/board-list.ts";
import { boardUnlisted } from "../../src/articles/board.ts";
import type { BoardState } from "../../src/articles/board.ts";
import { createArticle } from "../../src/articles/create.ts";
import { publishEditions } from "../../src/articles/publish.ts";
import { relinkArticle } from "../../src/articles/relink.ts";
import { articleBoard, articles, articleTerms } from "../../src/articles/tables.ts";
import { askedTerms, termsOf } from "../../src/articles/terms.ts";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { takeSnapshot } from "../../src/changes/snapshot.ts";
import { openDatabase } from "../../src/database.ts";
import { counting } from "../support/databases.ts";
import { draft, editor, establishRegister, noon, rewrite, tell, words } from "../support/newsroom.ts";

const db = openDatabase(env.DB);
const en = { articleId: "tunnel", locale: "en" } as const;
const zh = { articleId: "tunnel", locale: "zh-Hans" } as const;

async function listed(query: Partial<BoardQuery> = {}): Promise<string[]> {
  const { value } = await takeSnapshot(db, boardRead({ limit: 20, ...query }));
  return value.map(({ article }) => article.id);
}

const standings = async () =>
  (await db.select().from(articleBoard).where(eq(articleBoard.articleId, "tunnel")))
    .map(({ facet }) => facet)
    .filter((facet) => !facet.includes("*"))
    .toSorted();

beforeEach(() => establishRegister(db));

describe("an article stands", () => {
  test("as missing in every language as long as it has no words", async () => {
    await createArticle(db, editor, { id: "tunnel", slug: "tunnel", sourceLocale: "en" }, noon);
    expect(await standings()).toEqual(["en:missing", "zh-Hans:missing"]);
  });

  test("as what each of its languages is, through all that happens to it", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    expect(await standings()).toEqual(["en:draft", "zh-Hans:missing"]);
    const both = [{ locale: "en" }, { locale: "zh-Hans" }] as const;
    await draft(db, { ...zh, expectedVersion: 0 });
    await publishEditions(db, editor, { articleId: "tunnel", editions: both }, noon);
    expect(await standings()).toEqual(["en:current", "zh-Hans:current"]);
    await draft(db, { ...en, expectedVersion: 2, body: words.en.body.replace("three", "four") });
    expect(await standings()).toEqual(["en:current", "en:draft", "zh-Hans:current"]);
    const later = { articleId: "tunnel", editions: [{ locale: "en" }], at: noon + 60_000 } as const;
    await publishEditions(db, editor, later, noon);
    expect(await standings()).toEqual(["en:current", "en:draft", "en:scheduled", "zh-Hans:current"]);
    await publishEditions(db, editor, { ...later, at: noon }, noon);
    expect(await standings()).toEqual(["en:current", "zh-Hans:outdated"]);
    await withdrawEdition(db, editor, en, noon);
    expect(await standings()).toEqual(["en:draft", "en:withdrawn", "zh-Hans:current"]);
  });

  test("true also where two languages are begun at the same moment", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    await Promise.all([
      draft(db, { ...en, expectedVersion: 1, title: "Again" }),
      draft(db, { ...zh, expectedVersion: 0 }),
    ]);
    expect(await standings()).toEqual(["en:draft", "zh-Hans:draft"]);
  });
});

describe("the board", () => {
  beforeEach(async () => {
    await tell(db, { id: "tunnel", at: noon });
    await tell(db, { id: "bridge", published: [], drafts: ["en"], at: noon + 1 });
    await tell(db, { id: "harbour", published: ["en"], at: noon + 2 });
  });

  test("has what was written to last at the top", async () => {
    expect(await listed()).toEqual(["harbour", "bridge", "tunnel"]);
    await draft(db, { ...en, expectedVersion: 2 }, noon + 3);
    expect(await listed()).toEqual(["tunnel", "harbour", "bridge"]);
  });

  test.each<[BoardQuery["locale"], BoardState | undefined, string[]]>([
    ["zh-Hans", "missing", ["harbour", "bridge"]],
    ["en", "draft", ["bridge"]],
    ["en", "current", ["harbour", "tunnel"]],
    [undefined, "current", ["harbour", "tunnel"]],
    ["zh-Hans", undefined, ["tunnel"]],
    ["en", "withdrawn", []],
  ])("in %s shows what is %s", async (locale, state, expected) => {
    expect(await listed({ locale, state })).toEqual(expected);
  });

  test("goes on page by page, each article once, also while others are written to", async () => {
    const first = await takeSnapshot(db, boardRead({ limit: 1 }));
    const after = first.value[0]?.position;
    await draft(db, { ...en, expectedVersion: 2 }, noon + 9);
    expect((await listed({ limit: 1, after })).slice(0, 1)).toEqual(["bridge"]);
  });

  test("tells a draft and what is public apart", async () => {
    await draft(db, { ...en, expectedVersion: 2, title: "A tunnel closes" }, noon + 3);
    const { value } = await takeSnapshot(db, boardRead({ limit: 1 }));
    const edition = value[0]?.editions.find((one) => one.edition.locale === "en");
    expect(edition).toMatchObject({
      edition: { title: words.en.title, revisionNumber: 1 },
      draft: { title: "A tunnel closes", number: 2 },
    });
  });
});

describe("an article is found", () => {
  beforeEach(async () => {
    await tell(db);
    await createArticle(db, editor, { id: "bridge", slug: "long-bridge", sourceLocale: "en" }, noon + 1);
    await draft(db, {
      articleId: "bridge",
      locale: "en",
      expectedVersion: 0,
      title: "Bridge of Huawei 华为",
    });
  });

  test.each([
    ["tunnel", ["tunnel"]],
    ["TUNN", ["tunnel"]],
    ["opens tunnel", ["tunnel"]],
    ["opens bridge", []],
    ["隧道", ["tunnel"]],
    ["隧", ["tunnel"]],
    ["隧道通车", ["tunnel"]],
    ["通道", []],
    ["huawei华为", ["bridge"]],
    ["long", ["bridge"]],
    ["ong", []],
    ["  ", ["tunnel", "bridge"]],
    ["“%_*”", ["tunnel", "bridge"]],
    ["' OR 1=1 --", []],
  ])("for %j: %j", async (q, expected) => {
    expect(await listed({ q })).toEqual(expected);
  });

  test("only where it stands as asked", async () => {
    expect(await listed({ q: "tunnel", locale: "en", state: "draft" })).toEqual([]);
    expect(await listed({ q: "tunnel", locale: "en", state: "current" })).toEqual(["tunnel"]);
  });

  test("by its new words and not by its old ones", async () => {
    await rewrite(db, { ...en, title: "A canal opens" }, noon + 3);
    await relinkArticle(db, editor, { articleId: "tunnel", slug: "canal" }, noon + 4);
    expect(await listed({ q: "canal" })).toEqual(["tunnel"]);
    expect(await listed({ q: "tunnel" })).toEqual([]);
  });
});

describe("the words of a title", () => {
  test("are found by any beginning of any of them, in any order", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.stringMatching(/^[a-zA-Z0-9]{1,14}$/), fc.stringMatching(/^[\u4e00-\u4fff]{1,6}$/)),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        fc.nat(13),
        fc.nat(5),
        (parts, length, which) => {
          const terms = new Set(termsOf(parts.join(" ")));
          const part = parts[which % parts.length] ?? "";
          for (const asked of askedTerms(part.slice(0, length + 1))) expect(terms).toContain(asked);
        },
      ),
    );
  });

  test("are few, however long it is", () => {
    expect(termsOf("隧道".repeat(5000)).length).toBeLessThan(10);
    expect(termsOf("a".repeat(5000)).length).toBe(12);
    expect(
      askedTerms("word ".repeat(10) + Array.from({ length: 50 }, (_, at) => `w${at}`).join(" ")),
    ).toHaveLength(8);
  });
});

describe("a page of the board", () => {
  /** Written as the verbs leave it, without their hundred round trips. */
  async function fill(count: number): Promise<void> {
    await tell(db);
    const rows = (sql: string) => env.DB.prepare(sql).bind(count);
    await env.DB.batch([
      rows(`INSERT INTO articles (id, slug, source_locale, authoritative_locale, version, created_at, published_locales, withdrawn_locales, touched_at)
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT 'x' || i, 'x' || i, 'en', 'en', 1, i, '[]', '[]', i FROM n`),
      rows(`INSERT INTO article_board (facet, touched_at, article_id)
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT '*:*', i, 'x' || i FROM n`),
      rows(`INSERT INTO article_terms (term, created_at, article_id, part)
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT 'x', i, 'x' || i, 'slug' FROM n`),
    ]);
  }

  test("reads its own rows, however many articles there are", async () => {
    await fill(3000);
    const rowsOf = async (query: Partial<BoardQuery>) => {
      const count = { calls: 0, rows: 0 };
      await takeSnapshot(openDatabase(counting(env.DB, count)), boardRead({ limit: 20, ...query }));
      expect(count.calls).toBe(1);
      return count.rows;
    };
    expect(await rowsOf({})).toBeLessThan(150);
    expect(await rowsOf({ q: "tunnel" })).toBeLessThan(60);
    expect(await rowsOf({ q: "x" })).toBeLessThan(300);
    expect(await rowsOf({ locale: "zh-Hans", state: "current" })).toBeLessThan(60);
    expect(await rowsOf({ after: [1500, "x1500"] })).toBeLessThan(150);
  });
});

describe("what was written before there was a board", () => {
  test("is brought onto it by the clock, once", async () => {
    await tell(db);
    await db.delete(articleBoard);
    await db.delete(articleTerms);
    await db.update(articles).set({ touchedAt: null });
    expect(await listed()).toEqual([]);
    expect([await boardUnlisted(db, noon), await boardUnlisted(db, noon)]).toEqual([1, 0]);
    expect(await listed({ q: "隧道", locale: "zh-Hans", state: "current" })).toEqual(["tunnel"]);
  });
});
