// npm run seed [-- --demo 1000]
import { dataFolder, prepareDatabase } from "./prepare.mjs";
import { run } from "./run.mjs";

const data = dataFolder();
await prepareDatabase(data);
process.exit(await run("node", ["src/cli/seed.ts", "--data", data, ...process.argv.slice(2)]));
