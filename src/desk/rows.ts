/** A proposal as somebody reads it: key by key, what needs her first. */
import type { Severity } from "../catalogues/finding.ts";
import type { ProposedChange, ProposedConflict } from "../catalogues/proposal/shape.ts";
import type { Dropped, ShownFinding, ShownProposal } from "./shapes.ts";

/** What the upload does with one key, and what the checks say of it there. */
export type Row = { readonly key: string; readonly findings: readonly ShownFinding[] } & (
  | { readonly kind: "conflict"; readonly conflict: ProposedConflict }
  | { readonly kind: ProposedChange["kind"]; readonly change: ProposedChange }
  /** The upload leaves the key alone; it is here for its findings. */
  | { readonly kind: "unchanged" }
);

export const shows = [
  "attention",
  "all",
  "conflict",
  "added",
  "changed",
  "removed",
  "annotated",
  "discarded",
  "unchanged",
] as const;
export type Show = (typeof shows)[number];

export const isShow = (text: string): text is Show => (shows as readonly string[]).includes(text);

/** Which part of the proposal is looked at. */
export interface Look {
  readonly show: Show;
  readonly severity: Severity | undefined;
  readonly check: string | undefined;
  readonly text: string;
  /** From 1. */
  readonly page: number;
}

export const rowsPerPage = 100;

export interface Reading {
  /** Of this page, in the order of the sections: conflicts, changes, removals, the rest. */
  readonly rows: readonly Row[];
  readonly discarded: readonly Dropped[];
  /** What concerns no key but the file. */
  readonly ofFile: readonly ShownFinding[];
  readonly counts: Readonly<Record<Show, number>>;
  /** How many there are on all pages under these filters. */
  readonly matching: number;
  readonly page: number;
  readonly pages: number;
}

export function readProposal(proposal: ShownProposal, look: Look): Reading {
  const rows = rowsOf(proposal);
  const matching = rows.filter((row) => isShown(row, look.show) && matches(row, look));
  const dropped = look.show === "discarded" || look.show === "all" ? proposal.discarded : [];
  const discarded = dropped.filter((one) => isDroppedMatch(one, look));
  const pages = Math.max(1, Math.ceil((matching.length + discarded.length) / rowsPerPage));
  const page = Math.min(Math.max(1, look.page), pages);
  const [from, to] = [(page - 1) * rowsPerPage, page * rowsPerPage];
  return {
    rows: matching.slice(from, to),
    discarded: discarded.slice(Math.max(0, from - matching.length), Math.max(0, to - matching.length)),
    ofFile: proposal.findings.filter(({ key }) => key === undefined),
    counts: countsOf(rows, proposal),
    matching: matching.length + discarded.length,
    page,
    pages,
  };
}

/** Where to begin: with what needs somebody, if anything does. */
export function firstShow(proposal: ShownProposal): Show {
  return rowsOf(proposal).some(needsAttention) ? "attention" : "all";
}

function rowsOf(proposal: ShownProposal): Row[] {
  const findings = Map.groupBy(proposal.findings, ({ key }) => key);
  const of = (key: string): readonly ShownFinding[] => findings.get(key) ?? [];
  const touched = new Set([...proposal.conflicts, ...proposal.changes].map(({ key }) => key));
  const others = [...findings.keys()].filter((key) => key !== undefined && !touched.has(key));
  return [
    ...proposal.conflicts.map((conflict): Row => ({
      kind: "conflict",
      key: conflict.key,
      conflict,
      findings: of(conflict.key),
    })),
    ...changesInOrder(proposal).map((change): Row => ({
      kind: change.kind,
      key: change.key,
      change,
      findings: of(change.key),
    })),
    ...others.map((key = ""): Row => ({ kind: "unchanged", key, findings: of(key) })),
  ];
}

/** Removals last: they are asked for one by one. */
function changesInOrder({ changes }: ShownProposal): ProposedChange[] {
  return [
    ...changes.filter(({ kind }) => kind !== "removed"),
    ...changes.filter(({ kind }) => kind === "removed"),
  ];
}

/** Whatever has to be settled, answered, or asked for. */
function needsAttention({ kind, findings }: Row): boolean {
  if (kind === "conflict" || kind === "removed") return true;
  return findings.some(({ standing, severity }) => !standing && severity !== "info");
}

function isShown(row: Row, show: Show): boolean {
  if (show === "attention") return needsAttention(row);
  if (show === "all") return row.kind !== "unchanged" || needsAttention(row);
  return row.kind === show;
}

function countsOf(rows: readonly Row[], { discarded }: ShownProposal): Reading["counts"] {
  const countOf = (show: Show) => rows.filter((row) => isShown(row, show)).length;
  const counts = Object.fromEntries(shows.map((show) => [show, countOf(show)])) as Record<Show, number>;
  return { ...counts, discarded: discarded.length, all: counts.all + discarded.length };
}

function matches(row: Row, { severity, check, text }: Look): boolean {
  if (severity !== undefined && !row.findings.some((finding) => finding.severity === severity)) return false;
  if (check !== undefined && !row.findings.some((finding) => finding.check === check)) return false;
  return text === "" || textsOf(row).some((part) => contains(part, text));
}

function textsOf(row: Row): (string | undefined)[] {
  const messages = row.findings.map(({ message }) => message);
  if (row.kind === "conflict") {
    const { base, theirs, yours } = row.conflict;
    return [row.key, base, theirs, yours, ...messages];
  }
  return row.kind === "unchanged"
    ? [row.key, ...messages]
    : [row.key, row.change.from, row.change.to, ...messages];
}

function isDroppedMatch({ key, value, message }: Dropped, { severity, check, text }: Look): boolean {
  if (severity !== undefined || check !== undefined) return false;
  return text === "" || [key, value, message].some((part) => contains(part, text));
}

const contains = (part: string | undefined, text: string): boolean =>
  part !== undefined && part.toLowerCase().includes(text.toLowerCase());
