/** Each type of thing: where its ids come from, how many of it are read at once, and what an item of it is. */
import { placeOf, listedFrom, publishedRead } from "../../articles/published.ts";
import { topicCopiesRead, topicsFrom } from "../../articles/topic-copies.ts";
import { bundleCopiesRead, bundlesFrom } from "../../catalogues/copies.ts";
import {
  batchCopiesRead,
  batchesFrom,
  enterpriseCopiesRead,
  enterprisesFrom,
  schemeCopiesRead,
  schemesFrom,
} from "../../enterprises/copies.ts";
import type { SQL } from "drizzle-orm";
import { mapRead } from "../../changes/read.ts";
import type { Read } from "../../changes/read.ts";
import type { AnyCopy, Gone } from "../contract/types.ts";
import type { Wish } from "./cursor.ts";
import {
  articleCopy,
  batchCopy,
  bundleCopy,
  enterpriseCopy,
  removalsOf,
  schemeCopy,
  topicCopy,
} from "./shapes.ts";
import { kindsOf } from "./types.ts";
import type { SyncType } from "./types.ts";

/** What is known of one thing: its copy, or why there is none. */
export interface Copy {
  readonly id: string;
  /** Of its last line in the log; 0 for what came before there was one. */
  readonly seq: number;
  /** Where it stands in a snapshot. */
  readonly place: string;
  readonly value: AnyCopy | undefined;
  readonly gone?: Gone | undefined;
}

export interface Source {
  /** Ids behind a place of the snapshot. */
  readonly from: (place: string, wish: Wish, limit: number) => SQL;
  readonly read: (ids: SQL, wish: Wish, origin: string) => Read<readonly Copy[]>;
}

type Copies<T> = ReadonlyMap<string, T & { readonly seq: number | null }>;

/** In the order of their ids. */
const inIds = <T>(found: Read<Copies<T>>, shape: (value: T) => Pick<Copy, "value" | "gone">) =>
  mapRead(found, (copies): Copy[] =>
    [...copies]
      .map(([id, copy]) => ({ id, seq: copy.seq ?? 0, place: id, ...shape(copy) }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );

export const sources: Readonly<Record<SyncType, Source>> = {
  scheme: {
    from: (place, _wish, limit) => schemesFrom(place, limit),
    read: (ids) =>
      inIds(schemeCopiesRead(ids, kindsOf.scheme), ({ scheme }) => ({ value: schemeCopy(scheme) })),
  },
  batch: {
    from: (place, _wish, limit) => batchesFrom(place, limit),
    read: (ids) => inIds(batchCopiesRead(ids, kindsOf.batch), ({ batch }) => ({ value: batchCopy(batch) })),
  },
  topic: {
    from: (place, _wish, limit) => topicsFrom(place, limit),
    read: (ids) => inIds(topicCopiesRead(ids, kindsOf.topic), ({ topic }) => ({ value: topicCopy(topic) })),
  },
  enterprise: {
    from: (place, _wish, limit) => enterprisesFrom(place, limit),
    read: (ids, _wish, origin) =>
      inIds(enterpriseCopiesRead(ids, kindsOf.enterprise), (copy) => {
        const { mergedInto } = copy.enterprise;
        return mergedInto === null
          ? { value: enterpriseCopy(origin, copy) }
          : { value: undefined, gone: { reason: "merged", into: mergedInto } };
      }),
  },
  article: {
    from: (place, { locales }, limit) => listedFrom(place, locales, limit),
    read: (ids, { locales }, origin) =>
      mapRead(publishedRead(ids, locales, kindsOf.article), (found) =>
        [...found.values()]
          .map((copy) => ({
            ...{ id: copy.article.id, seq: copy.seq ?? 0, place: placeOf(copy.article) },
            value: articleCopy(origin, copy, locales),
            gone: { removed: removalsOf(copy, locales) },
            at: copy.article.publishedAt ?? 0,
          }))
          .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)),
      ),
  },
  bundle: {
    from: (place, { locales }, limit) => bundlesFrom(place, locales, limit),
    read: (ids, _wish, origin) =>
      inIds(bundleCopiesRead(ids, kindsOf.bundle), (copy) => ({ value: bundleCopy(origin, copy) })),
  },
};
