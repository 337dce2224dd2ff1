// npm run seed [-- --demo 1000]
import { prepareDatabase } from "./prepare.mjs";
import { run } from "./run.mjs";

const data = process.env.DATA ?? ".data";
await prepareDatabase(data);
process.exit(await run("node", ["src/cli/seed.ts", "--data", data, ...process.argv.slice(2)]));
