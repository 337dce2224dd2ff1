/** `npm run seed [-- --demo 1000]`: the opening newsroom, and as many made-up articles as are asked for. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { exampleActor } from "../../examples/actor.ts";
import { loadJingan } from "../../examples/jingan/load.ts";
import { recordLine } from "../access/record.ts";
import { appendChange } from "../changes/append.ts";
import { commit } from "../changes/commit.ts";
import { forgetDeliveriesAfter } from "../delivery/deliveries.ts";
import { listTags } from "../delivery/tags.ts";
import { readPulse } from "../changes/snapshot.ts";
import type { Database } from "../database.ts";
import { withLocalDatabase } from "./local-database.ts";

const { values } = parseArgs({ options: { demo: { type: "string" }, data: { type: "string" } } });
const demo = Number(values.demo ?? 0);
if (!Number.isInteger(demo) || demo < 0 || demo > 100_000) {
  console.error("--demo takes a number of articles, from 0 to 100000.");
  process.exit(1);
}

await withLocalDatabase(values.data ?? ".data", async (db) => {
  const before = (await readPulse(db)).epoch;
  await openNewsroom(db, before);
  if (demo > 0) await loadMore(db, before);
  await forgetDeliveriesAfter(db, before);
});

async function loadMore(db: Database, before: number): Promise<void> {
  const { loadDemo } = await import("../../examples/demo/load.ts");
  await loadDemo(db, demo, showProgress);
  if ((await readPulse(db)).epoch > before) await noteSeeding(db);
}

async function openNewsroom(db: Database, epoch: number): Promise<void> {
  if (epoch > 0) {
    console.log("The newsroom has content already; the opening article is left as it is.");
    return;
  }
  await loadJingan(db, { en: await body("en"), "zh-Hans": await body("zh-Hans") });
  console.log("Loaded the opening article, its enterprises and their certifications.");
}

/** Examples are loaded under the days of their stories; the log's own time goes on to today. */
async function noteSeeding(db: Database): Promise<void> {
  const change = {
    kind: "newsroom.seeded",
    subjectId: "newsroom",
    tags: [...listTags],
    mode: "purge",
  } as const;
  const [now, line] = [Date.now(), { action: change.kind, subject: change.subjectId }];
  await commit(db, [
    ...appendChange(db, exampleActor.id, change, now),
    recordLine(db, exampleActor, line, now),
  ]);
}

function body(locale: string): Promise<string> {
  return readFile(join(import.meta.dirname, `../../examples/jingan/article.${locale}.md`), {
    encoding: "utf8",
  });
}

function showProgress(done: number, total: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r${done} of ${total} articles`);
  if (done === total) console.log(`${process.stdout.isTTY ? "\r" : ""}Loaded ${total} made-up articles.`);
}
