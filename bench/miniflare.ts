/** Every Miniflare option of the bench: they move between versions, so they live in one place. */
import { Miniflare } from "miniflare";
import type { MiniflareOptions } from "miniflare";
import { unstable_readConfig as readConfig } from "wrangler";

type WorkerOptions = MiniflareOptions["workers"][number];

/** A Worker to serve: one bundled module and the text bindings it has beside the project's own. */
export interface Guest {
  readonly name: string;
  readonly script: string;
  readonly text?: Readonly<Record<string, string>>;
}

export interface Host {
  /** Where a Worker listens, without a slash at the end; nothing of Miniflare's stands in between. */
  url(name: string): Promise<string>;
  /** The database, reached from Node. */
  database(name: string): Promise<D1Database>;
  stop(): Promise<void>;
}

const config = readConfig({ config: "wrangler.toml" });
const entry = "index.js";

/** @param folder keeps the database between runs; in memory when left out */
export async function serve(guests: readonly Guest[], folder?: string): Promise<Host> {
  const miniflare = new Miniflare({
    host: "127.0.0.1",
    cf: false,
    telemetry: { enabled: false },
    ...(folder === undefined ? {} : { resourcePersistencePath: folder }),
    workers: guests.map(workerOptions),
  });
  await miniflare.ready;
  return {
    url: async (name) => (await miniflare.unsafeGetDirectURL(name)).origin,
    database: (name) => miniflare.getD1Database("DB", name),
    stop: () => miniflare.dispose(),
  };
}

function workerOptions({ name, script, text = {} }: Guest): WorkerOptions {
  return {
    config: {
      name,
      compatibilityDate: config.compatibility_date ?? "2026-10-01",
      compatibilityFlags: config.compatibility_flags,
      manifest: { mainModule: entry, modules: { [entry]: { type: "esm", contents: script } } },
      env: {
        DB: { type: "d1", id: "bench" },
        VERSION: { type: "version-metadata" },
        ORIGIN: { type: "text", value: "https://newsroom.example" },
        ...Object.fromEntries(
          Object.entries(text).map(([key, value]) => [key, { type: "text" as const, value }]),
        ),
      },
    },
    dev: { unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }] },
  };
}
