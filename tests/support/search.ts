/** The search index as the tests keep it: emptied like everything else, and followed when they say so. */
import { env } from "cloudflare:workers";
import { openDatabase } from "../../src/database.ts";
import { recipe } from "../../src/search/document.ts";
import { followLog } from "../../src/search/follow.ts";
import type { Followed } from "../../src/search/follow.ts";
import { noon } from "./newsroom.ts";

/** As if it had been built when there was nothing yet. */
export async function emptySearch(d1: D1Database): Promise<void> {
  await d1.batch([
    d1.prepare("DELETE FROM search_index"),
    d1.prepare("DELETE FROM search_documents"),
    d1.prepare("DELETE FROM search_spreads"),
    d1.prepare("DELETE FROM search_words"),
    d1.prepare("DELETE FROM search_spellings"),
    d1
      .prepare(
        `UPDATE search_state SET version = 0, live = 0, seq = 0, at = 0, recipe = ?, phase = 'idle', place = '', built_at = 0`,
      )
      .bind(recipe),
  ]);
}

/** Runs until nothing is left to do. */
export async function indexAll(index: D1Database = env.SEARCH, now = noon): Promise<Followed> {
  const followed = await followLog({ main: openDatabase(env.DB), index }, now, 500);
  if (!followed.done) throw new Error("the index never comes to its end");
  return followed;
}
