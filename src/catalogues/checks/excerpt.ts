const longest = 60;

/** As much of a text as a message has room for. */
export function excerpt(text: string): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** A few tokens side by side, for a message's parameter. */
export function enumerate(tokens: Iterable<string>): string {
  const all = [...tokens];
  const shown = all.slice(0, 6).map(excerpt).join(" ");
  return all.length > 6 ? `${shown} …` : shown;
}
