/** How often each token stands there. */
export function countTokens(tokens: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

/** Tokens that stand in the one more often than in the other. */
export function moreIn(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): string[] {
  return [...one].filter(([token, count]) => count > (other.get(token) ?? 0)).map(([token]) => token);
}

export interface Difference {
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

/** Undefined where both hold the same tokens equally often. */
export function differenceOf(source: Iterable<string>, target: Iterable<string>): Difference | undefined {
  const [before, after] = [countTokens(source), countTokens(target)];
  const [missing, extra] = [moreIn(before, after), moreIn(after, before)];
  return missing.length + extra.length === 0 ? undefined : { missing, extra };
}

/** Undefined where both hold the same tokens, however often. */
export function setDifferenceOf(source: Iterable<string>, target: Iterable<string>): Difference | undefined {
  return differenceOf(new Set(source), new Set(target));
}
