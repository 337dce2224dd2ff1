/** `shuangyu push`: a proposal, shown before anything is written, and then its application. */
import { getConfig } from "../config/config.ts";
import type { Command, Context } from "../command.ts";
import { exits, worstOf } from "../exits.ts";
import { Failure, Refusal } from "../failure.ts";
import { sizeOf } from "../files/local.ts";
import { isHere, namesOnDisk, targetsOf, type Target } from "../files/targets.ts";
import { progressOver } from "../output/progress.ts";
import type { Style } from "../output/terminal.ts";
import { pushFile } from "../push/push-file.ts";
import type { Push } from "../push/propose.ts";
import type { Pushed } from "../push/outcome.ts";
import { wishesOf } from "../push/wishes.ts";
import type { CliKey } from "../words.ts";
import { learnNamespaces } from "../server/learn-namespaces.ts";
import { publishVersion } from "../server/publication.ts";
import { connect } from "../server/connect.ts";

export const push: Command = async (context) => {
  const { given, terminal } = context;
  const wishes = wishesOf(given);
  const config = getConfig(context.host, given);
  const server = connect(context, config);
  const targets = targetsOf(config, given, namesOnDisk(config)).filter(isHere);
  if (targets.length === 0) throw new Failure("check.no_files", { files: config.files });
  await learnNamespaces(
    server,
    config.root,
    targets.map(({ namespace }) => namespace),
  );
  const files: Pushed[] = [];
  const work = { context, config, server, wishes };
  const sizes = targets.map(({ absolute }) => sizeOf(absolute));
  const tell = progressOver(sizes, terminal.progress);
  for (const [at, target] of targets.entries()) {
    tell(at, target.path);
    files.push(await pushAndPublish(work, target));
  }
  return { exit: worstOf(files.map(({ exit }) => exit)), data: { dryRun: wishes.dryRun, files } };
};

async function pushAndPublish(push: Push, target: Target): Promise<Pushed> {
  const nothing: Pushed = { path: target.path, exit: exits.fine, outcome: "refused" };
  const pushed = await unlessRefused(push, nothing, () => pushFile(push, target));
  say(push.context, pushed);
  return unlessRefused(push, pushed, () => publish(push, target, pushed));
}

/** A no to one file does not keep the others waiting. */
async function unlessRefused(
  { context }: Push,
  pushed: Pushed,
  work: () => Promise<Pushed>,
): Promise<Pushed> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 401 || error.exit === exits.unreachable) throw error;
    const sentence = context.words("push.refused", { file: pushed.path, reason: error.detail });
    context.terminal.note({ text: `✗ ${sentence}`, style: "red" });
    return { ...pushed, exit: error.exit, refusal: error.detail };
  }
}

/** Only what was applied just now: nobody else's draft goes out on the way. */
async function publish({ context, server, wishes }: Push, target: Target, pushed: Pushed): Promise<Pushed> {
  const { outcome, version, path } = pushed;
  if (!wishes.publish || outcome !== "applied" || version === undefined) return pushed;
  await publishVersion(server, target, version);
  context.terminal.line({ text: context.words("publish.done", { file: path, version }), style: "green" });
  return { ...pushed, published: true };
}

/** What the server refuses, it says itself. */
type Told = Exclude<Pushed["outcome"], "refused">;

const styles: Readonly<Record<Told, Style>> = {
  unchanged: "dim",
  nothing: "dim",
  ready: "green",
  applied: "green",
  conflicts: "yellow",
  blocked: "red",
  unanswered: "yellow",
  encoding: "yellow",
  unreadable: "red",
  moved: "yellow",
};

const sentences = {
  unchanged: "push.unchanged",
  nothing: "push.nothing",
  ready: "push.ready",
  applied: "push.applied",
  conflicts: "push.conflicts",
  blocked: "push.blocked",
  unanswered: "push.unanswered",
  encoding: "push.encoding_open",
  unreadable: "push.unreadable",
  moved: "push.not_moved",
} as const satisfies Record<Told, CliKey>;

const hints: Partial<Record<Pushed["outcome"], string>> = {
  conflicts: "--mine, --theirs",
  unanswered: "--accept-warnings",
  encoding: "--encoding",
};

function say({ terminal, words }: Context, { path, outcome, version }: Pushed): void {
  if (outcome === "refused") return;
  const params = { file: path, version: version ?? "–", option: hints[outcome] ?? "" };
  terminal.line({ text: words(sentences[outcome], params), style: styles[outcome] });
}
