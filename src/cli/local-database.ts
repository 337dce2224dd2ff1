import { join } from "node:path";
import { getPlatformProxy } from "wrangler";
import { openDatabase } from "../database.ts";
import type { Database } from "../database.ts";

/** The local D1 of `npm start`, for as long as the work takes. @param data the folder it is kept in */
export async function withLocalDatabase<T>(data: string, work: (db: Database) => Promise<T>): Promise<T> {
  const configPath = join(import.meta.dirname, "../../wrangler.toml");
  const platform = await getPlatformProxy<Env>({ configPath, persist: { path: `${data}/v3` } });
  try {
    return await work(openDatabase(platform.env.DB));
  } finally {
    await platform.dispose();
  }
}
