/** All that the page of an edition shows. */
import type { DeskEdition } from "../articles/desk-read.ts";
import type { WrittenRevision } from "../articles/history.ts";
import type { Talk } from "../articles/review/read.ts";
import type { Severity } from "../catalogues/finding.ts";
import type { ImageRow } from "../images/tables.ts";
import type { Fault } from "./components/notice.tsx";
import type { EditionFields } from "./edition-form.ts";
import type { Beside } from "./edition-rows.ts";
import type { Rendered } from "./rendering.ts";

export interface EditionState {
  readonly found: DeskEdition;
  /** What is written now: the draft, or what is public where there is none. */
  readonly own: WrittenRevision | undefined;
  readonly talk: Talk;
  readonly images: readonly ImageRow[];
  /** What stands in the form. */
  readonly fields: EditionFields;
  /** Of a translation; undefined where there is no source to stand beside. */
  readonly beside: Beside | undefined;
  /** Why she may read it only; undefined where she may write it. */
  readonly readOnly: string | undefined;
  /** As it was rendered when it was saved, for her who may read it only. */
  readonly rendered: readonly Rendered[];
  /** What the checks say of publishing it as it is saved; undefined where nothing is. */
  readonly findings: Readonly<Record<Severity, number>> | undefined;
  readonly preview: readonly Rendered[] | undefined;
  readonly link: { readonly url: string; readonly expiresAt: number } | undefined;
  /** The form holds what was never saved. */
  readonly isTouched: boolean;
  readonly done: string | undefined;
  readonly faults: readonly Fault[];
  readonly status: number | undefined;
}

export const isSource = ({ found: { article, locale } }: EditionState): boolean =>
  locale === article.sourceLocale;

/** A translation has nothing to be made from while its source has no words. */
export const isWritable = (state: EditionState): boolean =>
  state.readOnly === undefined && (isSource(state) || state.found.source !== undefined);
