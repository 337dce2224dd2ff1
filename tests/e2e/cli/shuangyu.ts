/** The command line, run in this process: in a folder of its own, with a terminal that is written down. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Host } from "../../../src/cli/shuangyu/host.ts";
import { run } from "../../../src/cli/shuangyu/run.ts";

export interface Said {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Repo {
  readonly folder: string;
  /** Where tokens are kept. */
  readonly home: string;
  readonly write: (path: string, content: string | Uint8Array | object) => void;
  readonly read: (path: string) => string;
  readonly shuangyu: (argv: readonly string[], around?: Around) => Promise<Said>;
}

export interface Around {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Answers that somebody gives at a terminal. */
  readonly answers?: readonly string[];
  /** The folder that the command is given in, seen from the repo's. */
  readonly below?: string;
}

export async function withRepo<T>(work: (repo: Repo) => T | Promise<T>): Promise<T> {
  const all = mkdtempSync(join(tmpdir(), "shuangyu-cli-"));
  try {
    return await work(repoIn(join(all, "repo"), join(all, "home")));
  } finally {
    rmSync(all, { recursive: true, force: true });
  }
}

function repoIn(folder: string, home: string): Repo {
  mkdirSync(folder, { recursive: true });
  return {
    folder,
    home,
    write: (path, content) => {
      const whole = join(folder, path);
      mkdirSync(dirname(whole), { recursive: true });
      const isText = typeof content === "string" || content instanceof Uint8Array;
      writeFileSync(whole, isText ? content : `${JSON.stringify(content, null, 2)}\n`);
    },
    read: (path) => readFileSync(join(folder, path), "utf8"),
    shuangyu: (argv, around = {}) => runIn(folder, home, argv, around),
  };
}

async function runIn(folder: string, home: string, argv: readonly string[], around: Around): Promise<Said> {
  const said = { stdout: "", stderr: "" };
  const answers = [...(around.answers ?? [])];
  const isTTY = around.answers !== undefined;
  const sink = (name: "stdout" | "stderr") => ({ isTTY, write: (text: string) => void (said[name] += text) });
  const host: Host = {
    cwd: join(folder, around.below ?? ""),
    env: { XDG_CONFIG_HOME: home, LANG: "en_GB.UTF-8", ...around.env },
    stdout: { ...sink("stdout"), isTTY: false },
    stderr: sink("stderr"),
    stdin: {
      isTTY,
      readAll: async () => around.stdin ?? "",
      ask: async (question) => {
        said.stderr += question;
        return answers.shift();
      },
    },
  };
  const exit = await run(argv, host);
  return { exit, ...said };
}
