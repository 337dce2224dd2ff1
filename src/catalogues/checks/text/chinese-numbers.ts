const digits: ReadonlyMap<string, number> = new Map([
  ...[..."零一二三四五六七八九"].map((digit, value) => [digit, value] as const),
  ...[..."〇壹贰叁肆伍陆柒捌玖"].map((digit, value) => [digit, value] as const),
  ["两", 2],
  ["兩", 2],
  ["双", 2],
  ["雙", 2],
  ["首", 1],
]);
const powers: ReadonlyMap<string, number> = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
  ["万", 1e4],
  ["萬", 1e4],
  ["亿", 1e8],
  ["億", 1e8],
]);

const numeral = /(百分之)?([零〇一二两兩三四五六七八九十百千万萬亿億壹贰叁肆伍陆柒捌玖双雙首]{1,20})/g;

/** 八五折 is 15% off, 三成 30%. */
const share = /([一二三四五六七八九])([一二三四五六七八九])?([折成])/g;

/** 万 is 10,000, 千万 10,000,000; undefined for what is no power of ten. */
export function multiplierOf(word: string): number | undefined {
  let times = 1;
  for (const character of word) {
    const power = powers.get(character);
    if (power === undefined) return undefined;
    times *= power;
  }
  return times;
}

/** What the numerals of a Chinese text stand for; 半 is a half. */
export function chineseNumbersIn(plain: string): ReadonlySet<string> {
  const values = new Set<string>();
  for (const [, percent = "", word = ""] of plain.matchAll(numeral))
    values.add(`${readNumeral(word)}${percent === "" ? "" : "%"}`);
  if (plain.includes("半")) values.add("0.5").add("50%");
  for (const [, tenths = "", hundredths = "", unit] of plain.matchAll(share)) {
    const percent = 10 * readDigits(tenths) + (hundredths === "" ? 0 : readDigits(hundredths));
    values.add(`${unit === "折" ? 100 - percent : percent}%`);
  }
  return values;
}

function readNumeral(word: string): number {
  if (![...word].some((character) => powers.has(character))) return readDigits(word);
  let [total, section, digit] = [0, 0, 0];
  for (const character of word) {
    const power = powers.get(character) ?? 0;
    if (power === 0) digit = digits.get(character) ?? 0;
    else if (power < 1e4) [section, digit] = [section + (digit || 1) * power, 0];
    else [total, section, digit] = [(total + section + digit || 1) * power, 0, 0];
  }
  return total + section + digit;
}

/** 二〇二六 is 2026. */
function readDigits(word: string): number {
  return Number([...word].map((character) => digits.get(character) ?? 0).join(""));
}
