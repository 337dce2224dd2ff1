import type { Context } from "../command.ts";
import { quoted } from "../output/excerpt.ts";
import { printFinding } from "../output/findings.ts";
import type { Piece, Style } from "../output/terminal.ts";
import type { Proposal } from "../server/shapes.ts";

interface Row {
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly mark: string;
  readonly style: Style;
  readonly text: string;
}

/** Lines of one kind; the document of `--json` has them all. */
const most = 200;

/** What the upload would do, key by key, and what there is to say about it. */
export function showProposal(context: Context, path: string, made: Proposal, removes: boolean): void {
  const { terminal, words } = context;
  const { base, head, changes, conflicts, discarded, findings, summary } = made;
  const from = base.version ?? "–";
  terminal.line({
    text: words("push.heading", { file: path, base: from, head: head ?? "–" }),
    style: "bold",
  });
  printRows(
    context,
    path,
    changes.map((change) => changeRow(context, change, removes)),
  );
  printRows(
    context,
    path,
    conflicts.map(({ key, yours, theirs, ...place }) => {
      const text = words("conflict", { key, yours: quoted(yours), theirs: quoted(theirs) });
      return { ...place, mark: "!", style: "yellow", text };
    }),
  );
  printRows(
    context,
    path,
    discarded.map(({ message, key, ...place }) => ({
      ...place,
      mark: "×",
      style: "yellow",
      text: key === undefined ? message : `${key}  ${message}`,
    })),
  );
  const own = findings.filter(({ standing }) => !standing);
  for (const finding of own.slice(0, most)) printFinding(terminal.line, { path, ...finding });
  printRest(context, own.length - most);
  const { findings: figures, ...counts } = summary;
  terminal.line(words("push.summary", counts));
  terminal.line(words("push.findings", { ...figures, standing: findings.length - own.length }));
}

function changeRow({ words }: Context, change: Proposal["changes"][number], removes: boolean): Row {
  const { kind, key, from, to, line, column } = change;
  const place = { line, column };
  if (kind === "added") return { ...place, mark: "+", style: "green", text: `${key}  ${quoted(to)}` };
  if (kind === "changed")
    return { ...place, mark: "~", style: "cyan", text: `${key}  ${quoted(from)} → ${quoted(to)}` };
  if (kind === "annotated")
    return { ...place, mark: "·", style: "dim", text: words("push.annotated", { key }) };
  const text = removes ? `${key}  ${quoted(from)}` : words("push.kept", { key, option: "--remove-missing" });
  return { ...place, mark: "-", style: removes ? "red" : "dim", text };
}

function printRows(context: Context, path: string, rows: readonly Row[]): void {
  for (const { line, column, mark, style, text } of rows.slice(0, most)) {
    const place: Piece[] =
      line === undefined ? [] : [{ text: `${path}:${line}:${column ?? 1}  `, style: "dim" }];
    context.terminal.line("  ", { text: mark, style }, " ", ...place, text);
  }
  printRest(context, rows.length - most);
}

function printRest({ terminal, words }: Context, count: number): void {
  if (count > 0) terminal.line("  ", words("push.more", { count, option: "--json" }));
}
