#!/usr/bin/env node
// Starts the command line on a Node that runs TypeScript: this one, or the one
// that the install brought along (on Linux). Plain JavaScript, since any Node
// may be asked to run it.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const needed = "22.18";
const node = runsTypeScript(process.version) ? process.execPath : findInstalledNode();
if (node === undefined) stop("launcher.node", { needed: `Node ${needed}`, found: `Node ${process.version}` });
if (!isInstalled("i18next")) stop("launcher.install", { folder: root, command: "npm ci" });

const flags = ["--disable-warning=ExperimentalWarning", "--import", join(root, "bin/typescript.mjs")];
const program = join(root, "src/cli/shuangyu/main.ts");
const child = spawn(node, [...flags, program, ...process.argv.slice(2)], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  // A terminal sends Ctrl-C to the child as well; it decides when it is done.
  process.on(signal, () => signal !== "SIGINT" && child.kill(signal));
}
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));

/** @param {string} version */
function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.slice(1).split(".").map(Number);
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

function findInstalledNode() {
  const name = `node-${process.platform}-${process.arch}`;
  const found = findPackage(`${name}/package.json`);
  const path = found && join(dirname(found), "bin", "node");
  if (path === undefined || !existsSync(path)) return undefined;
  const version = spawnSync(path, ["--version"]).stdout?.toString().trim() ?? "";
  return runsTypeScript(version) ? path : undefined;
}

/** @param {string} name */
function isInstalled(name) {
  return findPackage(`${name}/package.json`) !== undefined || findPackage(name) !== undefined;
}

/** @param {string} name */
function findPackage(name) {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} key
 * @param {Record<string, string>} params
 * @returns {never}
 */
function stop(key, params) {
  const tag = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "";
  const locale = /^zh/i.test(tag) ? "zh-Hans" : "en";
  const words = JSON.parse(readFileSync(join(root, "locales", locale, "cli.json"), "utf8"));
  const sentence = words[key].replace(/\{\{(\w+)\}\}/g, (_, name) => params[name] ?? "");
  console.error(`✗ ${sentence}`);
  process.exit(2);
}
