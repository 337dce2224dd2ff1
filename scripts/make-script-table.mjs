// Makes src/catalogues/checks/script-table.ts from OpenCC's dictionaries (the dev
// dependency opencc-js): which characters are only Traditional in a Simplified text, and
// which are only Simplified in a Traditional one. Run it again when opencc-js is updated.
import { writeFileSync } from "node:fs";

const target = new URL("../src/catalogues/checks/script-table.ts", import.meta.url);

const toSimplified = await dictionary("TSCharacters");
const toTraditional = new Map(await dictionary("STCharacters"));
const simplifiedPhrases = [
  ...(await dictionary("STPhrases")),
  ...(await dictionary("STPhrases_GeneratedFromRegionalPhrases")),
];
const traditionalPhrases = await dictionary("TSPhrases");
const taiwan = await dictionary("TWVariants");
const hongKong = [...(await dictionary("HKVariants")), ...(await reversed("HKVariantsRev"))];

const common = charactersOf("gbk", 0xb0, 0xd7, 0xa1);
const simplifiedSet = charactersOf("gbk", 0xb0, 0xf7, 0xa1);
const traditionalSet = charactersOf("big5", 0xa4, 0xf9, 0x40);

// A character that stands in phrases of the other script belongs to both: 乾坤, 皇后, 公里.
const inSimplified = countCharacters([
  ...simplifiedPhrases.map(([left]) => left),
  ...traditionalPhrases.map(([, right]) => right),
]);
const inTraditional = countCharacters([
  ...simplifiedPhrases.map(([, right]) => right),
  ...traditionalPhrases.map(([left]) => left),
]);

const pairs = toSimplified
  .filter(([from, to]) => from.length === 1 && to.length === 1 && from !== to)
  .filter(([from]) => (inSimplified.get(from) ?? 0) < 2)
  .filter(([from, to]) => common.has(to) || (simplifiedSet.has(to) && traditionalSet.has(from)))
  .toSorted(([a], [b]) => a.charCodeAt(0) - b.charCodeAt(0));

const simplified = new Set(pairs.map(([, to]) => to));
// Cantonese words that OpenCC's table of Hong Kong does not name: 一吓, 嚇 is another word.
const cantonese = ["吓"];
const taiwanForms = new Set(taiwan.map(([, to]) => to));
const hongKongForms = new Set([...hongKong.map(([, to]) => to), ...cantonese]);
const shared = [...simplified].filter(
  (character) =>
    !toTraditional.has(character) || (inTraditional.get(character) ?? 0) > 2 || taiwanForms.has(character),
);
const inHongKongOnly = [...simplified].filter(
  (character) => hongKongForms.has(character) && !shared.includes(character),
);
const regional = new Map(taiwan);
const ambiguous = [...simplified].filter(
  (character) => !shared.includes(character) && formsOf(character).size > 1,
);
const forms = pairs
  .map(([, to]) => to)
  .filter((to, index, all) => all.indexOf(to) === index && preferred(to) !== undefined)
  .filter((to) => !shared.includes(to) && firstPair(to) !== preferred(to))
  .map((to) => to + preferred(to));

writeFileSync(
  target,
  `// Made by scripts/make-script-table.mjs from the dictionaries of OpenCC (Apache-2.0); not edited by hand.

/** Pairs of a Traditional character and its Simplified form: gaps and zigzag differences in base 32 (script.ts reads them). */
${constant("encodedPairs", encode(pairs))}

/** Simplified forms that Traditional texts use as well. */
${constant("shared", shared.join(""))}

/** Simplified forms that are good Traditional in Hong Kong and not in Taiwan. */
${constant("inHongKongOnly", inHongKongOnly.join(""))}

/** Simplified forms, each with the Traditional form it usually has, where that is not the first of its pairs. */
${constant("usualForms", forms.join(""))}

/** Simplified forms of several Traditional characters, between which only the sense decides: 发 of 發 and 髮. */
${constant("ambiguous", ambiguous.join(""))}
`,
);
console.log(`${pairs.length} pairs, ${shared.length} shared, ${inHongKongOnly.length} of Hong Kong`);

/** As prettier would have it: a Chinese character is two columns wide. */
function constant(name, text) {
  const start = `export const ${name} =`;
  const columns = start.length + 4 + text.length + [...text].filter((each) => each > "\u2e80").length;
  return `${start}${columns > 110 ? "\n " : ""} "${text}";`;
}

async function dictionary(name) {
  const { default: text } = await import(`../node_modules/opencc-js/dist/esm-lib/dict/${name}.js`);
  return text.split("|").map((entry) => entry.split(" "));
}

async function reversed(name) {
  return (await dictionary(name)).map(([from, to]) => [to, from]);
}

function countCharacters(words) {
  const counts = new Map();
  for (const character of words.join("")) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

function charactersOf(encoding, from, to, trail) {
  const decoder = new TextDecoder(encoding);
  const characters = new Set();
  for (let lead = from; lead <= to; lead += 1)
    for (let low = trail; low <= 0xfe; low += 1) characters.add(decoder.decode(Uint8Array.of(lead, low)));
  return characters;
}

/** The form of Taiwan, where OpenCC's standard has another. */
function preferred(character) {
  const standard = toTraditional.get(character);
  return taiwan.find(([from]) => from === standard)?.[1] ?? standard;
}

function firstPair(character) {
  return pairs.find(([, to]) => to === character)?.[0];
}

function formsOf(character) {
  const all = pairs.filter(([from, to]) => to === character && traditionalSet.has(from));
  return new Set(all.map(([from]) => regional.get(from) ?? from));
}

function encode(list) {
  let [from, to] = [0x3400, 0];
  let text = "";
  for (const [traditional, plain] of list) {
    const difference = plain.charCodeAt(0) - to;
    text += digits(traditional.charCodeAt(0) - from);
    text += digits(difference < 0 ? -2 * difference - 1 : 2 * difference);
    [from, to] = [traditional.charCodeAt(0), plain.charCodeAt(0)];
  }
  return text;
}

/** The low digit first; all but the last have the sixth bit set. */
function digits(number) {
  const alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  let text = "";
  let rest = number;
  for (; rest >= 32; rest = Math.floor(rest / 32)) text += alphabet[(rest % 32) + 32];
  return text + alphabet[rest];
}
