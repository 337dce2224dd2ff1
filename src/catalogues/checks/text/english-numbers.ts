const ones = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";
const tens = "twenty thirty forty fifty sixty seventy eighty ninety";
const ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth";
const months = "jan feb mar apr may jun jul aug sep oct nov dec";
const longMonths = "january february march april may june july august september october november december";
const adverbs = "once twice thrice";

const values: ReadonlyMap<string, number> = new Map([
  ...ones.split(" ").map((word, index) => [word, index] as const),
  ...tens.split(" ").map((word, index) => [word, (index + 2) * 10] as const),
  ...[ordinals, months, longMonths, adverbs].flatMap((list) =>
    list.split(" ").map((word, index) => [word, index + 1] as const),
  ),
  ["sept", 9],
  ["single", 1],
  ["both", 2],
  ["double", 2],
  ["dual", 2],
  ["pair", 2],
  ["triple", 3],
  ["dozen", 12],
  ["half", 0.5],
  ["an", 1],
  ["a", 1],
]);
const magnitudes: ReadonlyMap<string, number> = new Map([
  ["hundred", 100],
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
]);

export function magnitudeOf(word: string): number | undefined {
  return magnitudes.get(word.toLowerCase());
}

/** What the number words and months of an English text stand for, one word at a time and with its magnitude. */
export function englishNumbersIn(plain: string): ReadonlySet<string> {
  const found = new Set<string>();
  let [before, tenner] = [1, 0];
  for (const [word] of plain.toLowerCase().matchAll(/[a-z]{1,20}/g)) {
    const magnitude = magnitudes.get(word);
    const value = values.get(word) ?? (magnitude === undefined ? undefined : before * magnitude);
    if (word === "half") found.add("50%");
    if (value === undefined) continue;
    const whole = tenner > 0 && value < 10 ? tenner + value : value;
    found.add(String(value)).add(String(whole)).add(`${whole}%`);
    [before, tenner] = [whole, value >= 20 && value < 100 ? value : 0];
  }
  return found;
}
