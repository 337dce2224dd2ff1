/** A search as a door asks for it: one call to the index, and what it found as the main database knows it now. */
import type { Fallback } from "../articles/stand-in.ts";
import type { Read } from "../changes/read.ts";
import { encodeCursor } from "../cursor.ts";
import type { Position } from "../cursor.ts";
import { DomainError } from "../errors.ts";
import type { Locale } from "../locales.ts";
import { findInIndex } from "./find.ts";
import type { Found, Mark } from "./find.ts";
import { queryOf } from "./query.ts";
import type { Query } from "./query.ts";
import { resultsRead } from "./results.ts";
import type { Results } from "./results.ts";
import { tierNames } from "./tiers.ts";

export interface Asked {
  readonly typed: string;
  readonly wanted: readonly Locale[];
  readonly fallback: Fallback;
  readonly enterprise?: string | undefined;
  readonly topic?: string | undefined;
  readonly year?: number | undefined;
  readonly after?: Position | undefined;
  readonly limit: number;
}

export interface Searched extends Results {
  readonly query: Query;
  /** The query with what the register spells otherwise, where little was found. */
  readonly suggestion: string | undefined;
  readonly nextCursor: string | undefined;
}

export function searchRead(
  index: D1Database | D1DatabaseSession,
  asked: Asked,
): () => Promise<Read<Searched>> {
  return async () => {
    const query = queryOf(asked.typed);
    const found = await findInIndex(index, {
      ...asked,
      query,
      scopes: asked.wanted.map((locale) => (asked.fallback === "source" ? (`~${locale}` as const) : locale)),
      after: asked.after && markOf(asked.after),
    });
    const part = resultsRead(found, query, asked.wanted, asked.fallback);
    return {
      statements: part.statements,
      shape: (rows) => ({
        ...part.shape(rows),
        query,
        suggestion: suggestionFor(query, found),
        nextCursor: nextCursorOf(found),
      }),
    };
  };
}

/** Nothing can change it but a new line in the log: the index has them all. */
export const isCurrent = ({ seq, isSettled }: Searched, epoch: number): boolean => isSettled && seq === epoch;

/** @throws `invalid_cursor` for one of this list that names no place in it */
function markOf([tier, place]: Position): Mark {
  if (typeof tier === "number" && tier >= 0 && /^\d{1,16}$/.test(place))
    return { tier, place: Number(place) };
  throw new DomainError("invalid_cursor", { cursor: place.slice(0, 80) });
}

function nextCursorOf({ hits, hasMore }: Found): string | undefined {
  const mark = hits.at(-1)?.mark;
  return hasMore && mark ? encodeCursor("search", [mark.tier, String(mark.place)]) : undefined;
}

const fewHits = 3;
/** From here on something of the query is missing in what was found. */
const firstWithout = tierNames.indexOf("parts");

function suggestionFor({ text }: Query, { hits, suggestions }: Found): string | undefined {
  const whole = hits.filter(({ mark }) => mark.tier < firstWithout);
  if (whole.length >= fewHits || suggestions.length === 0) return undefined;
  return suggestions
    .toReversed()
    .reduce((said, { start, end, shown }) => said.slice(0, start) + shown + said.slice(end), text);
}
