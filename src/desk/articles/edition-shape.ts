import { iso } from "../../api/localised.ts";
import type { DeskEdition } from "../../articles/desk-read.ts";
import { freshnessAgainst } from "../../articles/freshness.ts";
import type { Freshness } from "../../articles/freshness.ts";
import type { WrittenRevision } from "../../articles/history.ts";
import { planOf } from "../../articles/moves.ts";
import type { EditionRow } from "../../articles/tables.ts";
import { etagOf } from "./place.ts";
import { editionLine, revisionText } from "./shapes.ts";

export type EditionShape = ReturnType<typeof editionShape>;

/** An edition for whoever writes it; a translation beside the words that it is made from. */
export function editionShape(found: DeskEdition) {
  const { article, locale, edition, draft, published, source } = found;
  const cell = edition && { edition, draft: draft?.revision, inReview: found.inReview };
  const own = draft ?? published;
  const freshness = source && own && freshnessAgainst(source, own);
  return {
    ...{ id: article.id, slug: article.slug },
    ...{ sourceLocale: article.sourceLocale, isSource: locale === article.sourceLocale },
    ...editionLine(locale, cell),
    withdrawal: edition ? withdrawalShape(edition) : null,
    correction: edition?.correctionNote
      ? { at: iso(edition.correctedAt), note: edition.correctionNote }
      : null,
    draft: draft ? revisionText(draft, edition) : null,
    published: published ? revisionText(published, edition) : null,
    /** Of the draft, or of what is public where there is none, beside the source as it is now. */
    translation:
      freshness === undefined ? null : { status: freshness.status, staleBlocks: freshness.staleBlocks },
    source: source ? { ...revisionText(source, undefined), blocks: beside(source, own, freshness) } : null,
    etag: etagOf(edition?.version ?? 0),
  };
}

/** What was done, or what is planned. */
function withdrawalShape(edition: EditionRow) {
  const plan = planOf(edition);
  const isPlanned = plan?.act === "withdrawal";
  if (!isPlanned && edition.state !== "withdrawn") return null;
  const at = isPlanned ? plan.at : edition.withdrawnAt;
  return { at: iso(at), reason: edition.withdrawalNote ?? {}, isPlanned };
}

/** The source block by block, with what stands for it here and whether that still holds. */
function beside(source: WrittenRevision, own: WrittenRevision | undefined, freshness: Freshness | undefined) {
  const texts = new Map(own?.blocks.map(({ id, markdown }) => [id, markdown]));
  const stale = new Set(freshness?.staleBlocks);
  return source.blocks.map(({ id, kind, markdown }) => {
    const text = texts.get(id);
    const state = text === undefined ? "missing" : stale.has(id) ? "outdated" : "current";
    return { ...{ id, kind, markdown }, translation: text ?? null, state: state };
  });
}
