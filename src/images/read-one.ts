/** A picture and where it is shown: one round trip. */
import { eq } from "drizzle-orm";
import { combine, mapRead, read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { images } from "./tables.ts";
import type { ImageRow } from "./tables.ts";
import { imageUsesRead } from "./uses.ts";
import type { ImageUse } from "./uses.ts";

export interface UsedImage {
  readonly image: ImageRow;
  readonly uses: readonly ImageUse[];
}

/** Undefined where there is none, or not any more. */
export function usedImageRead(id: string): Read<UsedImage | undefined> {
  const row = read(
    (db) => [db.select().from(images).where(eq(images.id, id))],
    ([[image]]) => image,
  );
  return mapRead(combine({ image: row, uses: imageUsesRead([id]) }), ({ image, uses }) =>
    image === undefined || image.removedAt !== null ? undefined : { image, uses },
  );
}

/** For a page of several. */
export const usesById = (uses: readonly ImageUse[]): ReadonlyMap<string, readonly ImageUse[]> =>
  Map.groupBy(uses, ({ imageId }) => imageId);
