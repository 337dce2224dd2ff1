import { exits } from "../exits.ts";
import { Refusal } from "../failure.ts";
import type { Target } from "../files/targets.ts";
import { application, proposal, type Proposal } from "../server/shapes.ts";
import { endOf, type Result } from "./outcome.ts";
import { preview, uploadPath, type Push } from "./propose.ts";
import { isYes } from "./question.ts";
import { showProposal } from "./show.ts";
import { applicationOf } from "./wishes.ts";

export interface Applied {
  readonly result: Result;
  /** What was not applied and still lies there. */
  readonly open: Proposal | undefined;
}

/** Applies it; where the catalogue has moved on meanwhile, looks at it once more. */
export async function applyProposal(
  push: Push,
  target: Target,
  made: Proposal,
  isRenewed = false,
): Promise<Applied> {
  const { exit, outcome } = endOf(made, push.wishes);
  const accepted = outcome === "unanswered" ? await askAbout(push, made) : [];
  if (accepted === undefined || outcome === "conflicts" || outcome === "blocked")
    return { result: { exit, outcome, proposal: made }, open: made };
  try {
    return { result: await apply(push, target, made, accepted), open: undefined };
  } catch (error) {
    if (!(error instanceof Refusal) || !hasMoved(error.code)) throw error;
    if (isRenewed) return { result: { exit: exits.undecided, outcome: "moved", proposal: made }, open: made };
  }
  return applyProposal(push, target, await renew(push, target, made), true);
}

/** The one before we ask, the other while the server writes. */
const hasMoved = (code: string): boolean => code === "head_moved" || code === "edit_conflict";

async function apply(
  { server, wishes }: Push,
  target: Target,
  made: Proposal,
  accepted: readonly string[],
): Promise<Result> {
  const json = applicationOf(wishes, accepted);
  const path = uploadPath(target, made, "/application");
  const { value } = await server.send("PUT", path, application, { json });
  const result = { exit: exits.fine, proposal: made };
  if (value.version === null) return { ...result, outcome: "nothing" };
  return { ...result, outcome: "applied", version: value.version.number };
}

async function renew(push: Push, target: Target, made: Proposal): Promise<Proposal> {
  const { context, server, wishes } = push;
  context.terminal.note(context.words("push.moved", { file: target.path }));
  const { value } = await server.send("POST", uploadPath(target, made, "/renewal"), proposal);
  const looked = await preview(push, target, value);
  showProposal(context, target.path, looked, wishes.remove);
  return looked;
}

/** Check by check; undefined where one was not agreed to, or nobody can be asked. */
async function askAbout(push: Push, { findings }: Proposal): Promise<string[] | undefined> {
  const { isInteractive, words } = push.context;
  if (!isInteractive) return undefined;
  const open = findings.filter(({ severity, standing }) => severity === "warning" && !standing);
  const accepted: string[] = [];
  for (const [check, those] of Map.groupBy(open, (finding) => finding.check)) {
    const title = those[0]?.title ?? check;
    if (!(await isYes(push, words("push.accept", { title, check, count: those.length })))) return undefined;
    accepted.push(check);
  }
  return accepted;
}
