/**
 * What a form's page showed of a thing when it was opened, in the words in
 * which it did. It travels with the form: when somebody else was faster, the
 * page can say what has become otherwise since.
 */
import * as z from "zod";
import { locales } from "../../locales.ts";
import { inLanguage } from "../seat.tsx";
import type { Seat } from "../view.ts";

/** Known by its key; said by its label and text. */
export type Fact = readonly [key: string, label: string, text: string];

/** In the language of the seat. */
export type Facts = (seat: Seat) => readonly Fact[];

/** Null where there was, or is, no such thing. */
export interface Changed {
  readonly label: string;
  readonly was: string | null;
  readonly now: string | null;
}

const sent = z.tuple([z.enum(locales), z.array(z.tuple([z.string(), z.string(), z.string()]))]);

export const seenValue = (seat: Seat, facts: Facts): string => JSON.stringify([seat.locale, facts(seat)]);

/** Compared in the language that the page was in; undefined where the form does not say what was seen. */
export function changedSince(seat: Seat, form: URLSearchParams, facts: Facts): Changed[] | undefined {
  const seen = sent.safeParse(parsed(form.get("seen") ?? ""));
  if (!seen.success) return undefined;
  const [locale, before] = seen.data;
  const after = facts(inLanguage(seat, locale));
  const was = new Map(before.map(([key, label, text]) => [key, { label, text }]));
  const now = new Map(after.map(([key, label, text]) => [key, { label, text }]));
  return [...new Set([...was.keys(), ...now.keys()])].flatMap((key) => {
    const [old, present] = [was.get(key), now.get(key)];
    if (old?.text === present?.text) return [];
    return [{ label: (present ?? old)?.label ?? key, was: old?.text ?? null, now: present?.text ?? null }];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
