/** `npm run seed -- --demo 1000`: the made-up newsroom, loaded through the product's own verbs. */
import type { Database } from "../../src/database.ts";
import { demoSeed, planDemo } from "./generate.ts";
import { loadArticles } from "./load-articles.ts";
import { loadRegister } from "./load-register.ts";

/**
 * Loads what is missing: a second run does nothing, one that was interrupted
 * goes on where it stopped, and a larger number adds the rest.
 */
export async function loadDemo(
  db: Database,
  articleCount: number,
  onProgress?: (done: number, total: number) => void,
): Promise<void> {
  const { outlines, ...newsroom } = planDemo(articleCount, demoSeed);
  await loadRegister(db, newsroom);
  await loadArticles(db, outlines, demoSeed, onProgress);
}
