/** schema.org, as search engines and assistants read it. */
import { leadOf } from "../articles/read.ts";
import type { ArticleView } from "../articles/read.ts";
import { displayIn } from "../enterprises/names.ts";
import type { Profile } from "../enterprises/profile.ts";
import type { Locale } from "../locales.ts";
import { inLocale, paths } from "../urls.ts";
import type { Place } from "./view.ts";

const context = "https://schema.org";
const iso = (time: number | null): string | undefined =>
  time === null ? undefined : new Date(time).toISOString();

export function newsArticle(place: Place, shown: ArticleView): object {
  const { article, enterprises } = shown.found;
  const url = (locale: Locale) => place.origin + inLocale(locale, paths.article(article.slug));
  const others = article.publishedLocales.filter((locale) => locale !== shown.locale);
  const isSource = shown.locale === article.sourceLocale;
  const related = isSource ? others : others.filter((locale) => locale === article.sourceLocale);
  const reference = (locale: Locale) => ({ "@type": "NewsArticle", "@id": url(locale), inLanguage: locale });
  return {
    "@context": context,
    ...reference(shown.locale),
    url: url(shown.locale),
    headline: shown.text.title,
    description: shown.text.standfirst ?? shown.text.excerpt ?? undefined,
    datePublished: iso(shown.edition.publishedAt),
    dateModified: iso(shown.edition.updatedAt),
    creditText: shown.text.byline ?? undefined,
    ...imageObject(place, shown),
    ...correction(shown),
    publisher: { "@type": "NewsMediaOrganization", name: place.words("site.name"), url: `${place.origin}/` },
    about: enterprises.map(({ slug, display }) => ({
      "@type": "Organization",
      "@id": place.origin + inLocale(shown.locale, paths.enterprise(slug)),
      name: displayIn(display, shown.locale)?.value,
    })),
    ...relation(isSource ? "workTranslation" : "translationOfWork", related.map(reference)),
  };
}

function imageObject(place: Place, shown: ArticleView): object {
  const image = leadOf(shown);
  if (image === undefined) return {};
  const { path, width, height, alt, caption, credit } = image;
  const url = place.origin + path;
  return {
    image: { "@type": "ImageObject", url, width, height, description: alt, caption, creditText: credit },
  };
}

function correction({ edition, locale }: ArticleView): object {
  const text = edition.correctionNote?.[locale];
  if (text === undefined) return {};
  return {
    correction: { "@type": "CorrectionComment", text, datePublished: iso(edition.correctedAt) },
  };
}

const relation = (name: "workTranslation" | "translationOfWork", works: readonly object[]): object =>
  works.length === 0 ? {} : { [name]: works };

export function organisation(
  place: Place,
  { enterprise, names, identifiers, certifications }: Profile,
): object {
  const name = displayIn(enterprise.display, place.locale);
  const url = place.origin + inLocale(place.locale, paths.enterprise(enterprise.slug));
  return {
    "@context": context,
    "@type": enterprise.category === "authority" ? "GovernmentOrganization" : "Organization",
    "@id": url,
    url,
    name: name && { "@language": name.locale, "@value": name.value },
    alternateName: names
      .filter((other) => other.value !== name?.value)
      .map((other) => ({ "@language": other.tag, "@value": other.value })),
    identifier: identifiers.map(({ kind, value }) => ({ "@type": "PropertyValue", propertyID: kind, value })),
    hasCertification: certifications
      .filter(({ certification }) => certification.status === "certified")
      .map(({ scheme, batch }) => ({
        "@type": "Certification",
        name: scheme.name[place.locale],
        issuedBy: { "@type": "GovernmentOrganization", name: scheme.authorities[0]?.[place.locale] },
        validFrom: batch.publishedOn ?? String(batch.year),
        inLanguage: place.locale,
      })),
  };
}
