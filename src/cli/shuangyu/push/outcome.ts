import { exits, type Exit } from "../exits.ts";
import type { Proposal } from "../server/shapes.ts";
import type { Wishes } from "./wishes.ts";

/** How far one file went. */
export interface Pushed {
  readonly path: string;
  readonly exit: Exit;
  readonly outcome:
    | "unchanged"
    | "nothing"
    | "ready"
    | "applied"
    | "conflicts"
    | "blocked"
    | "unanswered"
    | "encoding"
    | "unreadable"
    | "refused"
    | "moved";
  readonly proposal?: Proposal;
  readonly version?: number;
  readonly published?: boolean;
  /** What the server said no with. */
  readonly refusal?: string;
}

export type Result = Omit<Pushed, "path">;

/** What stands in the way, with what the options decide; `ready` where nothing does. */
export function endOf({ summary, conflicts }: Proposal, wishes: Wishes): Pick<Pushed, "exit" | "outcome"> {
  if (conflicts.length > 0 && wishes.conflicts === undefined)
    return { exit: exits.undecided, outcome: "conflicts" };
  if (summary.blocking > 0) return { exit: exits.blocked, outcome: "blocked" };
  if (summary.unanswered > 0 && !wishes.accept) return { exit: exits.blocked, outcome: "unanswered" };
  return { exit: exits.fine, outcome: "ready" };
}

export function isNothing({ summary, conflicts }: Proposal, { remove }: Wishes): boolean {
  const { added, changed, removed, annotated } = summary;
  return added + changed + annotated + conflicts.length + (remove ? removed : 0) === 0;
}
