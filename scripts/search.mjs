// npm run search -- rebuild [--remote]: builds the search index anew; status tells how far it is.
import { dataFolder, prepareDatabase } from "./prepare.mjs";
import { run } from "./run.mjs";

const args = process.argv.slice(2);
const data = dataFolder();
if (!args.includes("--remote")) await prepareDatabase(data);
process.exit(await run("node", ["src/cli/search.ts", "--data", data, ...args]));
