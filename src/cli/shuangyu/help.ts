import { displayWidth } from "../../catalogues/checks/text/width.ts";
import { commands, globalOptions, type OptionSpec, type OptionSpecs } from "./command-table.ts";
import { getCommand } from "./parse.ts";
import type { Terminal } from "./output/terminal.ts";
import type { CliWords } from "./words.ts";

type Print = Pick<Terminal, "line">["line"];

export function printHelp(print: Print, words: CliWords, topic: string | undefined): void {
  if (topic === undefined) printOverview(print, words);
  else printCommand(print, words, topic);
}

function printOverview(print: Print, words: CliWords): void {
  print(words("help.about", { name: "shuangyu" }));
  print("");
  print(words("help.usage"), " shuangyu <command> [--options]");
  print("");
  print(words("help.commands"));
  printPairs(
    print,
    Object.entries(commands).map(([name, spec]) => [[name, ...spec.operands].join(" "), words(spec.words)]),
  );
  print("");
  printOptions(print, words, "help.everywhere", globalOptions);
  print("");
  print(words("help.more", { command: "shuangyu <command> --help", page: "docs/command-line.md" }));
}

function printCommand(print: Print, words: CliWords, name: string): void {
  const { operands, options, words: key } = getCommand(name);
  print(words(key));
  print("");
  print(words("help.usage"), ` ${["shuangyu", name, ...operands, "[--options]"].join(" ")}`);
  print("");
  if (Object.keys(options).length > 0) {
    printOptions(print, words, "help.options", options);
    print("");
  }
  printOptions(print, words, "help.everywhere", globalOptions);
}

function printOptions(
  print: Print,
  words: CliWords,
  heading: "help.options" | "help.everywhere",
  specs: OptionSpecs,
): void {
  print(words(heading));
  printPairs(
    print,
    Object.entries(specs).map(([name, spec]) => [asWritten(name, spec), words(spec.words)]),
  );
}

function asWritten(name: string, { value }: OptionSpec): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}

function printPairs(print: Print, pairs: readonly (readonly [string, string])[]): void {
  const widest = Math.max(...pairs.map(([left]) => displayWidth(left)));
  for (const [left, right] of pairs)
    print(`  ${left}${" ".repeat(widest - displayWidth(left) + 2)}`, { text: right, style: "dim" });
}
