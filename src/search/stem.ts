/** Porter’s algorithm (An algorithm for suffix stripping, 1980): one stem for the forms of an English word. */

const consonant = "[^aeiou]";
const vowel = "[aeiouy]";
const run = `${consonant}[^aeiouy]*`;
const vowels = `${vowel}[aeiou]*`;
/** How many times vowels are followed by consonants. */
const once = new RegExp(`^(${run})?${vowels}${run}`);
const exactlyOnce = new RegExp(`^(${run})?${vowels}${run}(${vowels})?$`);
const twice = new RegExp(`^(${run})?${vowels}${run}${vowels}${run}`);
const hasVowel = new RegExp(`^(${run})?${vowel}`);
const endsShort = new RegExp(`^${run}${vowel}[^aeiouwxy]$`);

const second: Readonly<Record<string, string>> = {
  ...{ ational: "ate", tional: "tion", enci: "ence", anci: "ance", izer: "ize", bli: "ble", alli: "al" },
  ...{ entli: "ent", eli: "e", ousli: "ous", ization: "ize", ation: "ate", ator: "ate", alism: "al" },
  ...{
    iveness: "ive",
    fulness: "ful",
    ousness: "ous",
    aliti: "al",
    iviti: "ive",
    biliti: "ble",
    logi: "log",
  },
};
const third: Readonly<Record<string, string>> = {
  ...{ icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", ful: "", ness: "" },
};
const ends = (suffixes: Readonly<Record<string, string>>): RegExp =>
  new RegExp(`^(.+?)(${Object.keys(suffixes).join("|")})$`);
const secondEnd = ends(second);
const thirdEnd = ends(third);
const fourthEnd =
  /^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize|(?<=[st])ion)$/;

/** @param word lower-case letters; what is shorter than three, or has others than a to z, is its own stem */
export function stem(word: string): string {
  if (!/^[a-z]{3,}$/.test(word)) return word;
  const consonantal = word.startsWith("y");
  const stemmed = lastLetters(
    suffix(
      fourth(
        replaced(
          replaced(lastY(past(plural(consonantal ? `Y${word.slice(1)}` : word))), secondEnd, second),
          thirdEnd,
          third,
        ),
      ),
    ),
  );
  return stemmed.toLowerCase();
}

function plural(word: string): string {
  if (/(ss|i)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

function past(word: string): string {
  if (word.endsWith("eed")) return once.test(word.slice(0, -3)) ? word.slice(0, -1) : word;
  const rest = /^(.+?)(ed|ing)$/.exec(word)?.[1];
  if (rest === undefined || !hasVowel.test(rest)) return word;
  if (/(at|bl|iz)$/.test(rest) || endsShort.test(rest)) return `${rest}e`;
  return /([^aeiouylsz])\1$/.test(rest) ? rest.slice(0, -1) : rest;
}

const lastY = (word: string): string =>
  word.endsWith("y") && hasVowel.test(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word;

function replaced(word: string, end: RegExp, by: Readonly<Record<string, string>>): string {
  const [, rest = "", suffixFound = ""] = end.exec(word) ?? [];
  return rest !== "" && once.test(rest) ? rest + (by[suffixFound] ?? "") : word;
}

function fourth(word: string): string {
  const rest = fourthEnd.exec(word)?.[1];
  return rest !== undefined && twice.test(rest) ? rest : word;
}

function suffix(word: string): string {
  if (!word.endsWith("e")) return word;
  const rest = word.slice(0, -1);
  return twice.test(rest) || (exactlyOnce.test(rest) && !endsShort.test(rest)) ? rest : word;
}

const lastLetters = (word: string): string =>
  word.endsWith("ll") && twice.test(word) ? word.slice(0, -1) : word;
