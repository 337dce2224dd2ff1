/** All that the page of an article shows, in one round trip. */
import type { Actor } from "../access/actor.ts";
import { mayI } from "../access/policy.ts";
import { deskArticleRead } from "../articles/desk-read.ts";
import { peopleRead } from "../articles/review/read.ts";
import { suggestionsRead } from "../articles/suggestions.ts";
import type { Suggestion } from "../articles/suggestions.ts";
import { topicsRead } from "../articles/topics.ts";
import { combine, mapRead, read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { registerListRead } from "../enterprises/register-list.ts";
import type { FoundEnterprise } from "../enterprises/register-list.ts";
import { locales } from "../locales.ts";
import type { Locale } from "../locales.ts";
import type { Suggested } from "./components/articles/suggested-enterprises.tsx";
import type { ArticleData } from "./pages/article.tsx";

interface Asked {
  readonly actor: Actor | undefined;
  readonly locale: Locale;
  readonly articleId: string;
  /** A name to look for in the register. */
  readonly q: string;
}

type Found = Omit<ArticleData, "q" | "now">;

/** What only those use who link is not read for the others. Undefined where there is no such article. */
export function articlePageRead({ actor, locale, articleId, q }: Asked): Read<Found | undefined> {
  const mayLink = actor !== undefined && mayI(actor, "article.link");
  const parts = combine({
    found: deskArticleRead(articleId),
    topics: topicsRead(),
    people: peopleRead(),
    suggested: mayLink ? suggestedRead(articleId) : nothing<Suggested>(),
    matches: mayLink && q !== "" ? matchesRead(locale, q) : nothing<FoundEnterprise>(),
  });
  return mapRead(parts, ({ found, ...rest }) => found && { found, ...rest });
}

const mostMatches = 20;

const matchesRead = (locale: Locale, q: string): Read<readonly FoundEnterprise[]> =>
  mapRead(registerListRead(locale, { q, category: "enterprise", limit: mostMatches }), ({ items }) => items);

function nothing<T>(): Read<readonly T[]> {
  return read(
    () => [],
    () => [],
  );
}

/** Out of the words of every language, those that are named most first; an enterprise stands there once. */
function suggestedRead(articleId: string): Read<Suggested[]> {
  const parts = combine(
    Object.fromEntries(locales.map((locale) => [locale, suggestionsRead({ articleId, locale })])),
  );
  return mapRead(parts, (found) => {
    const all = locales.flatMap((locale) =>
      (found[locale] ?? []).flatMap((one) => (one.isLinked ? [] : [withLocale(one, locale)])),
    );
    const merged = [...Map.groupBy(all, ({ enterprise }) => enterprise.id).values()];
    return merged
      .flatMap((group) => {
        const [first] = group;
        return first
          ? [{ enterprise: first.enterprise, passages: group.flatMap((one) => one.passages) }]
          : [];
      })
      .toSorted((a, b) => b.passages.length - a.passages.length);
  });
}

const withLocale = ({ enterprise, passages }: Suggestion, locale: Locale): Suggested => ({
  enterprise,
  passages: passages.map((passage) => ({ ...passage, locale })),
});
