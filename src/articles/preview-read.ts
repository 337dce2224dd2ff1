import { eq, inArray, sql } from "drizzle-orm";
import { columnsOf, joined } from "../changes/columns-of.ts";
import { combine, read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { DomainError } from "../errors.ts";
import { images } from "../images/tables.ts";
import { lastResort, locales } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { dossierRead } from "./dossier.ts";
import { planOf, unscheduled } from "./moves.ts";
import { isGenuine, signPreview } from "./preview-token.ts";
import type { PresentedPreview } from "./preview-token.ts";
import { derive } from "./public-state.ts";
import type { Dossier } from "./public-state.ts";
import { enterprisesOf, imagesById, inOrder, ofLead, topicsOf } from "./read.ts";
import type { FoundArticle } from "./read.ts";
import { previewKeys, revisions } from "./tables.ts";
import type { EditionRow, RevisionRow } from "./tables.ts";

export interface Preview {
  readonly locale: Locale;
  readonly expiresAt: number;
  /** The article as readers would find it, had the draft been published just now. */
  readonly found: FoundArticle;
  /** Links of the same worth for its other languages. */
  readonly others: readonly { readonly locale: Locale; readonly token: string }[];
}

type Parts = ReturnType<typeof partsOf> extends Read<infer T> ? T : never;

/** One round trip, whatever was presented. */
export function previewRead(presented: PresentedPreview | undefined): Read<Parts> {
  const { articleId = "", locale = lastResort, keyId = "" } = presented?.claim ?? {};
  return partsOf(articleId, locale, keyId);
}

function partsOf(articleId: string, locale: Locale, keyId: string) {
  const shown = sql`(SELECT iif(locale = ${locale}, coalesce(draft_revision_id, published_revision_id), published_revision_id)
    FROM editions WHERE article_id = ${articleId})`;
  return combine({
    secret: read(
      (db) => [db.select().from(previewKeys).where(eq(previewKeys.id, keyId))],
      ([[key]]) => key?.secret,
    ),
    dossier: dossierRead(articleId),
    texts: read(
      (db) => [
        db
          .select({ text: columnsOf(revisions), image: columnsOf(images) })
          .from(revisions)
          .leftJoin(images, ofLead)
          .where(inArray(revisions.id, shown)),
      ],
      ([rows]) => ({
        byId: new Map(rows.map(({ text }) => [text.id, text])),
        images: imagesById(rows.map(({ image }) => joined(image))),
      }),
    ),
    topics: read(
      (db) => [topicsOf(db, articleId)],
      ([rows]) => inOrder(rows),
    ),
    enterprises: read(
      (db) => [enterprisesOf(db, articleId)],
      ([rows]) => inOrder(rows).map((row) => row.enterprise),
    ),
  });
}

/** @throws not_found for what is no link of ours, preview_expired */
export function openPreview(presented: PresentedPreview | undefined, parts: Parts, now: number): Preview {
  const { secret, dossier } = parts;
  if (presented === undefined || !isGenuine(presented, secret)) throw new DomainError("not_found");
  const { claim } = presented;
  if (claim.expiresAt <= now) throw new DomainError("preview_expired");
  const found = dossier && foundAs(dossier, claim.locale, parts, now);
  if (found === undefined || secret === undefined) throw new DomainError("not_found");
  const others = locales
    .filter((locale) => locale !== claim.locale && dossier?.editions.some((row) => row.locale === locale))
    .map((locale) => ({ locale, token: signPreview({ ...claim, locale }, secret) }));
  return { locale: claim.locale, expiresAt: claim.expiresAt, found, others };
}

/** Undefined where there is nothing to show. */
function foundAs(dossier: Dossier, locale: Locale, parts: Parts, now: number): FoundArticle | undefined {
  const { article } = dossier;
  const next = derive(
    dossier,
    dossier.editions.map((edition) => (edition.locale === locale ? asPublished(edition, now) : edition)),
  );
  const open = next.filter(({ state }) => state === "published");
  const texts = open.flatMap((edition): [Locale, RevisionRow][] => {
    const text = parts.texts.byId.get(edition.publishedRevisionId ?? "");
    return text ? [[edition.locale, text]] : [];
  });
  if (!texts.some(([tag]) => tag === locale)) return undefined;
  return {
    article: {
      ...article,
      publishedLocales: open.map((edition) => edition.locale),
      withdrawnLocales: article.withdrawnLocales.filter((tag) => tag !== locale),
      publishedAt: article.publishedAt ?? now,
    },
    editions: next,
    revisions: new Map(texts),
    images: parts.texts.images,
    topics: parts.topics,
    enterprises: parts.enterprises,
  };
}

function asPublished(edition: EditionRow, now: number): EditionRow {
  const plan = planOf(edition);
  const at = plan?.act === "publication" ? plan.at : now;
  const publishedAt = edition.publishedAt ?? at;
  return {
    ...edition,
    ...unscheduled,
    state: "published",
    publishedRevisionId: edition.draftRevisionId ?? edition.publishedRevisionId,
    publishedAt,
    updatedAt: edition.draftRevisionId === null ? edition.updatedAt : edition.publishedAt === null ? at : now,
  };
}
