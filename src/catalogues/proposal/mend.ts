/** The file with the fixes made that somebody chose. */
import { checkCatalogue } from "../checks/engine.ts";
import { applyFixes, mendCatalogue } from "../checks/fixes.ts";
import type { Message } from "../document.ts";
import type { Finding } from "../finding.ts";
import { withIds } from "./choices.ts";
import type { FixChoices, ProposalChoices } from "./choices.ts";
import { checkInput, saidBy } from "./situation.ts";
import type { Situation } from "./situation.ts";

export interface Mended {
  /** What the file says, mended. */
  readonly messages: readonly Message[];
  /** Keys that wait for their words, for what else the file says of them. */
  readonly waiting: readonly Message[];
  readonly findings: readonly Finding[];
  /** How many values and keys the fixes changed. */
  readonly fixed: number;
  /** Keys by the names that they had in the file. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Keys that a fix took away or renamed: who chose the fix has asked for it. */
  readonly gone: readonly string[];
}

/** An empty value that only waits is no obstacle to a fix: `n_one` can become `n_other` beside an empty `n_other`. */
export function mend(situation: Situation, { fixes = {} }: ProposalChoices): Mended {
  const said = saidBy(situation, situation.document.messages);
  const { messages, findings } = makeFixes(situation, said, fixes);
  const left = new Set(messages.map(({ key }) => key));
  const isSaid = new Set(said);
  return {
    messages,
    findings,
    waiting: situation.document.messages.filter((message) => !isSaid.has(message) && !left.has(message.key)),
    fixed: messages === said ? 0 : changedBy(said, messages),
    renamed: renamesIn(said, messages),
    gone: said.map(({ key }) => key).filter((key) => !left.has(key)),
  };
}

/** Those that were chosen one by one, then those that were chosen as a kind, until these leave nothing to mend. */
function makeFixes(situation: Situation, said: readonly Message[], fixes: FixChoices) {
  const { safe, checks = [], findings: named = [] } = fixes;
  const input = checkInput(situation, said);
  const first = checkCatalogue(input);
  const chosen = new Set(named);
  const kinds = new Set(checks);
  if (safe !== true && kinds.size === 0 && chosen.size === 0) return { messages: said, findings: first };
  const idOf = new Map(withIds(first).map(({ id, ...finding }) => [nameOf(finding), id]));
  const once = applyFixes(input.document.messages, first, (finding) =>
    chosen.has(idOf.get(nameOf(finding)) ?? ""),
  );
  const isKind = ({ fix, check }: Finding) => (safe === true && fix?.safe === true) || kinds.has(check);
  return mendCatalogue({ ...input, document: { ...input.document, messages: once } }, isKind);
}

/** One finding told from the others of the same run. */
const nameOf = ({ check, key, params, place }: Finding): string =>
  JSON.stringify([check, key, params, place]);

function changedBy(before: readonly Message[], after: readonly Message[]): number {
  const was = new Set(before.map(({ key, value }) => JSON.stringify([key, value])));
  const changed = after.filter(({ key, value }) => !was.has(JSON.stringify([key, value]))).length;
  return changed + Math.max(0, before.length - after.length);
}

/** By the place that a message keeps: the name that it has now, and the one that it had in the file. */
function renamesIn(before: readonly Message[], after: readonly Message[]): ReadonlyMap<string, string> {
  const at = ({ place }: Message): string => `${place?.line}:${place?.column}`;
  const former = new Map(before.map((message) => [at(message), message.key]));
  return new Map(
    after.flatMap((message) => {
      const name = former.get(at(message));
      return name === undefined || name === message.key ? [] : [[message.key, name] as const];
    }),
  );
}
