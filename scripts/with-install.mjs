// Runs a script of ours with everything it needs: installs when node_modules is
// missing or older than the lock file, then hands over to the Node that the
// install brought along (on Linux; elsewhere the system's must do).
import { spawn, spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { delimiter, join } from "node:path";

const root = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "..");
const env = {
  ...process.env,
  PATH: join(root, "node_modules", ".bin") + delimiter + (process.env.PATH ?? ""),
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_LOG: process.env.WRANGLER_LOG ?? "warn",
};
const windows = process.platform === "win32";

function changedAt(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

if (changedAt("node_modules/.package-lock.json") < changedAt("package-lock.json")) {
  console.log("Installing what the lock file names …");
  const install = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    env,
    stdio: "inherit",
    shell: windows,
  });
  if (install.status !== 0) process.exit(install.status ?? 1);
}

const version = spawnSync("node", ["--version"], { env, shell: windows }).stdout?.toString().trim() ?? "";
const [major = 0, minor = 0] = version.slice(1).split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `This needs Node 22.18 or later, and only Linux gets one with the install; here is ${version}.`,
  );
  process.exit(1);
}

const child = spawn("node", process.argv.slice(2), { cwd: root, env, stdio: "inherit", shell: windows });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  // A terminal sends Ctrl-C to the child as well; it decides when it is done.
  process.on(signal, () => signal !== "SIGINT" && child.kill(signal));
}
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
