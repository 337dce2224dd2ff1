/** What a news app can keep a copy of, and which lines of the log tell that one of them is another now. */
import type { ChangeKind } from "../../changes/tables.ts";

/** In this order they come in a snapshot: what others refer to comes first. */
export const syncTypes = ["scheme", "batch", "topic", "enterprise", "article", "bundle"] as const;
export type SyncType = (typeof syncTypes)[number];

export const kindsOf: Readonly<Record<SyncType, readonly ChangeKind[]>> = {
  scheme: ["scheme.established", "scheme.changed"],
  batch: ["batch.opened", "batch.corrected", "batch.counted"],
  topic: ["topic.named"],
  enterprise: [
    "enterprise.registered",
    "enterprise.renamed",
    "enterprise.changed",
    "enterprise.merged",
    "certification.recorded",
  ],
  article: ["article.published", "article.withdrawn", "article.relinked"],
  bundle: ["bundle.published", "bundle.withdrawn"],
};

const typeOf = new Map(syncTypes.flatMap((type) => kindsOf[type].map((kind) => [kind, type] as const)));

/** Undefined for a line that no copy depends on. */
export const findTypeOf = (kind: ChangeKind): SyncType | undefined => typeOf.get(kind);
