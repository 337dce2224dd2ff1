/** All that the page of a lost race shows. */
import type { Rivals } from "../articles/conflict.ts";
import type { DeskEdition } from "../articles/desk-read.ts";
import { lines } from "../articles/merge.ts";
import type { Fault } from "./components/notice.tsx";
import type { EditionFields } from "./edition-form.ts";
import type { EditionMerge, MergeChoices } from "./edition-merge.ts";
import type { Seat } from "./view.ts";

export interface ConflictState {
  readonly found: DeskEdition;
  readonly rivals: Rivals;
  readonly merge: EditionMerge;
  /** Hers, as she typed it. */
  readonly fields: EditionFields;
  readonly choices: MergeChoices;
  /** There was another save while she chose. */
  readonly isAgain: boolean;
  readonly faults: readonly Fault[];
  readonly status: number | undefined;
}

/** A part as people call it. */
export function partName({ words }: Seat, { ways }: EditionMerge, part: string): string {
  if (part === "image") return words("editor.image");
  const line = lines.find((one) => one === part);
  if (line !== undefined) return words(`editor.${line}`);
  return words("editor.block", { number: ways.merged.blocks.findIndex(({ id }) => id === part) + 1 });
}
