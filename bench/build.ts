/** Bundles, made by the command that deploys them. */
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

export const outputs = ".data/bench/bundles";

/** Bundles a Worker as `npm run deploy` would, without sending it anywhere. @returns the module's text */
export async function bundle(source: string, name: string, options: readonly string[] = []): Promise<string> {
  const folder = join(outputs, name);
  await wrangler(["deploy", source, "--dry-run", "--outdir", folder, ...options]);
  const module = source.replace(/^.*\//, "").replace(/\.ts$/, ".js");
  return readFile(join(folder, module), "utf8");
}

/** Quiet when it goes well; otherwise what it printed is in the error. */
export function wrangler(options: readonly string[]): Promise<void> {
  const windows = process.platform === "win32";
  const child = spawn("wrangler", options, { stdio: ["ignore", "pipe", "pipe"], shell: windows });
  let output = "";
  child.stdout.on("data", (data) => (output += data));
  child.stderr.on("data", (data) => (output += data));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`wrangler ${options.join(" ")}\n${output}`)),
    );
  });
}
