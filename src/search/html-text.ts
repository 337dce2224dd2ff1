/** Our own HTML, as it was rendered from Markdown, back as plain text: blocks and cells on lines of their own. */
export function textOf(html: string): string {
  return html
    .replace(/<(?:\/(?:p|h\d|li|td|th|tr|blockquote|pre|figcaption)|br|hr)\b[^>]*>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole;
      return characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    })
    .replace(/[ \t]*\n\s*/g, "\n")
    .trim();
}

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

const characterOf = (code: number): string =>
  code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
