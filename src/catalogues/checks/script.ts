import { ambiguous, encodedPairs, inHongKongOnly, shared, usualForms } from "./script-table.ts";
import type { Tongue } from "./tongue.ts";

/** A character of the other script, and what it is in this one. */
export interface Slip {
  readonly index: number;
  readonly character: string;
  readonly form: string;
  /** False where one Simplified character stands for several Traditional ones. */
  readonly certain: boolean;
}

interface Table {
  readonly simplifiedOf: ReadonlyMap<string, string>;
  readonly traditionalOf: ReadonlyMap<string, string>;
  readonly onlyTraditional: RegExp;
  readonly onlySimplified: RegExp;
}

let table: Table | undefined;

/** Characters of a Chinese text that its own script does not write, by the tables of OpenCC. */
export function slipsIn(plain: string, tongue: Tongue): Slip[] {
  const { simplifiedOf, traditionalOf, onlyTraditional, onlySimplified } = (table ??= readTable());
  const isSimplified = tongue.script === "Hans";
  const forms = isSimplified ? simplifiedOf : traditionalOf;
  return [...plain.matchAll(isSimplified ? onlyTraditional : onlySimplified)]
    .filter(({ 0: character }) => tongue.region === "TW" || !inHongKongOnly.includes(character))
    .map(({ 0: character, index }) => ({
      index,
      character,
      form: forms.get(character) ?? character,
      certain: isSimplified || !ambiguous.includes(character),
    }));
}

/** How many characters of a text are Simplified only, and how many Traditional only. */
export function scriptOf(plain: string): { simplified: number; traditional: number } {
  const { onlyTraditional, onlySimplified } = (table ??= readTable());
  return {
    simplified: plain.match(onlySimplified)?.length ?? 0,
    traditional: plain.match(onlyTraditional)?.length ?? 0,
  };
}

/** Traditional characters as their Simplified forms; the others as they are. */
export function simplifiedOf(plain: string): string {
  const { simplifiedOf: forms, onlyTraditional } = (table ??= readTable());
  return plain.replace(onlyTraditional, (character) => forms.get(character) ?? character);
}

function readTable(): Table {
  const simplifiedOf = new Map(pairsOf(encodedPairs));
  const traditionalOf = new Map<string, string>();
  for (const [traditional, simplified] of simplifiedOf)
    if (!traditionalOf.has(simplified)) traditionalOf.set(simplified, traditional);
  for (const character of shared) traditionalOf.delete(character);
  for (let at = 0; at < usualForms.length; at += 2)
    traditionalOf.set(usualForms.charAt(at), usualForms.charAt(at + 1));
  return {
    simplifiedOf,
    traditionalOf,
    onlyTraditional: anyOf(simplifiedOf.keys()),
    onlySimplified: anyOf(traditionalOf.keys()),
  };
}

const anyOf = (characters: Iterable<string>): RegExp => new RegExp(`[${[...characters].join("")}]`, "g");

/** The reverse of `encode` in scripts/make-script-table.mjs. */
function* pairsOf(text: string): Generator<[string, string]> {
  let [from, to] = [0x3400, 0];
  const numbers = numbersOf(text);
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const [gap = 0, zigzag = 0] = numbers.slice(at, at + 2);
    from += gap;
    to += zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
    yield [String.fromCharCode(from), String.fromCharCode(to)];
  }
}

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

function numbersOf(text: string): number[] {
  const numbers: number[] = [];
  let [value, place] = [0, 1];
  for (const character of text) {
    const digit = alphabet.indexOf(character);
    value += (digit % 32) * place;
    place *= 32;
    if (digit >= 32) continue;
    numbers.push(value);
    [value, place] = [0, 1];
  }
  return numbers;
}
