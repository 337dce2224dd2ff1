/** What was probably meant: the one name that takes the fewest slips of the finger, where those are few. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map((name) => ({ name, slips: slipsBetween(word.toLowerCase(), name.toLowerCase()) }))
    .toSorted((one, other) => one.slips - other.slips);
  return best !== undefined && best.slips <= Math.max(1, Math.floor(best.name.length / 3))
    ? best.name
    : undefined;
}

/** A letter too many, too few, another one, or two that changed places. */
function slipsBetween(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const steps = [(last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1)];
      row[j] = Math.min(...steps, ...(isSwap ? [(before[j - 2] ?? 0) + 1] : []));
    }
    [before, last] = [last, row];
  }
  return last[other.length] ?? one.length;
}
