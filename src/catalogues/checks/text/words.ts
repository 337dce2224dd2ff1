/** Words of a text in Latin letters, without digits and signs. */
export function latinWords(plain: string): string[] {
  return plain.match(/[\p{Script=Latin}][\p{Script=Latin}'’-]*/gu) ?? [];
}

/** Not acronyms, words with a capital or a figure inside, or names of files and models: API, macOS, quay.io, gpt-4o. */
export function ordinaryWords(plain: string): string[] {
  return plain
    .split(/\s+/)
    .filter((word) => /^["“(]?\p{L}\p{Ll}+(?:['’-]\p{Ll}+)*["”),.!?:;…]{0,3}$/u.test(word));
}

/** In one spelling: case, width, blanks and signs do not count. */
export function foldText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "");
}
