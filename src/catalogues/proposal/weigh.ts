/** What an upload would do, and what stands in its way. Pure: the same situation and choices weigh the same. */
import { applyFixes, mendCatalogue } from "../checks/fixes.ts";
import { checkCatalogue } from "../checks/engine.ts";
import { valuesOf } from "../content.ts";
import type { Message } from "../document.ts";
import type { Finding } from "../finding.ts";
import { mergeThreeWays, settle } from "../merge.ts";
import type { Merge, Values } from "../merge.ts";
import { annotate } from "./annotate.ts";
import type { Annotated } from "./annotate.ts";
import { isAccepted, removed, sides, withIds } from "./choices.ts";
import type { ProposalChoices, Side, WithId } from "./choices.ts";
import { checkInput, saidBy } from "./situation.ts";
import type { Situation } from "./situation.ts";

export interface Weighed {
  /** The file's messages with the chosen fixes made. */
  readonly messages: readonly Message[];
  readonly merge: Merge;
  readonly findings: readonly WeighedFinding[];
  /** Whose words win, for the conflicts that are settled. */
  readonly sides: ReadonlyMap<string, Side>;
  readonly unsettled: readonly string[];
  /** Errors; nothing is written while there is one. */
  readonly blocking: readonly WeighedFinding[];
  /** Warnings that nobody has said yes to. */
  readonly unanswered: readonly WeighedFinding[];
  /** The catalogue as it would be; where a conflict is not settled, with their words. */
  readonly result: Values;
  /** Keys whose words would be others than now. */
  readonly touched: ReadonlySet<string>;
  readonly annotated: Annotated;
  /** How many values and keys the fixes changed. */
  readonly fixed: number;
}

export type WeighedFinding = WithId & {
  /** About words that stay as the head has them: shown, and in nobody's way. */
  readonly standing: boolean;
};

export function weigh(situation: Situation, choices: ProposalChoices): Weighed {
  const { messages, findings, fixed } = mend(situation, choices);
  const theirs = valuesOf(situation.head?.document.messages ?? []);
  const said = saidBy(situation, messages);
  const merge = mergeThreeWays(baseOf(situation, theirs), theirs, valuesOf(said));
  const settled = sides(choices, merge);
  const remove = new Set([...removed(choices, removable(merge)), ...goneWith(situation, messages)]);
  const result = settle(theirs, merge, { conflicts: settled, remove });
  const touched = differing(theirs, result);
  const unsettled = merge.conflicts.map(({ key }) => key).filter((key) => !settled.has(key));
  const moving = new Set([...touched, ...unsettled]);
  const weighed = withIds(findings).map((finding) => ({ ...finding, standing: isStanding(finding, moving) }));
  const open = weighed.filter(({ standing }) => !standing);
  return {
    messages,
    merge,
    findings: weighed,
    sides: settled,
    unsettled,
    blocking: open.filter(({ severity }) => severity === "error"),
    unanswered: open.filter((one) => one.severity === "warning" && !isAccepted(choices, one)),
    result,
    touched,
    annotated: annotate(situation, said, result, choices),
    fixed,
  };
}

/** Without a base that is known, whatever differs is for somebody to decide. */
function baseOf({ base, head }: Situation, theirs: Values): Values {
  if (base === undefined) return new Map();
  return base === head ? theirs : valuesOf(base.document.messages);
}

/** The fixes that were chosen one by one, then those that were chosen as a kind, until these leave nothing to mend. */
function mend(situation: Situation, { fixes = {} }: ProposalChoices) {
  const { safe, checks = [], findings: named = [] } = fixes;
  const input = checkInput(situation, situation.document.messages);
  const first = checkCatalogue(input);
  const chosen = new Set(named);
  const idOf = new Map(withIds(first).map(({ id, ...finding }) => [keyOf(finding), id]));
  const once = applyFixes(input.document.messages, first, (finding) =>
    chosen.has(idOf.get(keyOf(finding)) ?? ""),
  );
  const isKind = ({ fix, check }: Finding) => (safe === true && fix?.safe === true) || checks.includes(check);
  if (safe !== true && checks.length === 0 && once === input.document.messages)
    return { messages: once, findings: first, fixed: 0 };
  const mended = mendCatalogue({ ...input, document: { ...input.document, messages: once } }, isKind);
  return { ...mended, fixed: changedBy(input.document.messages, mended.messages) };
}

/** One finding told from the others of the same run. */
const keyOf = ({ check, key, params, place }: Finding): string => JSON.stringify([check, key, params, place]);

function changedBy(before: readonly Message[], after: readonly Message[]): number {
  const was = new Set(before.map(({ key, value }) => JSON.stringify([key, value])));
  const changed = after.filter(({ key, value }) => !was.has(JSON.stringify([key, value]))).length;
  return changed + Math.max(0, before.length - after.length);
}

/** Keys that a fix takes away or renames: who chose the fix has asked for it. */
function goneWith({ document }: Situation, mended: readonly Message[]): string[] {
  const left = new Set(mended.map(({ key }) => key));
  return document.messages.map(({ key }) => key).filter((key) => !left.has(key));
}

function removable({ changes, conflicts }: Merge): string[] {
  return [
    ...changes.filter(({ kind }) => kind === "removed"),
    ...conflicts.filter(({ yours }) => yours === undefined),
  ].map(({ key }) => key);
}

function differing(one: Values, other: Values): ReadonlySet<string> {
  const keys = new Set([...one.keys(), ...other.keys()]);
  return new Set([...keys].filter((key) => one.get(key) !== other.get(key)));
}

/** What is wrong with the file as a file is in the way even when its words are those of the head. */
export function isOfTheFile(check: string): boolean {
  return ["duplicate-key", "discarded", "key-prefix", "reserved-key"].includes(check);
}

/** @param open keys that the upload changes, or would if its words won */
function isStanding({ key, check }: Finding, open: ReadonlySet<string>): boolean {
  return key !== undefined && !isOfTheFile(check) && !open.has(key);
}
