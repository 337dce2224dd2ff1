import type { Message } from "../document.ts";
import type { Edit, Finding, Fix } from "../finding.ts";
import { applyEdits } from "./edits.ts";
import { checkCatalogue } from "./engine.ts";
import { rankOf } from "./registry.ts";
import type { CheckInput } from "./view.ts";

/** All safe fixes, or those of the findings that this chooses. */
export type Which = "safe" | ((finding: Finding) => boolean);

/**
 * The messages with these fixes made, in one step. Of a value with several fixes
 * all that do not overlap are made; where two overlap, the check that stands
 * earlier in `checkIds` has its way, and the other will find what is left.
 * A key is renamed only to a name that is free.
 */
export function applyFixes(
  messages: readonly Message[],
  findings: readonly Finding[],
  which: Which,
): readonly Message[] {
  const chosen = findings.filter(
    ({ fix, ...finding }) => fix !== undefined && (which === "safe" ? fix.safe : which({ ...finding, fix })),
  );
  if (chosen.length === 0) return messages;
  const byMessage = Map.groupBy(chosen, ({ key, place }) => identity(key, place));
  const names = new Set(messages.map(({ key }) => key));
  const lastOf = new Map(messages.map((message) => [message.key, message]));
  return messages.flatMap((message) => {
    const last = lastOf.get(message.key) ?? message;
    const findingsAt = ({ key, place }: Message): Finding[] => byMessage.get(identity(key, place)) ?? [];
    const own = last === message ? findingsAt(message) : ofLost(message, last, findingsAt);
    const fixes = own
      .toSorted((one, other) => rankOf(one.check) - rankOf(other.check))
      .flatMap(({ fix }) => fix ?? []);
    return mend(message, fixes, names);
  });
}

/**
 * An earlier duplicate goes by its own fix alone. Where it says the same as the
 * one that counts it is mended with it, and so still says the same.
 */
function ofLost(message: Message, last: Message, findingsAt: (message: Message) => Finding[]): Finding[] {
  const own = findingsAt(message).filter(({ check }) => check === "duplicate-key");
  if (message.value !== last.value) return own;
  return [...own, ...findingsAt(last).filter(({ fix }) => fix?.to !== undefined)];
}

/** Checks, mends and checks again until these fixes leave nothing to mend. */
export function mendCatalogue(
  input: CheckInput,
  which: Which,
): { readonly messages: readonly Message[]; readonly findings: readonly Finding[] } {
  let { messages } = input.document;
  let findings = checkCatalogue(input);
  for (let round = 0; round < mostRounds; round += 1) {
    const mended = applyFixes(messages, findings, which);
    if (mended === messages || isSame(mended, messages)) break;
    messages = mended;
    findings = checkCatalogue({ ...input, document: { ...input.document, messages } });
  }
  return { messages, findings };
}

const mostRounds = 8;

function mend(message: Message, fixes: readonly Fix[], names: Set<string>): Message[] {
  if (fixes.length === 0) return [message];
  if (fixes.some(({ remove }) => remove === true)) return [];
  const value = mendValue(message.value, fixes);
  const name = fixes.find(({ rename }) => rename !== undefined && !names.has(rename))?.rename;
  if (name === undefined) return [{ ...message, value }];
  names.add(name);
  return [{ ...message, key: name, value }];
}

function mendValue(value: string, fixes: readonly Fix[]): string {
  let made: readonly Edit[] = [];
  for (const { to, edits } of fixes) {
    if (to === undefined) continue;
    const wanted = edits ?? [{ start: 0, end: value.length, text: to }];
    made = together(made, wanted) ?? made;
  }
  return applyEdits(value, made);
}

/** Undefined where one stands in the way of another. */
function together(made: readonly Edit[], wanted: readonly Edit[]): readonly Edit[] | undefined {
  const own = new Set(wanted);
  const all = [...made, ...wanted].toSorted((one, other) => one.start - other.start || one.end - other.end);
  const isApart = all.every((edit, at) => {
    const before = all[at - 1];
    return before === undefined || own.has(before) === own.has(edit) || areApart(before, edit);
  });
  return isApart ? all : undefined;
}

/** An insertion has to stand alone: two at one place may both put a blank there. */
function areApart(before: Edit, edit: Edit): boolean {
  const isInsertion = before.start === before.end || edit.start === edit.end;
  return isInsertion ? before.end < edit.start : before.end <= edit.start;
}

function identity(key: string | undefined, place: Message["place"]): string {
  return `${place?.line ?? 0}:${place?.column ?? 0}:${key ?? ""}`;
}

function isSame(one: readonly Message[], other: readonly Message[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ key, value }, at) => key === other[at]?.key && value === other[at]?.value)
  );
}
