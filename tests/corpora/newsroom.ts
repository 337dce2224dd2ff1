/** A newsroom in Node, on the local platform's own D1: what the Worker answers is held against files of others there. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getPlatformProxy } from "wrangler";
import { openDatabase } from "../../src/database.ts";
import type { Database } from "../../src/database.ts";
import { createWorker } from "../../src/index.ts";
import { noon } from "../support/newsroom.ts";

const root = join(import.meta.dirname, "../..");
export const origin = "https://newsroom.test";

export interface Newsroom {
  readonly db: Database;
  readonly images: R2Bucket;
  /** Unix milliseconds; the Worker's clock. */
  readonly clock: { now: number };
  readonly get: (
    path: string,
    headers?: Record<string, string>,
    bindings?: Partial<Env>,
  ) => Promise<Response>;
  readonly send: (request: Request) => Promise<Response>;
  readonly close: () => Promise<void>;
}

export async function openNewsroom(): Promise<Newsroom> {
  const { env, dispose } = await getPlatformProxy<Env>({
    configPath: join(root, "wrangler.toml"),
    persist: false,
    remoteBindings: false,
  });
  await migrate(env.DB, "migrations");
  await migrate(env.SEARCH, "search-migrations");
  const clock = { now: noon };
  const version = { id: "", tag: "", timestamp: new Date(0).toISOString() };
  const send = async (request: Request, bindings: Partial<Env> = {}) => {
    const worker = createWorker({ now: () => clock.now, sleep: () => Promise.resolve() });
    const late: Promise<unknown>[] = [];
    const context = {
      waitUntil: (work: Promise<unknown>) => late.push(work),
      passThroughOnException() {},
      props: {},
    };
    const bound = { ...env, VERSION: version, ORIGIN: origin, ...bindings };
    const response = await worker.fetch(request as never, bound, context as never);
    await Promise.allSettled(late);
    return response;
  };
  return {
    ...{ db: openDatabase(env.DB), images: env.IMAGES, clock, send, close: dispose },
    get: (path, headers = {}, bindings) => send(new Request(origin + path, { headers }), bindings),
  };
}

async function migrate(d1: D1Database, folder: string): Promise<void> {
  for (const file of readdirSync(join(root, folder)).toSorted())
    if (file.endsWith(".sql"))
      await d1.batch(statementsIn(join(root, folder, file)).map((sql) => d1.prepare(sql)));
}

const statementsIn = (file: string): string[] =>
  readFileSync(file, "utf8")
    .replaceAll("--> statement-breakpoint", "")
    .split(/;\s*$/m)
    .filter((sql) => sql.trim() !== "");
