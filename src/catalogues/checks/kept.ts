import type { GlossaryTerm } from "./view.ts";

/** Tells the names that the glossary says are not translated. */
export function keptIn(glossary: readonly GlossaryTerm[]): (value: string) => boolean {
  const kept = new Set(
    glossary.filter(({ targets }) => targets.length === 0).map(({ source }) => source.toLowerCase()),
  );
  return (value) => kept.has(value.trim().toLowerCase());
}
