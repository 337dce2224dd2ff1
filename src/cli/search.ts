/** `npm run search -- rebuild|status [--remote]`: has the index built anew, here at once and on a deployed Worker by its clock. */
import { parseArgs } from "node:util";
import { readPulse } from "../changes/snapshot.ts";
import type { Database } from "../database.ts";
import { followLog } from "../search/follow.ts";
import { lagOf } from "../search/lag.ts";
import { readState } from "../search/state.ts";
import { rebuildWanted, wantRebuild } from "../search/want-rebuild.ts";
import { withLocalDatabases } from "./local-database.ts";
import { execute } from "./remote-database.ts";

const stepsBetween = 100;
const usage = "npm run search -- rebuild [--remote]\nnpm run search -- status";

const { values, positionals } = parseArgs({
  options: { data: { type: "string", default: ".data" }, remote: { type: "boolean", default: false } },
  allowPositionals: true,
});
const [act, ...more] = positionals;

if (more.length > 0 || (act !== "rebuild" && act !== "status") || (act === "status" && values.remote)) {
  console.error(usage);
  process.exit(2);
}
if (values.remote) {
  await execute("SEARCH", rebuildWanted);
  console.log("The clock builds the index from the next minute on; /healthz tells how far it is.");
} else {
  await withLocalDatabases(values.data, act === "rebuild" ? rebuild : tell);
}

interface Databases {
  readonly main: Database;
  readonly index: D1Database;
}

async function rebuild(databases: Databases): Promise<void> {
  await wantRebuild(databases.index);
  const from = performance.now();
  for (let done = false; !done;) ({ done } = await followLog(databases, Date.now(), stepsBetween));
  console.log(`Built in ${((performance.now() - from) / 1000).toFixed(1)} s.`);
  await tell(databases);
}

async function tell({ main, index }: Databases): Promise<void> {
  const state = await readState(index);
  const { epoch } = await readPulse(main);
  const lag = lagOf(state, epoch, undefined, Date.now());
  const { results } = await index.prepare("SELECT count(*) AS documents FROM search_documents").all();
  console.log(JSON.stringify({ ...lag, phase: state.phase, ...results[0] }));
}
