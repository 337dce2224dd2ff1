/** `shuangyu check`: what an upload would be told, without one. */
import { isAbsolute, relative, resolve, sep } from "node:path";
import { namesIn } from "../config/template.ts";
import { getConfig, type Config } from "../config/config.ts";
import type { Command, Context } from "../command.ts";
import { exits } from "../exits.ts";
import { Failure } from "../failure.ts";
import { checkFile, type Checked } from "../files/check-file.ts";
import { encodingIn, sizeOf } from "../files/local.ts";
import { readState } from "../files/state.ts";
import { isHere, namesOnDisk, targetOf, targetsOf, type Target } from "../files/targets.ts";
import { countBySeverity, githubLine, printFinding } from "../output/findings.ts";
import { progressOver } from "../output/progress.ts";

export const check: Command = async (context) => {
  const { given, terminal, words, locale } = context;
  const config = getConfig(context.host, given);
  const targets = chosen(context, config);
  const options = {
    config,
    state: readState(config.root),
    accept: encodingIn(given),
    fix: given.flag("fix"),
    locale,
    words,
    root: shownFrom(context, config),
  };
  const sizes = targets.map(({ absolute }) => sizeOf(absolute));
  const tell = progressOver(sizes, terminal.progress);
  const files = targets.map((target, at) => {
    tell(at, target.path);
    return checkFile(target, options);
  });
  terminal.progress();
  print(context, files);
  const counts = countBySeverity(files.flatMap(({ findings }) => findings));
  const data = { files: files.map(({ path, fixed, findings }) => ({ path, fixed, findings })), counts };
  return { exit: counts.error > 0 ? exits.blocked : exits.fine, data };
};

/** The files that are named, or all that are here. @throws Failure where there is none */
function chosen({ host, given }: Context, config: Config): Target[] {
  const named = given.operands.map((operand) => getNamed(config, resolve(host.cwd, operand), operand));
  if (named.length > 0) return named.flat();
  const here = targetsOf(config, given, namesOnDisk(config)).filter(isHere);
  if (here.length === 0) throw new Failure("check.no_files", { files: config.files });
  return here;
}

/** A file, or all below a folder. */
function getNamed(config: Config, absolute: string, operand: string): Target[] {
  const path = relative(config.root, absolute).replaceAll(sep, "/");
  const [only] = config.namespaces?.length === 1 ? config.namespaces : [];
  const names = isAbsolute(path) ? undefined : namesIn(path, config.files, only);
  const below = names ?? namesOnDisk(config);
  const targets = [below].flat().map((each) => targetOf(config, each));
  const found = targets.filter(
    (target) => isHere(target) && (target.path === path || isBelow(target.path, path)),
  );
  if (found.length === 0) throw new Failure("check.not_ours", { file: operand, files: config.files });
  return found;
}

const isBelow = (path: string, folder: string): boolean => folder === "" || path.startsWith(`${folder}/`);

/** Paths are printed as seen from where the command was given, so that they can be opened from there. */
function shownFrom({ host }: Context, config: Config): (path: string) => string {
  return (path) => relative(host.cwd, resolve(config.root, path)) || path;
}

function print({ given, terminal, words }: Context, files: readonly Checked[]): void {
  const findings = files.flatMap((file) => file.findings);
  for (const finding of findings) {
    if (given.flag("github")) terminal.line(githubLine(finding));
    else printFinding(terminal.line, finding);
  }
  for (const { path, fixed, note } of files) {
    if (fixed > 0) terminal.note(words("check.fixed", { file: path, count: fixed }));
    if (note !== undefined) terminal.note(note);
  }
  const { error, warning, info } = countBySeverity(findings);
  terminal.note(words("check.summary", { files: files.length, error, warning, info }));
}
