/** The picture at the head of an edition: as it is kept, and as readers are shown it. Pure. */
import { imageOfAddress, isImageId, mediaTypeOf } from "../images/address.ts";
import { imageLimits } from "../images/limits.ts";
import type { ImageRow } from "../images/tables.ts";
import { imagePath } from "../urls.ts";
import type { LeadImage, RevisionRow } from "./tables.ts";

/** Tidied, with its fields in one order, so that two that say the same are the same; null for what names no picture. */
export function tidyLead(
  image: LeadImage | null | undefined,
  line: (text: string | undefined) => string | null,
): LeadImage | null {
  const id = image?.id ?? "";
  if (!isImageId(id)) return null;
  const [alt, caption] = [line(image?.alt), line(image?.caption)];
  return {
    id,
    alt: alt?.slice(0, imageLimits.alt) ?? "",
    ...(caption !== null && { caption: caption.slice(0, imageLimits.caption) }),
  };
}

export function isSameLead(one: LeadImage | null | undefined, other: LeadImage | null | undefined): boolean {
  return one?.id === other?.id && one?.alt === other?.alt && one?.caption === other?.caption;
}

/** Every picture that a revision shows, by the HTML that was made of it. */
export function imagesShown({ image, body }: Pick<RevisionRow, "image" | "body">): string[] {
  const inBody = body.flatMap(({ html }) =>
    [...html.matchAll(/<img src="([^"]+)"/g)].flatMap(([, src = ""]) => imageOfAddress(src) ?? []),
  );
  return [...new Set([...(image === null ? [] : [image.id]), ...inBody])];
}

/** As readers are shown it. */
export interface ShownImage {
  readonly id: string;
  /** Below the origin. */
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly caption: string | undefined;
  readonly credit: string | undefined;
}

/** Undefined where there is none, or it is not there any more. */
export function shownLead(image: LeadImage | null, row: ImageRow | undefined): ShownImage | undefined {
  if (image === null || row === undefined || row.removedAt !== null) return undefined;
  const { id, format, bytes, width, height, credit } = row;
  const { alt, caption } = image;
  return {
    ...{ id, path: imagePath(id, format), mediaType: mediaTypeOf(format), bytes, width, height },
    ...{ alt, caption, credit: credit ?? undefined },
  };
}
