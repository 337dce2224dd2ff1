/** What a file says of its keys beside their words, joined with what is known of them. */
import { pairSource } from "../checks/pair-source.ts";
import { byKey } from "../content.ts";
import type { Content, KeyMeta, Meta } from "../content.ts";
import type { FormatId, Message } from "../document.ts";
import type { Values } from "../merge.ts";
import type { NamespaceSettings } from "../tables.ts";
import type { ProposalChoices } from "./choices.ts";
import { joinNotes } from "./notes.ts";
import type { Situation } from "./situation.ts";

export interface Annotated {
  readonly meta: Meta;
  /** Keys whose words stay and of which something else is new: a note, a state, that they still hold. */
  readonly keys: readonly string[];
}

/** What was decided about the words. */
export interface Decided {
  /** The file's messages with the fixes made, those without words included. */
  readonly messages: readonly Message[];
  readonly result: Values;
  /** Keys by the names that they had before a fix renamed them. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly unsettled: ReadonlySet<string>;
}

export function annotate(situation: Situation, decided: Decided, choices: ProposalChoices): Annotated {
  const { head } = situation;
  const before = byKey(head?.document.messages ?? []);
  const factsOf = factFinder(situation, decided, choices);
  const meta = new Map<string, KeyMeta>();
  const keys: string[] = [];
  for (const key of keysOf(situation, decided)) {
    const was = head?.meta.get(key) ?? {};
    const known = decided.unsettled.has(key) ? was : join(factsOf(key));
    if (Object.keys(known).length > 0) meta.set(key, known);
    const isSaid = decided.result.get(key) === before.get(key)?.value;
    if (isSaid && JSON.stringify(known) !== JSON.stringify(tidy(was))) keys.push(key);
  }
  return { meta, keys };
}

/** Those with words, and those that wait for theirs and have a note already. */
function keysOf({ head }: Situation, { result, messages, renamed }: Decided): Iterable<string> {
  const before = byKey(head?.document.messages ?? []);
  const gone = new Set(renamed.values());
  const waiting = [...(head?.meta.keys() ?? []), ...messages.map(({ key }) => key)].filter(
    (key) => !before.has(key) && !gone.has(key),
  );
  return new Set([...result.keys(), ...waiting]);
}

interface Facts {
  readonly was: KeyMeta;
  readonly base: KeyMeta;
  /** The file's message, whoever's words won. */
  readonly said: Message | undefined;
  /** The same, where its words are those that stand. */
  readonly own: Message | undefined;
  /** The source as it is now. */
  readonly now: string | undefined;
  readonly isNew: boolean;
  readonly isConfirmed: boolean;
  readonly format: FormatId;
}

function factFinder(
  { head, base, source, document, settings }: Situation,
  { messages, result, renamed }: Decided,
  { confirm = [] }: ProposalChoices,
): (key: string) => Facts {
  const yours = byKey(messages);
  const before = byKey(head?.document.messages ?? []);
  const sourceOfKey = sourceFinder(source, settings);
  const confirmed = confirm === true ? undefined : new Set(confirm);
  return (key) => {
    const former = renamed.get(key) ?? key;
    const said = yours.get(key);
    const value = result.get(key);
    const was = head?.meta.get(key) ?? head?.meta.get(former) ?? {};
    // A translation that was of the present words still is, under another name.
    const isPresent = former !== key && was.of !== undefined && was.of === sourceOfKey(former);
    return {
      was: isPresent ? { ...was, of: sourceOfKey(key) ?? was.of } : was,
      base: base?.meta.get(former) ?? {},
      said,
      own: said?.value === value ? said : undefined,
      now: value === undefined ? undefined : sourceOfKey(key),
      isNew: before.get(key)?.value !== value && before.get(former)?.value !== value,
      isConfirmed: confirmed === undefined || confirmed.has(key),
      format: document.format,
    };
  };
}

/** The words that a key is translated from: those of the same key, or of the nearest plural form. */
export function sourceFinder(
  source: Content | undefined,
  { checks }: NamespaceSettings,
): (key: string) => string | undefined {
  const pair = pairSource(byKey(source?.document.messages ?? []), checks);
  return (key) => pair(key)?.message.value;
}

function join(facts: Facts): KeyMeta {
  const { was, base, said } = facts;
  return tidy({
    of: sourceOf(facts),
    notes: joinNotes(was.notes, base.notes, said?.notes),
    state: stateOf(facts),
    extra: joinExtra(was.extra, base.extra, said?.extra),
  });
}

/**
 * New words are of the source that the file carries, else of the present one.
 * Old words become of the present one when the file shows it and says that they
 * are done, or when somebody says so.
 */
function sourceOf(facts: Facts): string | undefined {
  const { was, own, now, isNew, isConfirmed } = facts;
  if (now === undefined) return was.of;
  if (isNew) return own?.source || now;
  if (isConfirmed) return now;
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

/** What a format keeps to itself: yours where you changed it, else theirs. */
function joinExtra(
  theirs: KeyMeta["extra"] = {},
  base: KeyMeta["extra"] = {},
  yours: KeyMeta["extra"] = {},
): KeyMeta["extra"] {
  const changed = Object.entries(yours).filter(
    ([owner, kept]) => JSON.stringify(kept) !== JSON.stringify(base[owner]),
  );
  return { ...theirs, ...Object.fromEntries(changed) };
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

/** Tells whether a translation is one of words that the source no longer says. */
export function outdatedIn(
  content: Content,
  source: Content | undefined,
  settings: NamespaceSettings,
): (key: string) => boolean {
  const sourceOfKey = sourceFinder(source, settings);
  return (key) => {
    const of = content.meta.get(key)?.of;
    const now = of === undefined ? undefined : sourceOfKey(key);
    return now !== undefined && of !== now;
  };
}
