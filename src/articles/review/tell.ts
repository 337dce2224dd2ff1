/** Notices that follow from publications: statements for their batch, and for what could not be published. */
import { sql } from "drizzle-orm";
import { clock } from "../../access/actor.ts";
import type { Actor } from "../../access/actor.ts";
import { recordLines } from "../../access/record.ts";
import { commit } from "../../changes/commit.ts";
import type { Database, Statement } from "../../database.ts";
import { locales, otherLocales } from "../../locales.ts";
import type { Locale } from "../../locales.ts";
import { membersWith, notify } from "../../notices/notify.ts";
import type { Dossier, RevisionFacts } from "../public-state.ts";
import type { EditionRow } from "../tables.ts";
import { assignments } from "./tables.ts";
import { subjectOf, titleSql } from "./place.ts";
import { reviewOfPublished } from "./overtake.ts";

/** What a publication brings with it at the desk. */
export const afterPublication = (
  db: Database,
  actor: Actor,
  dossier: Dossier,
  next: readonly EditionRow[],
  now: number,
): Statement[] => [
  ...next.flatMap(({ articleId, locale, publishedRevisionId }) => {
    const before = dossier.editions.find((row) => row.locale === locale)?.publishedRevisionId;
    if (publishedRevisionId === null || publishedRevisionId === before) return [];
    return reviewOfPublished(db, actor, { articleId, locale }, publishedRevisionId, now);
  }),
  ...tellOfSource(db, actor, dossier, next, now),
];

/**
 * To whoever wrote the newest words of a translation, or has it to work on:
 * readers have another source than it was made from, and not by minor edits
 * alone. What was read for the publication is enough to tell.
 */
function tellOfSource(
  db: Database,
  actor: Actor,
  dossier: Dossier,
  next: readonly EditionRow[],
  now: number,
): Statement[] {
  const { id: articleId, sourceLocale } = dossier.article;
  const source = next.find(({ locale }) => locale === sourceLocale);
  const revision = revisionOf(dossier, source?.publishedRevisionId);
  const before = revisionOf(
    dossier,
    dossier.editions.find(({ locale }) => locale === sourceLocale)?.publishedRevisionId,
  );
  if (revision === undefined || revision.id === before?.id) return [];
  return otherLocales(sourceLocale).flatMap((locale) => {
    const written = newestOf(dossier, locale);
    const known = Math.max(written?.sourceRevisionNumber ?? 0, before?.number ?? 0);
    // Nothing was made of any of it yet, and nobody has heard of one before.
    if (known === 0 || known >= revision.number) return [];
    const when = sql`EXISTS (SELECT 1 FROM revisions v WHERE v.article_id = ${articleId} AND v.locale = ${sourceLocale}
      AND v.number > ${known} AND v.number <= ${revision.number} AND coalesce(v.minor, 0) = 0)`;
    const to = sql`(SELECT ${written?.author ?? ""} UNION SELECT member_id FROM ${assignments}
      WHERE article_id = ${articleId} AND locale = ${locale})`;
    const detail = { title: written?.title || revision.title, revision: revision.number };
    const subject = subjectOf({ articleId, locale });
    return [notify(db, actor, { kind: "source_changed", subject, detail, to, when }, now)];
  });
}

const revisionOf = (dossier: Dossier, id: string | null | undefined): RevisionFacts | undefined =>
  dossier.revisions.get(id ?? "");

function newestOf(dossier: Dossier, locale: Locale): RevisionFacts | undefined {
  const edition = dossier.editions.find((row) => row.locale === locale);
  return revisionOf(dossier, edition?.draftRevisionId ?? edition?.publishedRevisionId);
}

/** What did not work just now may work in a minute: an editor saved in between, the database was away. */
const patience = 2 * 60_000;

/**
 * To whoever planned it and to the admins, once for a plan: it should have been
 * carried out by now. On record in the same batch.
 */
export async function tellOfFailure(db: Database, articleId: string, now: number): Promise<void> {
  const late = (locale: Locale) => sql`editions e WHERE e.article_id = ${articleId} AND e.locale = ${locale}
    AND e.scheduled_at <= ${now - patience} AND NOT EXISTS (SELECT 1 FROM record r WHERE r.subject = ${subjectOf({ articleId, locale })}
      AND r.action = ${action} AND r.detail ->> '$.scheduledAt' = ${planned})`;
  await commit(
    db,
    locales.flatMap((locale) => {
      const subject = subjectOf({ articleId, locale });
      const planner = sql`(SELECT actor_id FROM record WHERE subject = ${subject} AND action IN ('article.scheduled', 'article.withdrawal_scheduled')
        ORDER BY id DESC LIMIT 1)`;
      return [
        notify(
          db,
          clock,
          {
            kind: "publication_failed",
            subject,
            detail: sql`json_object('title', (${titleSql({ articleId, locale })}))`,
            to: sql`(SELECT ${planner} UNION SELECT id FROM ${membersWith(["admin"])})`,
            when: sql`EXISTS (SELECT 1 FROM ${late(locale)})`,
          },
          now,
        ),
        recordLines(
          db,
          clock,
          {
            action,
            subject: sql`${subject}`,
            detail: sql`json_object('scheduledAt', ${planned})`,
            from: late(locale),
          },
          now,
        ),
      ];
    }),
  );
}

const action = "article.not_published";
const planned = sql`strftime('%Y-%m-%dT%H:%M:%fZ', e.scheduled_at / 1000.0, 'unixepoch')`;
