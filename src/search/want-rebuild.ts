/** The same in the words of the database, for one that is out of reach. */
export const rebuildWanted = "UPDATE search_state SET version = version + 1, phase = 'wanted', place = ''";

/** Asks for a new index, which the clock builds; readers have the old one until it is whole. */
export async function wantRebuild(index: D1Database): Promise<void> {
  await index.prepare(rebuildWanted).run();
}
