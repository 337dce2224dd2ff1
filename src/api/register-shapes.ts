/** How the register looks to a news app. */
import { shownLocale } from "../articles/stand-in.ts";
import { displayIn } from "../enterprises/names.ts";
import type { ListedCertification } from "../enterprises/list.ts";
import type { Profile } from "../enterprises/profile.ts";
import type { BatchRow, CertificationRow, EnterpriseRow, SchemeRow } from "../enterprises/tables.ts";
import type { SchemeFigures as Figures } from "../enterprises/statistics.ts";
import { locales } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { apiPath, inLocale, paths } from "../urls.ts";
import type {
  Batch,
  Certification,
  Enterprise,
  EnterpriseProfile,
  EnterpriseReference,
  Scheme,
  SchemeFigures,
} from "./contract/types.ts";
import { iso, localised } from "./localised.ts";

/** The languages asked for: `name` is in the first; with several, `names` has each. */
export type Wanted = readonly [Locale, ...Locale[]];

export function enterpriseReference(
  origin: string,
  enterprise: EnterpriseRow,
  wanted: Wanted,
): EnterpriseReference {
  const { id, slug, display } = enterprise;
  const [locale] = wanted;
  return {
    id,
    slug,
    name: displayIn(display, locale) ?? null,
    ...(wanted.length > 1 ? { names: namesIn(enterprise, wanted) } : {}),
    urls: enterpriseUrls(origin, enterprise, locale),
  };
}

const namesIn = ({ display }: EnterpriseRow, wanted: Wanted) =>
  Object.fromEntries(wanted.map((tag) => [tag, display[tag] ?? null]));

function enterpriseUrls(origin: string, { id, slug }: EnterpriseRow, locale: Locale) {
  return {
    html: origin + inLocale(locale, paths.enterprise(slug)),
    api: `${origin}${apiPath(paths.enterprise(id))}?lang=${locale}`,
  };
}

export function enterpriseShape(origin: string, enterprise: EnterpriseRow, wanted: Wanted): Enterprise {
  return {
    ...enterpriseReference(origin, enterprise, wanted),
    names: namesIn(enterprise, wanted),
    requestedLocale: wanted[0],
    availableLocales: locales.filter((tag) => enterprise.display[tag] !== undefined),
    category: enterprise.category,
    certifications: enterprise.standings,
    updatedAt: iso(enterprise.updatedAt),
  };
}

export function profileShape(origin: string, profile: Profile, wanted: Wanted): EnterpriseProfile {
  const { enterprise, parent, names, identifiers, certifications } = profile;
  return {
    ...enterpriseShape(origin, enterprise, wanted),
    parent: parent ? enterpriseReference(origin, parent, wanted) : null,
    allNames: names.map(
      ({ tag, value, kind, source, sourceNote, verified, confidence, validFrom, validTo }) => ({
        value,
        locale: tag,
        kind,
        source,
        sourceNote: sourceNote && localised(sourceNote, wanted),
        verified,
        confidence,
        validFrom,
        validTo,
      }),
    ),
    identifiers: identifiers.map(({ kind, value, source, verified }) => ({ kind, value, source, verified })),
    certifications: certifications.map(({ certification, scheme, batch, history }) => ({
      id: certification.id,
      status: shownStatus(certification),
      nameThen: certification.nameThen,
      scheme: schemeShape(scheme, wanted),
      batch: { id: batch.id, number: batch.number, year: batch.year, publishedOn: batch.publishedOn },
      history: history.map(({ kind, occurredOn, name, note }) => ({ kind, occurredOn, name, note })),
      updatedAt: iso(certification.updatedAt),
    })),
  };
}

/** Those that were entered twice or by mistake are read for nobody outside. */
export const shownStatus = ({ status }: CertificationRow): Certification["status"] =>
  status === "certified" ? "certified" : "withdrawn";

export function schemeShape(scheme: SchemeRow, wanted: Wanted): Scheme {
  const { id, tier, jurisdiction, name, authorities } = scheme;
  return {
    id,
    tier,
    jurisdiction,
    name: localised(name, wanted),
    authorities: authorities.map((authority) => localised(authority, wanted)),
  };
}

export function batchShape(batch: BatchRow, scheme: SchemeRow, wanted: Wanted): Batch {
  const { id, number, year, publishedOn, listed, certified, updatedAt } = batch;
  return {
    id,
    number,
    year,
    publishedOn,
    listed,
    certified,
    scheme: schemeShape(scheme, wanted),
    updatedAt: iso(updatedAt),
  };
}

export function certificationShape(origin: string, item: ListedCertification, wanted: Wanted): Certification {
  const { certification, enterprise, batch } = item;
  return {
    id: certification.id,
    status: shownStatus(certification),
    nameThen: certification.nameThen,
    enterprise: enterpriseReference(origin, enterprise, wanted),
    batch: { id: batch.id, schemeId: batch.schemeId, number: batch.number, year: batch.year },
    updatedAt: iso(certification.updatedAt),
  };
}

/** What the register counts and what articles claim, each under its own name. */
export function statisticsShape(origin: string, figures: Figures, wanted: Wanted): SchemeFigures {
  const { scheme, batches, counted, claims } = figures;
  return {
    scheme: schemeShape(scheme, wanted),
    counted,
    claims: claims.map(({ claim, article }) => ({
      value: claim.value,
      asOf: claim.asOf,
      area: claim.area,
      article: {
        id: article.id,
        slug: article.slug,
        url:
          origin +
          inLocale(shownLocale(article, wanted[0], "source") ?? wanted[0], paths.article(article.slug)),
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
