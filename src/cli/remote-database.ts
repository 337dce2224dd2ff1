/** The deployed D1, through wrangler and the operator's own login. */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Database } from "../database.ts";
import { databaseInText } from "./remote-sql.ts";

export function remoteDatabase(): Database {
  return databaseInText((sql) => execute("DB", sql));
}

/** No shell in between, and nothing of wrangler's on stdout. @param name of the binding */
export function execute(name: "DB" | "SEARCH", sql: string): Promise<void> {
  const wrangler = dirname(createRequire(import.meta.url).resolve("wrangler/package.json"));
  const args = ["d1", "execute", name, "--remote", "--yes", "--command", sql];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(wrangler, "bin/wrangler.js"), ...args], {
      stdio: ["ignore", 2, 2],
    });
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`wrangler ended with ${String(code)}`)),
    );
  });
}
