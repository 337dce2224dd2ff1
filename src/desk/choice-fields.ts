/**
 * Choices as fields of a form. The page shows a part of the proposal at a time,
 * so the choices on the other parts go along in one hidden field: a form sends
 * back all of them, whatever was filtered and turned over in between.
 */
import type { Side } from "../catalogues/proposal/choices.ts";
import type { Choices } from "./choices.ts";

/** The names of the form's fields; a conflict's is followed by its key, as JSON. */
export const fields = {
  allConflicts: "all",
  conflict: "side:",
  removeAll: "remove-all",
  remove: "remove",
  leaveErrors: "leave-errors",
  leave: "leave",
  safeFixes: "safe",
  fixCheck: "fix-check",
  fix: "fix",
  accept: "accept",
  confirm: "confirm",
  note: "note",
  kept: "kept",
} as const;

export function choicesIn(form: URLSearchParams): Choices {
  const kept = keptIn(textOf(form, fields.kept));
  const all = (name: string) => form.getAll(name);
  const isOn = (flag: string) => form.has(flag) || kept.flags.includes(flag);
  return {
    allConflicts: sideOf(textOf(form, fields.allConflicts)),
    conflicts: new Map([...kept.conflicts, ...sidesIn(form)]),
    removeAll: isOn(fields.removeAll),
    remove: new Set([...kept.remove, ...all(fields.remove).flatMap(keyIn)]),
    leaveErrors: isOn(fields.leaveErrors),
    leave: new Set([...kept.leave, ...all(fields.leave).flatMap(keyIn)]),
    safeFixes: isOn(fields.safeFixes),
    fixChecks: new Set([...kept.fixChecks, ...all(fields.fixCheck)]),
    fixes: new Set([...kept.fixes, ...all(fields.fix)]),
    accept: new Set([...kept.accept, ...all(fields.accept)]),
    confirm: isOn(fields.confirm),
    note: textOf(form, fields.note),
  };
}

/** What stands on the page as a field, and so comes back by itself. */
export interface Shown {
  readonly keys: readonly string[];
  /** Keys with a box to leave them out. */
  readonly leave: readonly string[];
  /** Ids of findings. */
  readonly findings: readonly string[];
  readonly fixChecks: readonly string[];
  readonly accept: readonly string[];
  /** The names of boxes that hold for all of a kind. */
  readonly flags: readonly string[];
}

/** The value of the hidden field: every choice that has no field on the page. */
export function keptBeside(choices: Choices, shown: Shown): string {
  const { keys, leave, findings, fixChecks, accept, flags } = shown;
  return JSON.stringify({
    flags: flagsOf(choices).filter((flag) => !flags.includes(flag)),
    conflicts: [...choices.conflicts].filter(([key]) => !keys.includes(key)),
    remove: [...choices.remove].filter((key) => !keys.includes(key)),
    leave: [...choices.leave].filter((key) => !leave.includes(key)),
    fixes: [...choices.fixes].filter((id) => !findings.includes(id)),
    fixChecks: [...choices.fixChecks].filter((check) => !fixChecks.includes(check)),
    accept: [...choices.accept].filter((check) => !accept.includes(check)),
  });
}

function flagsOf({ removeAll, leaveErrors, safeFixes, confirm }: Choices): string[] {
  const flags = {
    [fields.removeAll]: removeAll,
    [fields.leaveErrors]: leaveErrors,
    [fields.safeFixes]: safeFixes,
    [fields.confirm]: confirm,
  };
  return Object.entries(flags).flatMap(([flag, isOn]) => (isOn ? [flag] : []));
}

interface Kept {
  readonly flags: readonly string[];
  readonly conflicts: readonly [string, Side][];
  readonly remove: readonly string[];
  readonly leave: readonly string[];
  readonly fixes: readonly string[];
  readonly fixChecks: readonly string[];
  readonly accept: readonly string[];
}

/** Whatever does not read as the field that we wrote chooses nothing. */
function keptIn(text: string): Kept {
  const parsed = parse(text);
  const value: Partial<Record<string, unknown>> =
    typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
  return {
    conflicts: listOf(value["conflicts"]).flatMap((pair): [string, Side][] => {
      const [key, side] = listOf(pair);
      const chosen = sideOf(side);
      return typeof key === "string" && chosen !== undefined ? [[key, chosen]] : [];
    }),
    flags: textsIn(value["flags"]),
    remove: textsIn(value["remove"]),
    leave: textsIn(value["leave"]),
    fixes: textsIn(value["fixes"]),
    fixChecks: textsIn(value["fixChecks"]),
    accept: textsIn(value["accept"]),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textsIn = (value: unknown): string[] => listOf(value).filter((one) => typeof one === "string");

/** Of a name that comes twice the first counts. */
function sidesIn(form: URLSearchParams): ReadonlyMap<string, Side> {
  const chosen = new Map<string, Side>();
  for (const [name, value] of form) {
    const side = name.startsWith(fields.conflict) ? sideOf(value) : undefined;
    if (side === undefined) continue;
    for (const key of keyIn(name.slice(fields.conflict.length))) if (!chosen.has(key)) chosen.set(key, side);
  }
  return chosen;
}

/** A form would change line breaks in a key, and lose half of a character; as JSON it comes back as it is. */
function keyIn(text: string): string[] {
  const key = parse(text);
  return typeof key === "string" ? [key] : [];
}

const sideOf = (value: unknown): Side | undefined =>
  value === "mine" || value === "theirs" ? value : undefined;

const textOf = (form: URLSearchParams, name: string): string => form.get(name) ?? "";
