/** What a search takes for the same: width, case, accents, Traditional and Simplified. */
import { simplifiedOf } from "../catalogues/checks/script.ts";

/** One character as a search compares it; most often one, and none for a mark that stands alone. */
export function foldHan(character: string): string {
  const plain = character.normalize("NFKC");
  return simplifiedOf(plain);
}

/** A word of an alphabet or a number: half width, without accents, case and apostrophes, and without a genitive’s s. */
export function foldWord(word: string): string {
  return word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]s$/, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** A name or a word as a whole, for comparing how it is spelt. */
export function foldSpelling(text: string): string {
  return [...text.normalize("NFKC")].map(foldHan).join("").toLowerCase();
}
