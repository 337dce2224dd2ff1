/**
 * The local D1 of `npm start`, from outside the Worker. Each batch is one
 * request to a small Worker on the same data: wrangler's own platform proxy
 * makes a call of every `prepare` and `bind`, which costs three times as long.
 */
import { join, resolve } from "node:path";
import { Miniflare } from "miniflare";
import type { MiniflareOptions } from "miniflare";
import { unstable_readConfig } from "wrangler";
import { openDatabase } from "../database.ts";
import type { Database } from "../database.ts";

const relay = `
export default {
  async fetch(request, databases) {
    const { name, method, statements } = await request.json();
    const database = databases[name];
    try {
      const prepared = statements.map(({ sql, params }) => database.prepare(sql).bind(...params));
      return Response.json({ results: method === "raw" ? await prepared[0].raw() : await database.batch(prepared) });
    } catch (error) {
      return Response.json({ error: String(error.message) });
    }
  },
};`;

/** @param data the folder it is kept in */
export function withLocalDatabase<T>(data: string, work: (db: Database) => Promise<T>): Promise<T> {
  return withLocalDatabases(data, ({ main }) => work(main));
}

/** The same with the search index beside it. */
export async function withLocalDatabases<T>(
  data: string,
  work: (databases: { main: Database; index: D1Database }) => Promise<T>,
): Promise<T> {
  const miniflare = new Miniflare({
    host: "127.0.0.1",
    cf: false,
    telemetry: { enabled: false },
    resourcePersistencePath: resolve(data, "v3"),
    workers: [relayWorker()],
  });
  try {
    const url = await miniflare.ready;
    return await work({
      main: openDatabase(remoteDatabase(url, "DB")),
      index: remoteDatabase(url, "SEARCH"),
    });
  } finally {
    await miniflare.dispose();
  }
}

function relayWorker(): MiniflareOptions["workers"][number] {
  const config = unstable_readConfig({ config: join(import.meta.dirname, "../../wrangler.toml") });
  const databases = config.d1_databases.map((each: { binding: string; database_id?: string }) => [
    String(each.binding),
    { type: "d1" as const, id: String(each.database_id) },
  ]);
  return {
    config: {
      name: "relay",
      compatibilityDate: config.compatibility_date ?? "",
      compatibilityFlags: config.compatibility_flags,
      manifest: { mainModule: "relay.js", modules: { "relay.js": { type: "esm", contents: relay } } },
      env: Object.fromEntries(databases),
    },
  };
}

interface Statement {
  sql: string;
  params: readonly unknown[];
}

/** Of a D1 binding just what drizzle uses: prepare, bind, raw, all, run and batch. */
function remoteDatabase(url: URL, name: "DB" | "SEARCH"): D1Database {
  const send = async (method: "batch" | "raw", statements: readonly Statement[]): Promise<unknown[]> => {
    const response = await fetch(url, { method: "POST", body: JSON.stringify({ name, method, statements }) });
    const answer = (await response.json()) as { results: unknown[] } | { error: string };
    if ("error" in answer) throw new Error(answer.error);
    return answer.results;
  };
  const statement = (sql: string, params: readonly unknown[] = []) => ({
    sql,
    params,
    bind: (...bound: unknown[]) => statement(sql, bound),
    raw: () => send("raw", [{ sql, params }]),
    all: async () => (await send("batch", [{ sql, params }]))[0],
    run: async () => (await send("batch", [{ sql, params }]))[0],
  });
  const database = {
    prepare: (sql: string) => statement(sql),
    batch: (statements: readonly Statement[]) =>
      send(
        "batch",
        statements.map(({ sql, params }) => ({ sql, params })),
      ),
  };
  return database as unknown as D1Database;
}
