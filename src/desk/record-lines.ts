/** What a line of the record says in detail, flat: names with dots for what lies inside of another. */
export function linesOf(detail: unknown, name = ""): [name: string, value: string][] {
  if (typeof detail !== "object" || detail === null) return [[name, textOf(detail)]];
  if (Array.isArray(detail) && detail.every(isPlain)) return [[name, detail.map(textOf).join(" · ") || "–"]];
  if (Object.keys(detail).length === 0) return [[name, "–"]];
  return Object.entries(detail).flatMap(([part, value]) =>
    linesOf(value, name === "" ? part : `${name}.${part}`),
  );
}

export interface Changed {
  readonly name: string;
  /** Undefined where it was not there. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What was one way before and is another way after, and whatever else the line says. */
export function changesIn(detail: Readonly<Record<string, unknown>>): {
  readonly changed: readonly Changed[];
  readonly rest: readonly [name: string, value: string][];
} {
  const { before, after, ...rest } = detail;
  const [earlier, later] = [namedLines(before), namedLines(after)];
  const names = [...new Set([...earlier.keys(), ...later.keys()])];
  // Nothing on one side and several things on the other: these alone say it.
  const isInParts = (name: string) => names.some((other) => other.startsWith(`${name}.`));
  return {
    changed: names
      .filter((name) => !isInParts(name))
      .map((name) => ({ name, before: earlier.get(name), after: later.get(name) })),
    rest: Object.keys(rest).length === 0 ? [] : linesOf(rest),
  };
}

function namedLines(value: unknown): ReadonlyMap<string, string> {
  return new Map(value === undefined || value === null ? [] : linesOf(value));
}

const isPlain = (value: unknown): boolean => typeof value !== "object" || value === null;

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return "–";
  return typeof value === "string" ? value : JSON.stringify(value);
};
