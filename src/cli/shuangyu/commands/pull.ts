/** `shuangyu pull`: the server's versions as files, with every edit that was not pushed kept. */
import { getConfig } from "../config/config.ts";
import type { Command, Context } from "../command.ts";
import { exits, worstOf, type Exit } from "../exits.ts";
import { Failure } from "../failure.ts";
import { pullFile, type Pulled } from "../files/pull-file.ts";
import { targetsOf, type Target } from "../files/targets.ts";
import { quoted } from "../output/excerpt.ts";
import { progressOver } from "../output/progress.ts";
import { connect } from "../server/connect.ts";
import { learnNamespaces } from "../server/learn-namespaces.ts";
import { catalogueList } from "../server/shapes.ts";

export const pull: Command = async (context) => {
  const { given, terminal } = context;
  const config = getConfig(context.host, given);
  const version = versionIn(given.text("version"));
  const server = connect(context, config);
  const { items } = await server.get("/api/v1/desk/catalogues", catalogueList);
  const targets = targetsOf(config, given, items);
  const there = new Map(
    items
      .filter(({ draft, published }) => draft !== null || published !== null)
      .map((item) => [nameOf(item), item.keys]),
  );
  const nameThere = (target: Target) => nameOf({ ...target, locale: target.tag });
  const present = targets.filter((target) => there.has(nameThere(target)));
  if (present.length === 0) throw new Failure("pull.nothing", { origin: server.origin });
  await learnNamespaces(
    server,
    config.root,
    present.map(({ namespace }) => namespace),
  );
  const options = { config, server, version, force: given.flag("force"), now: new Date() };
  const files: Pulled[] = [];
  const keys = present.map((target) => there.get(nameThere(target)) ?? 0);
  const tell = progressOver(keys, terminal.progress);
  for (const [at, target] of present.entries()) {
    const tellShare = (share: number) => tell(at, target.path, share);
    tellShare(0);
    files.push(await pullFile(target, { ...options, tellShare }));
  }
  terminal.progress();
  const absent = targets.filter((target) => !present.includes(target)).map(({ path }) => path);
  print(context, files, absent);
  return { exit: worstOf(files.map(exitOf)), data: { files, absent } };
};

function versionIn(version = "draft"): string {
  if (/^(?:draft|published|\d{1,15})$/.test(version)) return version;
  throw new Failure("usage.value_wrong", {
    option: "--version",
    value: version,
    known: ["draft", "published", "<n>"],
  });
}

const nameOf = ({ locale, namespace }: { locale: string; namespace: string }): string =>
  `${locale} ${namespace}`;

function exitOf({ outcome, conflicts }: Pulled): Exit {
  if (outcome === "unmergeable") return exits.blocked;
  return conflicts.length > 0 ? exits.undecided : exits.fine;
}

function print({ terminal, words }: Context, files: readonly Pulled[], absent: readonly string[]): void {
  for (const { path, version, outcome, conflicts, losses, backup } of files) {
    terminal.line(words(`pull.${outcome}`, { file: path, version }));
    for (const { key, theirs, yours } of conflicts) {
      const sides = { key, yours: quoted(yours), theirs: quoted(theirs) };
      terminal.line("  ", { text: words("conflict", sides), style: "yellow" });
    }
    if (conflicts.length > 0)
      terminal.line("  ", words("pull.conflicts_how", { mine: "--mine", theirs: "--theirs" }));
    if (losses !== undefined) terminal.line("  ", words("pull.losses", { losses }));
    if (backup !== undefined) terminal.line("  ", { text: words("pull.backup", { backup }), style: "dim" });
  }
  for (const path of absent) terminal.line({ text: words("pull.absent", { file: path }), style: "dim" });
}
