/** What a line of the record says in detail, flat: names with dots for what lies inside of another. */
export function linesOf(detail: unknown, name = ""): [name: string, value: string][] {
  if (typeof detail !== "object" || detail === null) return [[name, textOf(detail)]];
  if (Array.isArray(detail) && detail.every(isPlain)) return [[name, detail.map(textOf).join(" · ") || "–"]];
  if (Object.keys(detail).length === 0) return [[name, "–"]];
  return Object.entries(detail).flatMap(([part, value]) =>
    linesOf(value, name === "" ? part : `${name}.${part}`),
  );
}

const isPlain = (value: unknown): boolean => typeof value !== "object" || value === null;

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value ?? null);
