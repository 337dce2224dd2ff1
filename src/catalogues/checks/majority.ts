/** What a file does most of the time; undefined where it does so too seldom, or is not of one mind. */
export function majorityOf<T extends string>(
  counts: ReadonlyMap<T, number>,
  { least, share }: { readonly least: number; readonly share: number },
): T | undefined {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total < least) return undefined;
  return [...counts].find(([, count]) => count >= total * share)?.[0];
}

/** Counts what each of the texts holds. */
export function tally<T extends string>(
  texts: Iterable<string>,
  kindsIn: (text: string) => Iterable<T>,
): Map<T, number> {
  const counts = new Map<T, number>();
  for (const text of texts) for (const kind of kindsIn(text)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
