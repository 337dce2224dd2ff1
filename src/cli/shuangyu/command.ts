import type { Locale } from "../../locales.ts";
import type { Exit } from "./exits.ts";
import type { Host } from "./host.ts";
import type { Terminal } from "./output/terminal.ts";
import type { Given } from "./parse.ts";
import type { CliWords } from "./words.ts";

/** What a command works with. */
export interface Context {
  readonly host: Host;
  readonly locale: Locale;
  readonly words: CliWords;
  readonly terminal: Terminal;
  readonly given: Given;
  /** Somebody sits there who can be asked. */
  readonly isInteractive: boolean;
}

export interface Outcome {
  readonly exit: Exit;
  /** What `--json` prints. */
  readonly data: unknown;
}

export type Command = (context: Context) => Promise<Outcome>;
