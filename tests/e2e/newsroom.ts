/** Brings up the newsroom the way a stranger does: `npm start`, on a port and a folder of its own. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    origin: string;
    /** The administrator's, as `npm start` prints it. */
    token: string;
  }
}

export interface Newsroom {
  origin: string;
  /** Everything it has printed so far. */
  output: () => string;
  /** Ctrl-C; resolves when `npm start` is gone. */
  interrupt: () => Promise<unknown>;
}

export async function openNewsroom(
  data: string,
  port: number,
  more: Readonly<Record<string, string>> = {},
): Promise<Newsroom> {
  const child = spawn("npm", ["start"], {
    cwd: join(import.meta.dirname, "../.."),
    env: { ...process.env, ...more, PORT: String(port), DATA: data },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += String(chunk)));
  child.stderr.on("data", (chunk) => (output += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  await Promise.race([
    until(() => output.includes("The newsroom is open.")),
    ended.then((code) => Promise.reject(new Error(`npm start ended with ${code}:\n${output}`))),
  ]);
  return {
    origin: `http://localhost:${port}`,
    output: () => output,
    interrupt: () => interrupt(child, ended),
  };
}

/** A terminal sends Ctrl-C to the whole group in front. */
async function interrupt(child: ChildProcess, ended: Promise<unknown>): Promise<unknown> {
  if (child.pid !== undefined) process.kill(-child.pid, "SIGINT");
  return ended;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 100));
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "shuangyu-e2e-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "shuangyu-e2e-"));
  const newsroom = await openNewsroom(folder, await freePort());
  project.provide("origin", newsroom.origin);
  project.provide("token", /sy_[\w-]{43}/.exec(newsroom.output())?.[0] ?? "");
  return async () => {
    await newsroom.interrupt();
    await rm(folder, { recursive: true, force: true });
  };
}
