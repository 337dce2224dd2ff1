/** Why something was found, for those who do not see what they looked for in it. Pure. */
import type { EditionRow } from "../articles/tables.ts";
import type { Locale, Localised } from "../locales.ts";
import type { Hit } from "./find.ts";
import { marksIn } from "./marks.ts";
import type { Query } from "./query.ts";
import { marked, snippetOf } from "./snippet.ts";
import type { Snippet } from "./snippet.ts";

export type Match =
  | { readonly in: "title" | "standfirst" | "text" }
  /** By a name of an enterprise that it is about. */
  | {
      readonly in: "enterprise";
      readonly id: string;
      readonly slug: string;
      readonly name: Snippet;
      readonly nameLocale: string;
    }
  | { readonly in: "topic"; readonly id: string; readonly label: Localised<string> }
  /** By what it says in another language. */
  | { readonly in: "translation"; readonly locale: Locale; readonly snippet: Snippet | undefined };

interface Shown {
  readonly edition: EditionRow;
  readonly text: string;
}

/** The first place that has it all; failing that, the first that has what the edition itself does not say. */
export function matchOf(hit: Hit, shown: Shown, query: Query): Match {
  const { edition, text } = shown;
  const seen = new Set<number>();
  const places = [
    ["title", edition.title ?? ""],
    ["standfirst", edition.standfirst ?? ""],
    ["text", text],
  ] as const;
  let first: Match | undefined;
  for (const [where, said] of places) {
    const units = unitsIn(said, query);
    if (units.size > 0) first ??= { in: where };
    for (const unit of units) seen.add(unit);
    if (seen.size === query.units.length) return first ?? { in: where };
  }
  return otherwise(hit, query, seen) ?? first ?? { in: "text" };
}

/** Those that stand there as a whole. */
const unitsIn = (text: string, query: Query): Set<number> =>
  new Set(marksIn(text, query).flatMap(({ unit, isPart }) => (isPart ? [] : [unit])));

/** What leads here beside the edition's own words: what has most of it, names before topics and both before a translation. */
function otherwise(hit: Hit, query: Query, seen: ReadonlySet<number>): Match | undefined {
  const isNew = (text: string): number => [...unitsIn(text, query)].filter((unit) => !seen.has(unit)).length;
  const candidates = [...namesIn(hit, query), ...topicsIn(hit), ...translationsIn(hit, query)]
    .map(({ said, match }) => ({ match, worth: Math.max(0, ...said.map(isNew)) }))
    .toSorted((a, b) => b.worth - a.worth);
  const [best] = candidates;
  if (best !== undefined && best.worth > 0) return best.match;
  return candidates.find(({ match }) => match.in === "translation")?.match;
}

interface Candidate {
  readonly said: readonly string[];
  readonly match: Match;
}

const namesIn = ({ about }: Hit, query: Query): Candidate[] =>
  about.enterprises.flatMap(({ id, slug, names }) =>
    names.map(({ tag, value }) => ({
      said: [value],
      match: { in: "enterprise", id, slug, name: marked(value, query), nameLocale: tag },
    })),
  );

const topicsIn = ({ about }: Hit): Candidate[] =>
  about.topics.map((topic) => ({ said: Object.values(topic.label), match: { in: "topic", ...topic } }));

const translationsIn = ({ others }: Hit, query: Query): Candidate[] =>
  others.map(({ locale, text }) => ({
    said: [text],
    match: { in: "translation", locale, snippet: snippetOf(text, query, locale) },
  }));
