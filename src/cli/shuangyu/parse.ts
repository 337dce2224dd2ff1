import { parseArgs } from "node:util";
import { commands, globalOptions, type CommandSpec, type OptionSpecs } from "./command-table.ts";
import { Failure } from "./failure.ts";
import { nearest } from "./nearest.ts";

/** What stands behind the command. */
export interface Given {
  readonly operands: readonly string[];
  readonly flag: (name: string) => boolean;
  readonly text: (name: string) => string | undefined;
  readonly texts: (name: string) => readonly string[];
}

export interface CommandLine {
  readonly name: string;
  readonly spec: CommandSpec;
  readonly given: Given;
}

/** What holds whatever else is wrong: in which language, and for whom, it has to be said. */
export function wishesIn(argv: readonly string[]) {
  const { values, positionals, tokens } = readArgs(argv, {
    ...globalOptions,
    version: { words: "option.version" },
  });
  return {
    json: values["json"] === true,
    help: values["help"] === true,
    version: values["version"] === true,
    colour: values["no-color"] !== true,
    lang: textIn(values["lang"]),
    commandAt: tokens.find(({ kind }) => kind === "positional")?.index,
    command: positionals[0],
    topic: positionals[1],
  };
}

/** @throws Failure for what no command knows, with what was probably meant */
export function parseCommandLine(argv: readonly string[], name: string, at: number): CommandLine {
  const spec = getCommand(name);
  const specs = { ...globalOptions, ...spec.options };
  const { tokens, values, positionals } = readArgs(argv.toSpliced(at, 1), specs);
  for (const token of tokens) if (token.kind === "option") expectOption(token, specs, name);
  expectOperands(positionals, spec, name);
  const texts = (option: string) =>
    [values[option] ?? []].flat().filter((value) => typeof value === "string");
  return {
    name,
    spec,
    given: {
      operands: positionals,
      flag: (option) => values[option] === true,
      text: (option) => texts(option).at(-1),
      texts: (option) =>
        texts(option)
          .flatMap((value) => value.split(","))
          .filter((value) => value !== ""),
    },
  };
}

export function getCommand(name: string): CommandSpec {
  const spec = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (spec !== undefined) return spec;
  throw suggesting("usage.unknown_command", name, nearest(name, Object.keys(commands)));
}

function readArgs(argv: readonly string[], specs: OptionSpecs) {
  const options = Object.entries(specs).map(([name, { value, multiple }]) => {
    const type = value === undefined ? ("boolean" as const) : ("string" as const);
    return [name, { type, multiple: multiple === true }] as const;
  });
  return parseArgs({
    args: [...argv],
    options: Object.fromEntries(options),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
}

type Values = ReturnType<typeof readArgs>["values"];
const textIn = (value: Values[string]): string | undefined => (typeof value === "string" ? value : undefined);

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function expectOption(
  { name, rawName, value, inlineValue }: OptionToken,
  specs: OptionSpecs,
  command: string,
) {
  const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
  if (spec === undefined) {
    const meant = nearest(name, Object.keys(specs));
    throw suggesting("usage.unknown_option", rawName, meant && `--${meant}`, command);
  }
  const isLacking = value === undefined || (inlineValue !== true && value.startsWith("-"));
  if (spec.value !== undefined && isLacking)
    throw new Failure("usage.value_missing", { option: rawName, value: spec.value });
  if (spec.value === undefined && value !== undefined)
    throw new Failure("usage.value_unwanted", { option: rawName });
}

function expectOperands(
  operands: readonly string[],
  { operands: wanted }: CommandSpec,
  command: string,
): void {
  const least = wanted.filter((operand) => !operand.startsWith("[")).length;
  const most = wanted.some((operand) => operand.includes("…")) ? Infinity : wanted.length;
  const usage = ["shuangyu", command, ...wanted].join(" ");
  if (operands.length < least)
    throw new Failure("usage.operand_missing", { operand: wanted[operands.length] ?? "", usage });
  if (operands.length > most)
    throw new Failure("usage.operand_unwanted", { operand: operands[most] ?? "", usage });
}

function suggesting(
  key: "usage.unknown_command" | "usage.unknown_option",
  name: string,
  meant: string | undefined,
  command = "",
): Failure {
  const help = ["shuangyu", ...(command ? [command] : []), "--help"].join(" ");
  return meant === undefined
    ? new Failure(key, { name, help })
    : new Failure(`${key}_meant`, { name, meant, help });
}
