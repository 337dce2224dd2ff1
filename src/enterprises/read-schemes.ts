import { mapRead, read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { batches, schemes } from "./tables.ts";
import type { BatchRow, SchemeRow } from "./tables.ts";

export interface SchemeWithBatches {
  readonly scheme: SchemeRow;
  /** Newest first. */
  readonly batches: readonly BatchRow[];
}

/** Every scheme in its order, with what was published in it. */
export function schemesRead(): Read<SchemeWithBatches[]> {
  return read(
    (db) => [db.select().from(schemes), db.select().from(batches)],
    ([schemeRows, batchRows]) => {
      const byScheme = Map.groupBy(batchRows, ({ schemeId }) => schemeId);
      return schemeRows
        .toSorted((a, b) => a.position - b.position)
        .map((scheme) => ({
          scheme,
          batches: (byScheme.get(scheme.id) ?? []).toSorted((a, b) => b.year - a.year || b.number - a.number),
        }));
    },
  );
}

/** One batch with its scheme; there are few of both. */
export function batchRead(id: string): Read<{ batch: BatchRow; scheme: SchemeRow } | undefined> {
  return mapRead(schemesRead(), (all) => {
    for (const { scheme, batches: own } of all) {
      const batch = own.find((one) => one.id === id);
      if (batch) return { batch, scheme };
    }
    return undefined;
  });
}
