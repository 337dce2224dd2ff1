/** What the bench found, for people and for machines. */

/** One thing measured: its figures by column, and what they must keep to. */
export interface Line {
  readonly name: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly limits?: readonly Limit[];
}

/** A bound on one column; the limit itself is inside it. */
export interface Limit {
  readonly column: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}

export interface Section {
  readonly title: string;
  /** How it was measured, in a sentence or two. */
  readonly explanation: string;
  readonly lines: readonly Line[];
}

export interface Heading {
  readonly node: string;
  readonly processors: string;
  readonly packages: Readonly<Record<string, string>>;
  readonly measuredAt: string;
}

/** The limits that a line breaks; a figure that is missing or not a number breaks its limit. */
export function broken({ figures, limits = [] }: Line): Limit[] {
  return limits.filter(({ column, atMost = Number.MAX_VALUE, atLeast = -Number.MAX_VALUE }) => {
    const figure = figures[column] ?? Number.NaN;
    return !(figure <= atMost && figure >= atLeast);
  });
}

/** One sentence for each broken limit; none when all is well. */
export function complaints(sections: readonly Section[]): string[] {
  return sections.flatMap(({ title, lines }) =>
    lines.flatMap((line) =>
      broken(line).map(
        (limit) =>
          `BROKEN  ${title}: ${line.name}: ${show(line.figures[limit.column])}, allowed ${written(limit)}`,
      ),
    ),
  );
}

export function asText(heading: Heading, sections: readonly Section[]): string {
  const { node, processors, packages, measuredAt } = heading;
  const versions = Object.entries(packages).map(([name, version]) => `${name} ${version}`);
  const head = [measuredAt, `Node ${node}`, processors, ...versions].join(" · ");
  return [head, ...sections.map(sectionText)].join("\n\n");
}

export function asJson(heading: Heading, sections: readonly Section[]): string {
  const judged = sections.map((section) => ({
    ...section,
    lines: section.lines.map((line) => ({ ...line, ok: broken(line).length === 0 })),
  }));
  return JSON.stringify({ ...heading, sections: judged, ok: complaints(sections).length === 0 }, null, 2);
}

function sectionText({ title, explanation, lines }: Section): string {
  const columns = [...new Set(lines.flatMap(({ figures }) => Object.keys(figures)))];
  const rows = lines.map((line) => [
    line.name,
    ...columns.map((column) => show(line.figures[column])),
    (line.limits ?? []).map(written).join(", "),
    verdict(line),
  ]);
  return [title, explanation, table([["", ...columns, "limit", ""], ...rows])].join("\n");
}

function verdict(line: Line): string {
  if (line.limits === undefined || line.limits.length === 0) return "";
  return broken(line).length === 0 ? "ok" : "BROKEN";
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  const last = widths.length - 2;
  const line = (row: readonly string[]) =>
    row.map((cell, column) =>
      column === 0 || column >= last ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
  return rows.map((row) => `  ${line(row).join("  ").trimEnd()}`).join("\n");
}

function written({ column, atMost, atLeast }: Limit): string {
  return atMost === undefined ? `${column} ≥ ${show(atLeast)}` : `${column} ≤ ${show(atMost)}`;
}

function show(figure: number | undefined): string {
  if (figure === undefined) return "";
  if (Number.isNaN(figure)) return "?";
  const digits = Number.isInteger(figure) || Math.abs(figure) >= 100 ? 0 : 2;
  return figure.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
