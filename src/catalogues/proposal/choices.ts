/** What somebody decided about a proposal. Nothing that is not said here happens. */
import type { Finding } from "../finding.ts";
import type { Conflict, Merge } from "../merge.ts";

export type Side = "mine" | "theirs";

export interface ProposalChoices {
  /** For keys that both sides changed: whose words win, for each or for all that are not named. */
  readonly conflicts?:
    | { readonly all?: Side | undefined; readonly keys?: Readonly<Record<string, Side>> | undefined }
    | undefined;
  /** Keys that the file no longer has, or has emptied: all of them, or these. */
  readonly remove?: true | readonly string[] | undefined;
  readonly fixes?: FixChoices | undefined;
  /** Keys whose words are not taken from the file: all with an error, or these. */
  readonly leave?: true | readonly string[] | undefined;
  /** All with an error, beside those that `leave` names. */
  readonly leaveErrors?: true | undefined;
  /** Warnings that may stand: all of them, or those with these check ids or finding ids. */
  readonly accept?: true | readonly string[] | undefined;
  /** Translations that are still right although their source has changed: all that were outdated, or these keys. */
  readonly confirm?: true | readonly string[] | undefined;
}

export interface FixChoices {
  readonly safe?: true | undefined;
  /** Every fix of these checks. */
  readonly checks?: readonly string[] | undefined;
  /** The fixes of these findings, by id. */
  readonly findings?: readonly string[] | undefined;
}

export const noChoices: ProposalChoices = {};

/** @param removable keys that would go, by the merge */
export function removed({ remove }: ProposalChoices, removable: Iterable<string>): ReadonlySet<string> {
  const named = remove === true ? undefined : new Set(remove ?? []);
  return new Set(Array.from(removable).filter((key) => named === undefined || named.has(key)));
}

/** Yours wins where you have no words any more only if the removal was asked for too; else it is not settled. */
export function sides(
  { conflicts }: ProposalChoices,
  merge: Merge,
  remove: ReadonlySet<string>,
): ReadonlyMap<string, Side> {
  const named = new Map(Object.entries(conflicts?.keys ?? {}));
  return new Map(
    merge.conflicts.flatMap(({ key, yours }: Conflict) => {
      const side = named.get(key) ?? conflicts?.all;
      const isGone = side === "mine" && yours === undefined && !remove.has(key);
      return side === undefined || isGone ? [] : [[key, side] as const];
    }),
  );
}

export function acceptedBy({ accept = [] }: ProposalChoices): (finding: WithId) => boolean {
  const named = accept === true ? undefined : new Set(accept);
  return ({ id, check }) => named === undefined || named.has(check) || named.has(id);
}

/** A finding under a name that stays the same however often the same file is looked at. */
export type WithId = Finding & { readonly id: string };

/** The check, the key and what it says; of several that are alike in all of it, the first, second, … */
export function withIds(findings: readonly Finding[]): WithId[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const said = `${finding.check}-${digest(JSON.stringify([finding.key ?? null, finding.params]))}`;
    const count = (seen.get(said) ?? 0) + 1;
    seen.set(said, count);
    return { ...finding, id: count === 1 ? said : `${said}-${count}` };
  });
}

/** FNV-1a, 32 bits: to tell findings of one file apart, and nothing more. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
