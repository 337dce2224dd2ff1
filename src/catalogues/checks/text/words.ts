/** Words of a text in Latin letters, without digits and signs. */
export function latinWords(plain: string): string[] {
  return plain.match(/[\p{Script=Latin}][\p{Script=Latin}'’-]*/gu) ?? [];
}

/** In one spelling: case, width, blanks and signs do not count. */
export function foldText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "");
}
