const longest = 400;

/** From 0 to 1: how many pairs of neighbouring characters two texts share (Dice). */
export function similarity(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

/** The first words of a text, in lower case; of a Chinese one its pairs of characters. */
export function wordsOf(text: string): string[] {
  const start = text.slice(0, longest).toLowerCase();
  const words = start.match(/[\p{Script=Latin}\p{N}]{3,}|\p{Script=Han}{2}/gu) ?? [];
  return [...new Set(words)].slice(0, 24);
}

function pairsOf(text: string): ReadonlySet<string> {
  const start = text.slice(0, longest).toLowerCase();
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < start.length; at += 1) pairs.add(start.slice(at, at + 2));
  return pairs;
}
