/** What an upload would do, and what stands in its way. Pure: the same situation and choices weigh the same. */
import { valuesOf } from "../content.ts";
import type { Message } from "../document.ts";
import type { Finding } from "../finding.ts";
import { mergeThreeWays, settle } from "../merge.ts";
import type { Merge, Values } from "../merge.ts";
import { annotate } from "./annotate.ts";
import type { Annotated } from "./annotate.ts";
import { acceptedBy, removed, sides, withIds } from "./choices.ts";
import type { ProposalChoices, Side, WithId } from "./choices.ts";
import { mend } from "./mend.ts";
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
  const { messages, waiting, findings, fixed, renamed, gone } = mend(situation, choices);
  const theirs = valuesOf(situation.head?.document.messages ?? []);
  const left = leftOut(choices, findings);
  const yours = valuesOf(messages);
  const merge = mergeThreeWays(baseOf(situation, theirs), theirs, without(yours, left, theirs));
  const remove = new Set([...removed(choices, removable(merge)), ...gone]);
  const settled = sides(choices, merge, remove);
  const result = settle(theirs, merge, { conflicts: settled, remove });
  const touched = differing(theirs, result);
  const unsettled = merge.conflicts.map(({ key }) => key).filter((key) => !settled.has(key));
  const decided = { messages: [...waiting, ...messages], result, renamed, unsettled: new Set(unsettled) };
  const moving = new Set([...touched, ...unsettled]);
  const isLeft = ({ key }: Finding): boolean => key !== undefined && left.has(key);
  const weighed = withIds(findings).map((finding) => ({
    ...finding,
    standing: isLeft(finding) || isStanding(finding, moving),
  }));
  const accepted = acceptedBy(choices);
  const open = weighed.filter(({ standing }) => !standing);
  return {
    messages,
    merge,
    findings: weighed,
    sides: settled,
    unsettled,
    blocking: open.filter(({ severity }) => severity === "error"),
    unanswered: open.filter((one) => one.severity === "warning" && !accepted(one)),
    result,
    touched,
    annotated: annotate(situation, decided, choices),
    fixed,
  };
}

/** Keys whose words somebody does not want from the file. */
function leftOut(choices: ProposalChoices, findings: readonly Finding[]): ReadonlySet<string> {
  const { leave = [], leaveErrors } = choices;
  const named = leave === true ? [] : leave;
  if (leave !== true && !leaveErrors) return new Set(named);
  const faulty = findings.filter(({ severity }) => severity === "error");
  return new Set([...named, ...faulty.flatMap(({ key }) => (key === undefined ? [] : [key]))]);
}

/** As if the file said of these keys what the head says. */
function without(yours: Values, left: ReadonlySet<string>, theirs: Values): Values {
  if (left.size === 0) return yours;
  const rest = new Map([...yours].filter(([key]) => !left.has(key)));
  for (const key of left) {
    const value = theirs.get(key);
    if (value !== undefined) rest.set(key, value);
  }
  return rest;
}

/** Without a base that is known, whatever differs is for somebody to decide. */
function baseOf({ base, head }: Situation, theirs: Values): Values {
  if (base === undefined) return new Map();
  return base === head ? theirs : valuesOf(base.document.messages);
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
