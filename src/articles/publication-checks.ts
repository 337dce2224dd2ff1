/** What stands in the way of a publication, and what should be known before it. Pure. */
import type { Actor } from "../access/actor.ts";
import { DomainError } from "../errors.ts";
import type { Locale } from "../locales.ts";
import { plainText } from "./body/render.ts";
import { messageKeyOf } from "../catalogues/checks/message-key.ts";
import { checkImages, compareLeads } from "./image-checks.ts";
import { planOf } from "./moves.ts";
import { isPageOfOurs } from "./own-pages.ts";
import { checkProse } from "./prose-checks.ts";
import type { LinkFound, Material, Passage } from "./publication-material.ts";
import { derive } from "./public-state.ts";
import type { RevisionFacts } from "./public-state.ts";
import { mustBeApproved } from "./review/required.ts";
import type { EditionRow } from "./tables.ts";

export const publicationChecks = [
  "nothing_to_publish",
  "review_missing",
  "title_missing",
  "body_missing",
  "image_without_alt",
  "image_unknown",
  "image_external",
  "image_differs",
  "link_broken",
  "link_unknown",
  "link_unpublished",
  "source_unpublished",
  "translation_outdated",
  "translation_incomplete",
] as const;
export type PublicationCheck = (typeof publicationChecks)[number];

/** An error blocks, a warning wants a yes, info is only said. */
export interface PublicationFinding {
  readonly locale: Locale;
  readonly severity: "error" | "warning" | "info";
  /** One of ours, or one of the checks of texts. */
  readonly check: string;
  /** Which sentence: of ours `publication.<check>`, of a text check its key in `checks.json`. */
  readonly says: { readonly from: "desk"; readonly key: PublicationCheck } | { from: "checks"; key: string };
  readonly params: Readonly<Record<string, string | number>>;
  /** A block's id, or `title`, `standfirst`, `byline`, `dateline`, `image`; absent where it is the edition as a whole. */
  readonly block?: string;
}

/** For the door to put into words. */
export class Unpublishable extends DomainError {
  readonly findings: readonly PublicationFinding[];

  constructor(code: "findings_block" | "findings_unanswered", findings: readonly PublicationFinding[]) {
    super(code, {
      unit: "edition",
      count: findings.length,
      checks: [...new Set(findings.map(({ check }) => check))],
    });
    this.findings = findings;
  }
}

interface Asked {
  readonly actor: Actor;
  readonly at: number;
  readonly accept: boolean;
}

/**
 * @param next the editions as they would be afterwards
 * @throws Unpublishable
 */
export function expectPublishable(
  material: Material,
  next: readonly EditionRow[],
  { at, accept, actor }: Asked,
): void {
  const together = next.map(({ locale }) => locale);
  const findings = next.flatMap((edition) => checkEdition(material, edition.locale, { at, together, actor }));
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Unpublishable("findings_block", errors);
  const warnings = findings.filter(({ severity }) => severity === "warning");
  if (warnings.length > 0 && !accept) throw new Unpublishable("findings_unanswered", warnings);
}

interface Plan {
  /** Who would publish it. */
  readonly actor: Actor;
  readonly at: number;
  /** What is published in the same stroke. */
  readonly together: readonly Locale[];
}

/** What there is to say of publishing an edition as it is drafted. */
export function checkEdition(material: Material, locale: Locale, plan: Plan): PublicationFinding[] {
  const edition = material.dossier.editions.find((row) => row.locale === locale);
  const id = edition?.draftRevisionId ?? edition?.publishedRevisionId ?? "";
  const revision = material.dossier.revisions.get(id);
  if (edition === undefined || revision === undefined) return [ours(locale, "nothing_to_publish", "error")];
  const passages = material.passages.filter(({ revisionId }) => revisionId === id);
  const links = material.links.filter(({ revisionId }) => revisionId === id);
  return [
    ...wholeness(locale, revision, passages),
    ...reviewed(material, edition, revision, plan),
    ...[
      ...checkImages(material, revision, passages),
      ...compareLeads(revision, sourceOf(material, locale)),
    ].map(({ check, severity, ...more }) => ours(locale, check, severity, more)),
    ...links.flatMap((link) => linkFinding(material, locale, link)),
    ...beside(material, edition, revision, plan),
    ...prose(locale, revision, passages),
  ];
}

function ours(
  locale: Locale,
  check: PublicationCheck,
  severity: PublicationFinding["severity"],
  more: Partial<Pick<PublicationFinding, "block" | "params">> = {},
): PublicationFinding {
  return { locale, check, severity, says: { from: "desk", key: check }, params: {}, ...more };
}

function wholeness(
  locale: Locale,
  { title }: RevisionFacts,
  passages: readonly Passage[],
): PublicationFinding[] {
  return [
    ...(title === "" ? [ours(locale, "title_missing", "error", { block: "title" })] : []),
    ...(passages.length === 0 ? [ours(locale, "body_missing", "warning")] : []),
  ];
}

/** What readers see already is asked about no more. */
function reviewed(
  { approval }: Material,
  { locale, publishedRevisionId }: EditionRow,
  { id }: RevisionFacts,
  { actor }: Plan,
): PublicationFinding[] {
  if (id === publishedRevisionId || approval.approved.has(id)) return [];
  return mustBeApproved(actor, approval.settings) ? [ours(locale, "review_missing", "error")] : [];
}

/** What a translation stands beside: the source as it would be published, or is. */
function sourceOf({ dossier }: Material, locale: Locale): RevisionFacts | undefined {
  const { sourceLocale } = dossier.article;
  if (locale === sourceLocale) return undefined;
  const source = dossier.editions.find((row) => row.locale === sourceLocale);
  return dossier.revisions.get(source?.draftRevisionId ?? source?.publishedRevisionId ?? "");
}

function linkFinding({ dossier }: Material, locale: Locale, link: LinkFound): PublicationFinding[] {
  const { kind, path, block, target } = link;
  const more = { block, params: { path } };
  if (kind === "page") return isPageOfOurs(path) ? [] : [ours(locale, "link_unknown", "warning", more)];
  if (target === undefined) return [ours(locale, "link_broken", "error", more)];
  const isHidden =
    kind === "article" && target.publishedLocales.length === 0 && target.id !== dossier.article.id;
  return isHidden ? [ours(locale, "link_unpublished", "warning", more)] : [];
}

/** A translation beside its source, as both would be. */
function beside(
  { dossier }: Material,
  edition: EditionRow,
  revision: RevisionFacts,
  { at, together }: Plan,
): PublicationFinding[] {
  const { locale } = edition;
  const { sourceLocale } = dossier.article;
  const source = dossier.editions.find((row) => row.locale === sourceLocale);
  if (locale === sourceLocale) return [];
  if (!together.includes(sourceLocale) && !isOut(source, at))
    return [ours(locale, "source_unpublished", "info")];
  const next = dossier.editions.map((row) =>
    row.locale === locale
      ? { ...row, publishedRevisionId: revision.id }
      : together.includes(row.locale)
        ? { ...row, publishedRevisionId: row.draftRevisionId ?? row.publishedRevisionId }
        : row,
  );
  const derived = derive(dossier, next).find((row) => row.locale === locale);
  const status = derived?.translationStatus;
  if (status !== "outdated" && status !== "incomplete") return [];
  const params = { count: derived?.staleBlocks?.length ?? 0 };
  return [ours(locale, `translation_${status}`, "info", { params })];
}

/** Whether readers will find it at that time, as far as it is planned. */
function isOut(edition: EditionRow | undefined, at: number): boolean {
  const plan = edition && planOf(edition);
  return plan !== undefined && plan.at <= at ? plan.act === "publication" : edition?.state === "published";
}

function prose(
  locale: Locale,
  { title, standfirst, byline, dateline }: RevisionFacts,
  passages: readonly Passage[],
): PublicationFinding[] {
  const lines = Object.entries({ title, standfirst, byline, dateline }).map(([id, text]) => ({
    id,
    text: text ?? "",
  }));
  const body = passages
    .filter(({ kind }) => kind !== "code")
    .map(({ id, markdown }) => ({ id, text: plainText(markdown) }));
  return checkProse(locale, [...lines, ...body]).map((finding) => ({
    locale,
    check: finding.check,
    severity: finding.severity,
    says: { from: "checks", key: messageKeyOf(finding) },
    params: finding.params,
    ...(finding.key !== undefined && { block: finding.key }),
  }));
}
