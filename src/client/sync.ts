import { ProblemError } from "./problem.ts";
import type { SyncItem, SyncPage } from "./types.ts";

/** Where the copies are kept. Each may be a promise. */
export interface SyncStore {
  /** Undefined where there is nothing yet. */
  getCursor(): string | undefined | Promise<string | undefined>;
  /** Called after `apply`: a page that was applied in part comes again. */
  setCursor(cursor: string): unknown;
  /** `upsert` has the thing under the name of its type; `delete` drops it. In their order. */
  apply(items: readonly SyncItem[]): unknown;
  /** The newsroom's log does not reach back to the cursor: drop all copies, the cursor too. */
  clear(): unknown;
  /** The `seq` under which a thing is kept, a deleted one included: what has a lower one is no news, and is not applied. */
  seqOf?(type: SyncItem["type"], id: string): number | undefined | Promise<number | undefined>;
}

/**
 * Pages until nothing is left, each applied and its cursor stored before it is
 * handed out; stop at any of them, and go on from there another day.
 */
export async function* syncPages(
  fetchPage: (cursor: string | undefined) => Promise<SyncPage>,
  store: SyncStore,
): AsyncGenerator<SyncPage, void, void> {
  for (;;) {
    const cursor = await store.getCursor();
    const page = await fetchPage(cursor).catch(async (error: unknown) => {
      if (cursor === undefined || !(error instanceof ProblemError) || error.code !== "cursor_gone")
        throw error;
      await store.clear();
      return undefined;
    });
    if (page === undefined) continue;
    await store.apply(await newsOf(page.items, store));
    await store.setCursor(page.nextCursor);
    yield page;
    if (!page.hasMore) return;
  }
}

async function newsOf(items: readonly SyncItem[], store: SyncStore): Promise<readonly SyncItem[]> {
  if (store.seqOf === undefined) return items;
  const held = await Promise.all(items.map(async ({ type, id }) => store.seqOf?.(type, id)));
  return items.filter(({ seq }, index) => seq >= (held[index] ?? 0));
}

/** Copies in memory, for a start: by type and id. */
export class MemoryStore implements SyncStore {
  readonly items = new Map<string, SyncItem>();
  #cursor: string | undefined;

  getCursor(): string | undefined {
    return this.#cursor;
  }

  setCursor(cursor: string): void {
    this.#cursor = cursor;
  }

  seqOf(type: SyncItem["type"], id: string): number | undefined {
    return this.items.get(`${type}/${id}`)?.seq;
  }

  apply(items: readonly SyncItem[]): void {
    for (const item of items) this.items.set(`${item.type}/${item.id}`, item);
  }

  clear(): void {
    this.items.clear();
    this.#cursor = undefined;
  }
}
