/**
 * What an upload would change, key by key, before anything is written: the
 * version it began from (base), what others have made of it since (theirs) and
 * the uploaded file (yours), merged three ways. Pure.
 */

export type Values = ReadonlyMap<string, string>;

/** One key that the upload would touch. */
export type KeyChange =
  | { readonly kind: "added"; readonly key: string; readonly to: string }
  | { readonly kind: "changed"; readonly key: string; readonly from: string; readonly to: string }
  | { readonly kind: "removed"; readonly key: string; readonly from: string };

/** Both sides did something to the key since the base, and not the same. Undefined: has no such key. */
export interface Conflict {
  readonly key: string;
  readonly base: string | undefined;
  readonly theirs: string | undefined;
  readonly yours: string | undefined;
}

export interface Merge {
  readonly changes: readonly KeyChange[];
  readonly conflicts: readonly Conflict[];
  /** Keys that stay as they are, whatever others did to them. */
  readonly unchanged: number;
}

export function mergeThreeWays(base: Values, theirs: Values, yours: Values): Merge {
  const changes: KeyChange[] = [];
  const conflicts: Conflict[] = [];
  let unchanged = 0;
  for (const key of new Set([...yours.keys(), ...theirs.keys(), ...base.keys()])) {
    const sides = { key, base: base.get(key), theirs: theirs.get(key), yours: yours.get(key) };
    const change = isConflict(sides) ? undefined : changeOf(sides);
    if (isConflict(sides)) conflicts.push(sides);
    else if (change) changes.push(change);
    else unchanged += 1;
  }
  return { changes, conflicts, unchanged };
}

function isConflict({ base, theirs, yours }: Conflict): boolean {
  return yours !== theirs && yours !== base && theirs !== base;
}

/** What leads from one to the other, in the order of the second and then of what is gone. */
export function diffValues(from: Values, to: Values): KeyChange[] {
  return mergeThreeWays(from, from, to).changes.slice();
}

/** Only what you changed against the base counts; what you left alone stays as others made it. */
function changeOf({ key, base, theirs, yours }: Conflict): KeyChange | undefined {
  if (yours === base || yours === theirs) return undefined;
  if (yours === undefined) return { kind: "removed", key, from: theirs ?? "" };
  if (theirs === undefined) return { kind: "added", key, to: yours };
  return { kind: "changed", key, from: theirs, to: yours };
}

export interface Choices {
  /** For each conflicting key: whose words win. One without a choice is unsettled, and nothing is applied. */
  readonly conflicts: ReadonlyMap<string, "mine" | "theirs">;
  /** Removals are never a side effect: only keys named here are taken away. */
  readonly remove: ReadonlySet<string>;
}

/** The keys of conflicts that nobody has settled. */
export function unsettled(merge: Merge, { conflicts }: Choices): string[] {
  return merge.conflicts.map(({ key }) => key).filter((key) => !conflicts.has(key));
}

/** Their words with your changes and choices, in your order where a key is new. */
export function settle(theirs: Values, merge: Merge, choices: Choices): Map<string, string> {
  const merged = new Map(theirs);
  for (const change of merge.changes) {
    if (change.kind !== "removed") merged.set(change.key, change.to);
    else if (choices.remove.has(change.key)) merged.delete(change.key);
  }
  for (const { key, yours } of merge.conflicts) {
    if (choices.conflicts.get(key) !== "mine") continue;
    if (yours !== undefined) merged.set(key, yours);
    else if (choices.remove.has(key)) merged.delete(key);
  }
  return merged;
}
