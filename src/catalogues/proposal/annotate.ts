/** What a file says of its keys beside their words, joined with what is known of them. */
import type { Content, KeyMeta, Meta } from "../content.ts";
import { byKey } from "../content.ts";
import type { FormatId, Message, Note } from "../document.ts";
import type { Values } from "../merge.ts";
import type { ProposalChoices } from "./choices.ts";
import type { Situation } from "./situation.ts";

export interface Annotated {
  readonly meta: Meta;
  /** Keys whose words stay and of which something else is new: a note, a state, that they still hold. */
  readonly keys: readonly string[];
}

export function annotate(
  situation: Situation,
  said: readonly Message[],
  result: Values,
  choices: ProposalChoices,
): Annotated {
  const { head, base, source, document } = situation;
  const yours = byKey(said);
  const before = byKey(head?.document.messages ?? []);
  const sources = byKey(source?.document.messages ?? []);
  const meta = new Map<string, KeyMeta>();
  const keys: string[] = [];
  for (const [key, value] of result) {
    const was = head?.meta.get(key) ?? {};
    const message = yours.get(key);
    // Words of one's own bring along what was said with them; words that others wrote keep what is known of them.
    const own = message?.value === value ? message : undefined;
    const isNew = before.get(key)?.value !== value;
    const now = sources.get(key)?.value;
    const facts = { was, base: base?.meta.get(key) ?? {}, own, now, isNew, format: document.format };
    const known = join(facts, isConfirmed(choices, key));
    if (Object.keys(known).length > 0) meta.set(key, known);
    if (!isNew && JSON.stringify(known) !== JSON.stringify(tidy(was))) keys.push(key);
  }
  return { meta, keys };
}

interface Facts {
  readonly was: KeyMeta;
  readonly base: KeyMeta;
  /** The message whose words these are, where the upload says them. */
  readonly own: Message | undefined;
  /** The source as it is now. */
  readonly now: string | undefined;
  readonly isNew: boolean;
  readonly format: FormatId;
}

function join(facts: Facts, isConfirmedByChoice: boolean): KeyMeta {
  const { was, base, own } = facts;
  return tidy({
    of: sourceOf(facts, isConfirmedByChoice),
    notes: joinNotes(was.notes, base.notes, own?.notes),
    state: stateOf(facts),
    extra: own?.extra === undefined ? was.extra : { ...was.extra, ...own.extra },
  });
}

/**
 * New words are of the source that the file carries, else of the present one.
 * Old words become of the present one when the file shows it and says that they
 * are done, or when somebody says so.
 */
function sourceOf(facts: Facts, isConfirmedByChoice: boolean): string | undefined {
  const { was, own, now, isNew } = facts;
  if (now === undefined) return was.of;
  if (isNew) return own?.source || now;
  if (isConfirmedByChoice) return now;
  return own?.source === now && isSaidDone(facts) ? now : was.of;
}

/** In PO whatever is not fuzzy is done. */
function isSaidDone({ own, format }: Facts): boolean {
  if (own?.state === undefined) return format === "po";
  return own.state === "translated" || own.state === "reviewed" || own.state === "final";
}

/** A state holds for the words that it was given to. That an outdated translation wants review the export said by itself. */
function stateOf(facts: Facts): KeyMeta["state"] {
  const { was, base, own, now, isNew, format } = facts;
  if (isNew) return own?.state;
  if (own === undefined) return was.state;
  const isOutdated = was.of !== undefined && now !== undefined && was.of !== now;
  if (own.state === "needs-review" && isOutdated) return was.state;
  if (own.state !== undefined) return own.state === base.state ? was.state : own.state;
  return format === "po" && base.state === "needs-review" ? undefined : was.state;
}

/** Nobody's note is lost: yours and theirs, without those of the base that you took away. */
function joinNotes(
  theirs: readonly Note[] = [],
  base: readonly Note[] = [],
  yours: readonly Note[] | undefined,
): readonly Note[] {
  if (yours === undefined) return theirs;
  const isIn = (notes: readonly Note[]) => (note: Note) => notes.some((other) => isSame(note, other));
  const kept = theirs.filter((note) => isIn(yours)(note) || !isIn(base)(note));
  return [...kept, ...yours.filter((note) => !isIn(kept)(note) && !isIn(base)(note))];
}

const isSame = (one: Note, other: Note): boolean => one.from === other.from && one.text === other.text;

function isConfirmed({ confirm = [] }: ProposalChoices, key: string): boolean {
  return confirm === true || confirm.includes(key);
}

/** Without what says nothing, always in one order, so that two that say the same are the same. */
function tidy({ of, notes, state, extra }: Tidied): KeyMeta {
  return {
    ...(of !== undefined && { of }),
    ...(notes !== undefined && notes.length > 0 && { notes }),
    ...(state !== undefined && { state }),
    ...(extra !== undefined && Object.keys(extra).length > 0 && { extra }),
  };
}

type Tidied = { readonly [K in keyof KeyMeta]: KeyMeta[K] | undefined };

/** Is the translation of words that the source no longer says? */
export function isOutdated(content: Content, key: string, source: ReadonlyMap<string, Message>): boolean {
  const of = content.meta.get(key)?.of;
  const now = source.get(key)?.value;
  return of !== undefined && now !== undefined && of !== now;
}
