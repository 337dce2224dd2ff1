import type { Command } from "./command.ts";
import type { CliKey } from "./words.ts";

export interface OptionSpec {
  /** What stands behind it; absent for one that is just there or not. */
  readonly value?: string;
  /** It may stand more than once. */
  readonly multiple?: true;
  readonly words: CliKey;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

export interface CommandSpec {
  readonly words: CliKey;
  /** In the order in which they stand; `[…]` may be left out, `…` may be repeated. */
  readonly operands: readonly string[];
  readonly options: OptionSpecs;
  readonly load: () => Promise<Command>;
}

export const globalOptions = {
  json: { words: "option.json" },
  lang: { value: "en|zh", words: "option.lang" },
  "no-color": { words: "option.no_color" },
  help: { words: "option.help" },
} as const satisfies OptionSpecs;

const which = {
  locale: { value: "<locale>", multiple: true, words: "option.locale" },
  namespace: { value: "<namespace>", multiple: true, words: "option.namespace" },
} as const satisfies OptionSpecs;
const format = { value: "<format>", words: "option.format" } as const satisfies OptionSpec;
const encoding = { value: "gb18030|big5", words: "option.encoding" } as const satisfies OptionSpec;
const catalogue = ["<locale>", "<namespace>"] as const;

/** Every command, in the order in which a translator meets them. */
export const commands: Readonly<Record<string, CommandSpec>> = {
  login: {
    words: "command.login",
    operands: ["[<url>]"],
    options: { token: { value: "sy_…", words: "option.token" } },
    load: async () => (await import("./commands/login.ts")).login,
  },
  logout: {
    words: "command.logout",
    operands: ["[<url>]"],
    options: {},
    load: async () => (await import("./commands/logout.ts")).logout,
  },
  whoami: {
    words: "command.whoami",
    operands: [],
    options: {},
    load: async () => (await import("./commands/whoami.ts")).whoami,
  },
  init: {
    words: "command.init",
    operands: ["[<url>]"],
    options: {
      files: { value: "<path>", words: "option.files" },
      "source-locale": { value: "<locale>", words: "option.source_locale" },
      ...which,
      format,
      force: { words: "option.force_init" },
    },
    load: async () => (await import("./commands/init.ts")).init,
  },
  pull: {
    words: "command.pull",
    operands: [],
    options: {
      ...which,
      format,
      version: { value: "draft|published|<n>", words: "option.version_pull" },
      force: { words: "option.force_pull" },
    },
    load: async () => (await import("./commands/pull.ts")).pull,
  },
  check: {
    words: "command.check",
    operands: ["[<file>…]"],
    options: {
      ...which,
      format,
      encoding,
      fix: { words: "option.fix_check" },
      github: { words: "option.github" },
    },
    load: async () => (await import("./commands/check.ts")).check,
  },
  push: {
    words: "command.push",
    operands: [],
    options: {
      ...which,
      format,
      encoding,
      "dry-run": { words: "option.dry_run" },
      mine: { words: "option.mine" },
      theirs: { words: "option.theirs" },
      "remove-missing": { words: "option.remove_missing" },
      fix: { value: "safe", words: "option.fix_push" },
      "accept-warnings": { words: "option.accept_warnings" },
      publish: { words: "option.publish" },
      note: { value: "<text>", words: "option.note" },
    },
    load: async () => (await import("./commands/push.ts")).push,
  },
  status: {
    words: "command.status",
    operands: [],
    options: which,
    load: async () => (await import("./commands/status.ts")).status,
  },
  publish: {
    words: "command.publish",
    operands: catalogue,
    options: { version: { value: "<n>", words: "option.version_publish" } },
    load: async () => (await import("./commands/publish.ts")).publish,
  },
  rollback: {
    words: "command.rollback",
    operands: catalogue,
    options: { to: { value: "<n>", words: "option.to" } },
    load: async () => (await import("./commands/rollback.ts")).rollback,
  },
  history: {
    words: "command.history",
    operands: catalogue,
    options: {},
    load: async () => (await import("./commands/history.ts")).history,
  },
};
