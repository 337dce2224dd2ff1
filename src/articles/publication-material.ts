import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { combine, read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { images } from "../images/tables.ts";
import type { Locale } from "../locales.ts";
import { dossierRead } from "./dossier.ts";
import type { Dossier } from "./public-state.ts";
import { approvalRead } from "./review/required.ts";
import type { Approval } from "./review/required.ts";
import { blocks, revisionImages } from "./tables.ts";
import type { InternalLink } from "./tables.ts";

/** A link of a revision, and whether what it names is there. */
export interface LinkFound extends InternalLink {
  readonly revisionId: string;
  /** Undefined where nothing of the name exists. */
  readonly target: { readonly id: string; readonly publishedLocales: readonly Locale[] } | undefined;
}

export interface Passage {
  readonly revisionId: string;
  readonly id: string;
  readonly kind: string;
  readonly markdown: string;
}

/** All that the checks before a publication look at: one round trip. */
export interface Material {
  readonly dossier: Dossier;
  readonly passages: readonly Passage[];
  readonly links: readonly LinkFound[];
  readonly approval: Approval;
  /** The pictures that these texts show and that are there, as `<revision> <image>`. */
  readonly images: ReadonlySet<string>;
}

export function materialRead(articleId: string): Read<Material | undefined> {
  const parts = combine({
    dossier: dossierRead(articleId),
    texts: textsRead(articleId),
    approval: approvalRead(candidates(articleId)),
  });
  return {
    statements: parts.statements,
    shape: (rows) => {
      const { dossier, texts, approval } = parts.shape(rows);
      return dossier && { dossier, approval, ...texts };
    },
  };
}

/** Of each edition the text that would be published. */
const candidates = (articleId: string) =>
  sql`(SELECT coalesce(draft_revision_id, published_revision_id) FROM editions WHERE article_id = ${articleId})`;

function textsRead(articleId: string) {
  const target = sql<string | null>`CASE l.value ->> 'kind'
    WHEN 'article' THEN (SELECT json_object('id', a.id, 'publishedLocales', json(a.published_locales)) FROM articles a
      WHERE a.slug = l.value ->> 'key' OR a.id = l.value ->> 'key'
        OR a.id = (SELECT s.article_id FROM article_slugs s WHERE s.slug = l.value ->> 'key'))
    WHEN 'enterprise' THEN (SELECT json_object('id', e.id, 'publishedLocales', json('[]')) FROM enterprises e
      WHERE e.slug = l.value ->> 'key' OR e.id = l.value ->> 'key'
        OR e.id = (SELECT s.enterprise_id FROM enterprise_slugs s WHERE s.slug = l.value ->> 'key')) END`;
  return read(
    (db) => [
      db
        .select({
          revisionId: blocks.revisionId,
          id: blocks.id,
          kind: blocks.kind,
          markdown: blocks.markdown,
        })
        .from(blocks)
        .where(inArray(blocks.revisionId, candidates(articleId)))
        .orderBy(asc(blocks.revisionId), asc(blocks.position)),
      db
        .select({
          revisionId: sql<string>`r.id`.as("revision_id"),
          link: sql<string>`l.value`.as("link"),
          target: target.as("target"),
        })
        .from(sql`revisions r, json_each(r.links) l`)
        .where(inArray(sql`r.id`, candidates(articleId))),
      db
        .select({ revisionId: revisionImages.revisionId, id: revisionImages.imageId })
        .from(revisionImages)
        .innerJoin(images, and(eq(images.id, revisionImages.imageId), isNull(images.removedAt)))
        .where(inArray(revisionImages.revisionId, candidates(articleId))),
    ],
    ([passages, linkRows, imageRows]) => ({
      passages,
      images: new Set(imageRows.map(({ revisionId, id }) => `${revisionId} ${id}`)),
      links: linkRows.map(({ revisionId, link, target: found }): LinkFound => ({
        ...asStored<InternalLink>(link),
        revisionId,
        target: found === null ? undefined : asStored<NonNullable<LinkFound["target"]>>(found),
      })),
    }),
  );
}

/** JSON that this room has written into its own columns, or that the statement above has put together. */
const asStored = <T>(text: string): T => JSON.parse(text) as T;
