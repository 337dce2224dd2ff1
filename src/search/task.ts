/** What a run does next. Pure. */
import type { ChangeKind } from "../changes/tables.ts";
import { recipe } from "./document.ts";
import type { Line, Log } from "./material.ts";
import { followingSlots, otherSlot } from "./state.ts";
import type { IndexState, Spread } from "./state.ts";

export type Task =
  | { readonly kind: "restart" }
  | { readonly kind: "begin" }
  | ({ readonly kind: "follow" } & Following)
  | { readonly kind: "spread"; readonly spread: Spread }
  | { readonly kind: "clear" | "names" | "articles" | "sweep" };

export interface Following {
  readonly articles: readonly string[];
  readonly enterprises: readonly string[];
  /** Lists whose articles are all to be indexed anew. */
  readonly facets: readonly string[];
  readonly seq: number;
  readonly at: number;
}

/** Things at a time: with the largest texts there may be, well below what a batch may hold. */
export const thingsAStep = 20;
export const linesAStep = 400;

/** What is public comes before what is only called otherwise, and both before what is built anew. */
export function nextTask(state: IndexState, log: Log): Task | undefined {
  const { phase, spread } = state;
  const isBuilt = phase === "idle" || phase === "sweep";
  if (isRestored(state, log) || (isBuilt && state.recipe !== recipe)) return { kind: "restart" };
  if (phase === "wanted") return { kind: "begin" };
  if (log.lines.length > 0) return { kind: "follow", ...followed(log.lines) };
  if (spread) return { kind: "spread", spread };
  return phase === "idle" ? undefined : { kind: phase };
}

/** The log was set back to an earlier day, or its beginning is not kept any more: numbers mean nothing now. */
function isRestored({ seq, at }: IndexState, { newest, last }: Log): boolean {
  return seq > 0 && (newest.seq < seq || last?.at !== at);
}

const ofArticles: readonly ChangeKind[] = ["article.published", "article.withdrawn", "article.relinked"];
const ofEnterprises: readonly ChangeKind[] = [
  "enterprise.registered",
  "enterprise.renamed",
  "enterprise.changed",
  "enterprise.merged",
];

/** As many lines as are about few enough things. */
function followed(lines: readonly Line[]): Following {
  const articles = new Set<string>();
  const enterprises = new Set<string>();
  const facets = new Set<string>();
  let [seq, at] = [0, 0];
  for (const line of lines) {
    const { kind, subjectId } = line;
    if (ofArticles.includes(kind)) articles.add(subjectId);
    if (ofEnterprises.includes(kind)) enterprises.add(subjectId);
    if (articles.size > thingsAStep || enterprises.size > thingsAStep) {
      articles.delete(ofArticles.includes(kind) ? subjectId : "");
      enterprises.delete(ofEnterprises.includes(kind) ? subjectId : "");
      break;
    }
    if (ofEnterprises.includes(kind) && kind !== "enterprise.registered")
      facets.add(`enterprise:${subjectId}`);
    if (kind === "topic.named") facets.add(`topic:${subjectId}`);
    [seq, at] = [line.seq, line.at];
  }
  return { articles: [...articles], enterprises: [...enterprises], facets: [...facets], seq, at };
}

export const slotsOf = (task: Task, state: IndexState) =>
  task.kind === "follow" || task.kind === "spread" ? followingSlots(state) : [otherSlot(state)];
