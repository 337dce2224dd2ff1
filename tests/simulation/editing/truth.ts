/** Whether the database, its readers, its log and its record have what the model says. */
import { env } from "cloudflare:workers";
import { asc, eq, ne } from "drizzle-orm";
import { expect } from "vitest";
import { record } from "../../../src/access/tables.ts";
import { articleBoard, articles, articleSlugs, editions, revisions } from "../../../src/articles/tables.ts";
import { changes } from "../../../src/changes/tables.ts";
import { openDatabase } from "../../../src/database.ts";
import { locales } from "../../../src/locales.ts";
import { visitor } from "../../support/reader.ts";
import { articleId } from "./acts.ts";
import { faceOf, isOutdated } from "./model.ts";
import type { Edition, Model } from "./model.ts";

const db = openDatabase(env.DB);

export async function expectTrue(model: Model): Promise<void> {
  await expectStored(model);
  await expectShown(model);
  await expectLogged(model);
}

/** Every save is in the history, in order; a draft, a published and a planned revision at most, and the right ones. */
async function expectStored(model: Model): Promise<void> {
  const [[article], slugs, rows, texts, board] = await db.batch([
    db.select().from(articles),
    db.select().from(articleSlugs),
    db.select().from(editions),
    db
      .select({
        id: revisions.id,
        locale: revisions.locale,
        number: revisions.number,
        title: revisions.title,
      })
      .from(revisions)
      .orderBy(asc(revisions.number)),
    db.select().from(articleBoard).where(eq(articleBoard.articleId, articleId)),
  ]);
  expect([article?.slug, article?.version]).toEqual([model.slug, model.version]);
  expect(slugs.map(({ slug }) => slug).toSorted()).toEqual(model.formerSlugs.toSorted());
  for (const locale of locales) {
    const expected = model.editions[locale];
    const own = texts.filter((text) => text.locale === locale);
    expect(own.map(({ number, title }) => ({ number, title }))).toEqual(
      expected.history.map(({ number, title }) => ({ number, title })),
    );
    const row = rows.find((edition) => edition.locale === locale);
    const numberOf = (id: string | null | undefined) => own.find((text) => text.id === id)?.number;
    expect({
      version: row?.version ?? 0,
      draft: numberOf(row?.draftRevisionId),
      published: numberOf(row?.publishedRevisionId),
      planned: numberOf(row?.scheduledRevisionId),
      plannedAt: row?.scheduledAt ?? undefined,
      state: row?.state,
    }).toEqual({
      version: expected.version,
      draft: expected.draft?.number,
      published: expected.published?.number,
      planned: expected.plan?.act === "publication" ? expected.plan.text.number : undefined,
      plannedAt: expected.plan?.at,
      state: stateOf(expected),
    });
  }
  const facets = board.map(({ facet }) => facet).filter((facet) => !facet.includes("*"));
  expect(facets.toSorted()).toEqual(facetsOf(model).toSorted());
}

function stateOf({ version, published, withdrawn, plan }: Edition): string | undefined {
  if (version === 0) return undefined;
  if (published !== undefined) return "published";
  if (withdrawn) return "withdrawn";
  return plan === undefined ? "draft" : "scheduled";
}

const facetsOf = (model: Model): string[] =>
  locales.flatMap((locale) => {
    const { version, draft, plan, published, withdrawn } = model.editions[locale];
    if (version === 0) return [`${locale}:missing`];
    return [
      ...(draft ? [`${locale}:draft`] : []),
      ...(plan ? [`${locale}:scheduled`] : []),
      ...(published ? [`${locale}:${isOutdated(model, locale) ? "outdated" : "current"}`] : []),
      ...(withdrawn && !published ? [`${locale}:withdrawn`] : []),
    ];
  });

interface Shown {
  title?: string;
  slug?: string;
  translation?: { status: string };
  correction?: { note: string } | null;
}

/** A reader who comes just now. */
async function expectShown(model: Model): Promise<void> {
  const guest = visitor({ now: model.now });
  for (const locale of locales) {
    const response = await guest.get(`/api/v1/articles/${articleId}?lang=${locale}`);
    const { title, slug, translation, correction } = await response.json<Shown>();
    const notes = [translation?.status === "outdated" ? "outdated" : [], correction?.note ?? []].flat();
    const shown = { 200: [title, ...notes].join(", "), 404: "nothing", 410: "withdrawn" }[response.status];
    const isAllGone =
      locales.every((tag) => model.editions[tag].published === undefined) && model.log.length > 0;
    expect(shown).toBe(isAllGone ? "withdrawn" : faceOf(model, locale));
    if (response.status === 200) expect(slug).toBe(model.slug);
  }
}

/** The log has what readers saw, in that order, and its own time never runs back; the record has every act. */
async function expectLogged(model: Model): Promise<void> {
  const lines = await db.select().from(changes).orderBy(asc(changes.seq));
  expect(lines.map(({ kind, locale }) => `${kind.replace("article.", "")} ${locale}`)).toEqual(model.log);
  const times = lines.map(({ committedAt }) => committedAt);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  // That something was late is told on top of it.
  expect(await db.$count(record, ne(record.action, "article.not_published"))).toBe(model.acts);
}
