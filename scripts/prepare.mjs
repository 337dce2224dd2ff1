// What the newsroom needs before it can run: binding types and a migrated local database.
import { mkdirSync, statSync } from "node:fs";
import { step } from "./run.mjs";

const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** The generated types of the bindings, when wrangler.toml has changed since. */
export async function prepareTypes() {
  if (changedAt("worker-configuration.d.ts") > changedAt("wrangler.toml")) return;
  await step("Generating types …", "wrangler", ["types", "--strict-vars", "false"]);
}

/** Where the local database is kept: `DATA`, or `.data`. Ends the script when that cannot be a folder. */
export function dataFolder() {
  const data = process.env.DATA || ".data";
  if (statSync(data, { throwIfNoEntry: false })?.isDirectory() === false) {
    console.error(`DATA must be a folder, and “${data}” is a file.`);
    process.exit(1);
  }
  return data;
}

/** @param {string} data the folder of the local database */
export async function prepareDatabase(data) {
  mkdirSync(data, { recursive: true });
  for (const name of ["DB", "SEARCH"]) {
    await step(`Applying migrations to ${name} in ${data} …`, "wrangler", [
      ...["d1", "migrations", "apply", name, "--local", "--persist-to", data],
    ]);
  }
}
