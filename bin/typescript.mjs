// Node strips types everywhere but below node_modules, which is where this
// package lies in a translators' repo: there it is done here, for our own files.
import { readFileSync } from "node:fs";
import * as module from "node:module";
import { fileURLToPath } from "node:url";

const root = new URL("..", import.meta.url).href;
const isBelowModules = root.includes("/node_modules/");
if (isBelowModules && "registerHooks" in module) module.registerHooks({ load });

/** @type {import("node:module").LoadHookSync} */
function load(url, context, nextLoad) {
  if (!url.startsWith(root) || !url.endsWith(".ts")) return nextLoad(url, context);
  const source = module.stripTypeScriptTypes(readFileSync(fileURLToPath(url), "utf8"));
  return { format: "module", source, shortCircuit: true };
}
