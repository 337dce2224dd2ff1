import type { Locale } from "../locales.ts";
import type { Ground } from "./address.ts";
import type { SyncAddress } from "./payload.ts";
import type { Post } from "./post.ts";

/** What stands around whoever sends: where we are, how anything leaves the house, and what the clock says. */
export interface Surroundings extends Ground {
  /** The hub of our feeds; undefined where none is named. */
  readonly hub: string | undefined;
  readonly syncFrom: SyncAddress;
  /** Every feed that an article with these links stands in, in one language. */
  readonly feedsOf: (locale: Locale, links: Links) => readonly string[];
  readonly post: Post;
  readonly now: () => number;
  readonly random: () => number;
  /** Milliseconds for one attempt; as it is everywhere but in tests when left out. */
  readonly timeLimit?: number | undefined;
}

export interface Links {
  readonly enterprises: readonly string[];
  readonly topics: readonly string[];
}
