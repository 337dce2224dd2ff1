// npm run -s token -- --role translator --name Li --locales zh-Hans --namespaces 'news/*' [--days 90] [--remote]
import { parseArgs } from "node:util";
import { dataFolder, prepareDatabase } from "./prepare.mjs";
import { run } from "./run.mjs";

const args = process.argv.slice(2);
const options = { data: { type: "string" }, remote: { type: "boolean" } };
const { values } = parseArgs({ args, options, strict: false });
const data = typeof values.data === "string" ? values.data : dataFolder();

if (values.remote !== true) await prepareDatabase(data);
// Without a shell in between, a name is what was typed, spaces and all.
process.exit(await run("node", ["src/cli/token.ts", "--data", data, ...args], { shell: false }));
