import { exits } from "../exits.ts";
import { Failure, Refusal } from "../failure.ts";
import { findBytes } from "../files/local.ts";
import { contentHash, findFileState, readState, type FileState } from "../files/state.ts";
import type { Target } from "../files/targets.ts";
import type { Proposal } from "../server/shapes.ts";
import { applyProposal } from "./apply.ts";
import { endOf, isNothing, type Pushed, type Result } from "./outcome.ts";
import { discard, preview, propose, type Push } from "./propose.ts";
import { settleEncoding } from "./question.ts";
import { settleLocal } from "./settle-local.ts";
import { showProposal } from "./show.ts";
import { showUnreadable } from "./unreadable.ts";

/** One file, as far as the options and whoever sits there let it go. */
export async function pushFile(push: Push, target: Target): Promise<Pushed> {
  const { config, server } = push;
  const bytes = findBytes(target.absolute) ?? new Uint8Array();
  const known = findFileState(readState(config.root), target.path, server.origin);
  const { path } = target;
  if (known?.content === contentHash(bytes)) return { path, exit: exits.fine, outcome: "unchanged" };
  try {
    return { path, ...(await proposeAndSettle(push, target, bytes, known)) };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "file_unreadable") throw error;
    showUnreadable(push.context, path, error);
    return { path, exit: exits.blocked, outcome: "unreadable" };
  }
}

async function proposeAndSettle(
  push: Push,
  target: Target,
  bytes: Uint8Array,
  known: FileState | undefined,
): Promise<Result> {
  const result = await proposeAndApply(push, target, bytes, known);
  const { outcome, proposal } = result;
  const version = result.version ?? proposal?.head;
  const isSettled = outcome === "applied" || outcome === "nothing";
  if (isSettled && proposal !== undefined && typeof version === "number")
    await settleLocal(push, target, bytes, proposal, version);
  return result;
}

/** What is not applied leaves nothing behind on the server. */
async function proposeAndApply(
  push: Push,
  target: Target,
  bytes: Uint8Array,
  known: FileState | undefined,
): Promise<Result> {
  const { proposal, isOurs } = await propose(push, target, bytes, known);
  let open: Proposal | undefined = isOurs ? proposal : undefined;
  try {
    const made = await settleEncoding(push, target, proposal);
    if (made === undefined) return { exit: exits.blocked, outcome: "encoding", proposal };
    const looked = await preview(push, target, made);
    showProposal(push.context, target.path, looked, push.wishes.remove);
    if (push.wishes.dryRun) return { ...endOf(looked, push.wishes), proposal: looked };
    if (isNothing(looked, push.wishes)) return { exit: exits.fine, outcome: "nothing", proposal: looked };
    const applied = await applyProposal(push, target, looked);
    open = applied.open;
    return applied.result;
  } finally {
    if (open !== undefined) await discardQuietly(push, target, open);
  }
}

/** It is tidying up: what went wrong before is what has to be told. */
async function discardQuietly(push: Push, target: Target, open: Proposal): Promise<void> {
  try {
    await discard(push, target, open);
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof Failure)) throw error;
  }
}
