const longest = 60;

/** As much of some words as a line has room for. */
export function quoted(words: string | undefined): string {
  if (words === undefined) return "–";
  const signs = [...words];
  return `“${signs.length > longest ? `${signs.slice(0, longest).join("")}…` : words}”`;
}
