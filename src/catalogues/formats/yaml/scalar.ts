/** Neither of these is left as it is between the quotes of JSON, nor seen in an editor. */
const invisible = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Begins with a letter and holds nothing that YAML gives a meaning to. */
const bare = /^\p{L}(?:[^:#"\\\p{C}\p{Z}]| (?=[^ ]))*$/u;

/** What some reader of some version takes for something else than words. */
const reserved = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/** On one line: bare where every reader agrees that it is words, in quotes otherwise. */
export function writeScalar(value: string): string {
  if (bare.test(value) && !reserved.test(value)) return value;
  const escape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value).replace(invisible, escape);
}

/** Lines as they are, where that is exact: undefined where it is not. */
export function writeBlock(value: string, margin: string): string | undefined {
  const words = value.endsWith("\n") ? value.slice(0, -1) : value;
  const lines = words.split("\n");
  const isExact = lines.every((line) => /^(?:[^\s\p{C}][^\p{C}\u2028\u2029]*)?$/u.test(line));
  if (!value.includes("\n") || !isExact || lines[0] === "" || lines.at(-1) === "") return undefined;
  const head = words === value ? "|-" : "|";
  return [head, ...lines.map((line) => (line === "" ? "" : margin + line))].join("\n");
}
