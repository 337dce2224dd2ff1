import packageJson from "../../../package.json" with { type: "json" };
import { builtIn } from "../../words.ts";
import { DomainError } from "../../errors.ts";
import { canonicalLocale } from "../../locales.ts";
import type { Context } from "./command.ts";
import { exits, type Exit } from "./exits.ts";
import { Failure, Refusal } from "./failure.ts";
import { printHelp } from "./help.ts";
import type { Host } from "./host.ts";
import { languageOf } from "./language.ts";
import { terminalOf, type Terminal } from "./output/terminal.ts";
import { parseCommandLine, wishesIn } from "./parse.ts";
import { cliWords } from "./words.ts";

type Surroundings = Omit<Context, "given">;

/** Does what the command line says, and tells by a number how it went. */
export async function run(argv: readonly string[], host: Host): Promise<number> {
  const wishes = wishesIn(argv);
  const locale = languageOf(wishes.lang, host.env);
  const around: Surroundings = {
    host,
    locale,
    words: cliWords(locale),
    terminal: terminalOf(host, wishes),
    isInteractive: host.stdin.isTTY && host.stderr.isTTY && !wishes.json,
  };
  try {
    return await obey(argv, wishes, around);
  } catch (error) {
    around.terminal.progress();
    return complain(error, wishes.json, around);
  }
}

async function obey(
  argv: readonly string[],
  wishes: ReturnType<typeof wishesIn>,
  around: Surroundings,
): Promise<Exit> {
  const { host, words } = around;
  const print: Terminal["line"] = (...pieces) => terminalOf(host, { ...wishes, json: false }).line(...pieces);
  if (wishes.lang !== undefined && canonicalLocale(wishes.lang) === undefined)
    throw new Failure("usage.language", { tag: wishes.lang, option: "--lang", known: "en, zh" });
  const { command, commandAt } = wishes;
  if (command === "help" || wishes.help) {
    printHelp(print, words, command === "help" ? wishes.topic : command);
    return exits.fine;
  }
  if (command === undefined || commandAt === undefined) {
    if (wishes.version) print(packageJson.version);
    else printHelp(around.terminal.note, words, undefined);
    return wishes.version ? exits.fine : exits.usage;
  }
  const { spec, given } = parseCommandLine(argv, command, commandAt);
  const act = await spec.load();
  const { exit, data } = await act({ ...around, given });
  around.terminal.progress();
  if (wishes.json) host.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
  return exit;
}

function complain(error: unknown, json: boolean, { host, words, locale, terminal }: Surroundings): number {
  const { exit, code, message, problem } = told(error, words, locale);
  if (json)
    host.stdout.write(
      `${JSON.stringify({ error: { code, message, ...(problem && { problem }) } }, null, 2)}\n`,
    );
  terminal.note({ text: "✗ ", style: "red" }, message);
  if (exit === faultOfOurs && host.env["SHUANGYU_DEBUG"] && error instanceof Error)
    host.stderr.write(`${error.stack}\n`);
  return exit;
}

/** A mistake in the program itself (EX_SOFTWARE). */
const faultOfOurs = 70;

function told(error: unknown, words: Context["words"], locale: Context["locale"]) {
  if (error instanceof Failure)
    return { exit: error.exit, code: error.key, message: words(error.key, error.params) };
  if (error instanceof Refusal)
    return { exit: error.exit, code: error.code, message: error.detail, problem: error.problem };
  if (error instanceof DomainError)
    return { exit: exits.usage, code: error.code, message: builtIn.error(locale, error) };
  const reason = systemReason(error);
  if (reason !== undefined)
    return { exit: exits.usage, code: "file.failed", message: words("file.failed", reason) };
  return {
    exit: faultOfOurs,
    code: "internal",
    message: words("internal", { variable: "SHUANGYU_DEBUG=1" }),
  };
}

/** What the file system says no with: `EACCES`, `ENOSPC` … */
function systemReason(error: unknown): { code: string; path: string } | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) return undefined;
  return { code: String(error.code), path: "path" in error ? String(error.path) : "" };
}
