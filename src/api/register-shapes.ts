/** How the register looks to a news app. */
import { displayIn } from "../enterprises/names.ts";
import type { ListedCertification } from "../enterprises/list.ts";
import type { Profile } from "../enterprises/profile.ts";
import type { BatchRow, EnterpriseRow, SchemeRow } from "../enterprises/tables.ts";
import type { SchemeFigures } from "../enterprises/statistics.ts";
import { locales } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { apiPath, inLocale, paths } from "../urls.ts";
import { iso, localised } from "./localised.ts";

export function enterpriseReference(origin: string, enterprise: EnterpriseRow, locale: Locale) {
  const { id, slug, display } = enterprise;
  return {
    id,
    slug,
    name: displayIn(display, locale) ?? null,
    urls: enterpriseUrls(origin, enterprise, locale),
  };
}

function enterpriseUrls(origin: string, { id, slug }: EnterpriseRow, locale: Locale) {
  return {
    html: origin + inLocale(locale, paths.enterprise(slug)),
    api: `${origin}${apiPath(paths.enterprise(id))}?lang=${locale}`,
  };
}

/** @param wanted the first is the language of `name`; `names` has each that exists. */
export function enterpriseShape(
  origin: string,
  enterprise: EnterpriseRow,
  wanted: readonly [Locale, ...Locale[]],
) {
  const [locale] = wanted;
  const { display } = enterprise;
  return {
    ...enterpriseReference(origin, enterprise, locale),
    requestedLocale: locale,
    availableLocales: locales.filter((tag) => display[tag] !== undefined),
    category: enterprise.category,
    names: Object.fromEntries(wanted.map((tag) => [tag, display[tag] ?? null])),
    certifications: enterprise.standings,
    updatedAt: iso(enterprise.updatedAt),
  };
}

export function profileShape(origin: string, profile: Profile, wanted: readonly [Locale, ...Locale[]]) {
  const { enterprise, parent, names, identifiers, certifications } = profile;
  const [locale] = wanted;
  return {
    ...enterpriseShape(origin, enterprise, wanted),
    parent: parent ? enterpriseReference(origin, parent, locale) : null,
    allNames: names.map(
      ({ tag, value, kind, source, sourceNote, verified, confidence, validFrom, validTo }) => ({
        value,
        locale: tag,
        kind,
        source,
        sourceNote: sourceNote && localised(sourceNote, locale),
        verified,
        confidence,
        validFrom,
        validTo,
      }),
    ),
    identifiers: identifiers.map(({ kind, value, source, verified }) => ({ kind, value, source, verified })),
    certifications: certifications.map(({ certification, scheme, batch, history }) => ({
      id: certification.id,
      status: certification.status,
      nameThen: certification.nameThen,
      scheme: schemeShape(scheme, locale),
      batch: { id: batch.id, number: batch.number, year: batch.year, publishedOn: batch.publishedOn },
      history: history.map(({ kind, occurredOn, name, note }) => ({ kind, occurredOn, name, note })),
      updatedAt: iso(certification.updatedAt),
    })),
  };
}

export function schemeShape(scheme: SchemeRow, locale: Locale) {
  const { id, tier, jurisdiction, name, authorities } = scheme;
  return {
    id,
    tier,
    jurisdiction,
    name: localised(name, locale),
    authorities: authorities.map((authority) => localised(authority, locale)),
  };
}

export function batchShape(batch: BatchRow, scheme: SchemeRow, locale: Locale) {
  const { id, number, year, publishedOn, listed, certified, updatedAt } = batch;
  return {
    id,
    number,
    year,
    publishedOn,
    listed,
    certified,
    scheme: schemeShape(scheme, locale),
    updatedAt: iso(updatedAt),
  };
}

export function certificationShape(origin: string, item: ListedCertification, locale: Locale) {
  const { certification, enterprise, batch } = item;
  return {
    id: certification.id,
    status: certification.status,
    nameThen: certification.nameThen,
    enterprise: enterpriseReference(origin, enterprise, locale),
    batch: { id: batch.id, schemeId: batch.schemeId, number: batch.number, year: batch.year },
    updatedAt: iso(certification.updatedAt),
  };
}

/** What the register counts and what articles claim, each under its own name. */
export function statisticsShape(origin: string, figures: SchemeFigures, locale: Locale) {
  const { scheme, batches, counted, claims } = figures;
  return {
    scheme: schemeShape(scheme, locale),
    counted,
    claims: claims.map(({ claim, article }) => ({
      value: claim.value,
      asOf: claim.asOf,
      area: claim.area,
      article: {
        id: article.id,
        slug: article.slug,
        url: origin + inLocale(locale, paths.article(article.slug)),
      },
    })),
    batches: batches.map(({ id, number, year, certified, listed }) => ({
      id,
      number,
      year,
      certified,
      listed,
    })),
  };
}
