/** How the register looks to those who keep it: like the public answers, with what only they need. */
import { iso } from "../../api/localised.ts";
import type { Dossier } from "../../enterprises/dossier.ts";
import { correctedIn } from "../../enterprises/history.ts";
import { displayIn } from "../../enterprises/names.ts";
import type { ProfileCertification } from "../../enterprises/profile.ts";
import type { SchemeWithBatches } from "../../enterprises/read-schemes.ts";
import type { FoundEnterprise } from "../../enterprises/register-list.ts";
import type { BatchRow, EnterpriseRow, NameRow, SchemeRow } from "../../enterprises/tables.ts";
import type { Locale } from "../../locales.ts";

export const etagOf = ({ version }: { version: number }): string => `"v${version}"`;

function referenceShape({ id, slug, category, display }: EnterpriseRow, locale: Locale) {
  return { id, slug, category, name: displayIn(display, locale) ?? null };
}

function enterpriseShape(enterprise: EnterpriseRow, locale: Locale) {
  const { display, standings, registeredAt, updatedAt } = enterprise;
  return {
    ...referenceShape(enterprise, locale),
    names: display,
    standings,
    registeredAt: iso(registeredAt),
    updatedAt: iso(updatedAt),
    etag: etagOf(enterprise),
  };
}

export function foundShape({ enterprise, foundAs }: FoundEnterprise, locale: Locale) {
  return { ...enterpriseShape(enterprise, locale), foundAs };
}

export function dossierShape(dossier: Dossier, locale: Locale) {
  const { enterprise, parent, children, names, identifiers, certifications, formerKeys, merged } = dossier;
  return {
    ...enterpriseShape(enterprise, locale),
    parent: parent ? referenceShape(parent, locale) : null,
    children: children.map((child) => referenceShape(child, locale)),
    allNames: names.map(nameShape),
    identifiers: identifiers.map(({ enterpriseId: _whose, ...identifier }) => identifier),
    certifications: certifications.map(certificationShape),
    formerKeys: formerKeys.map(({ slug, retiredAt }) => ({ key: slug, retiredAt: iso(retiredAt) })),
    merged: merged.map((one) => referenceShape(one, locale)),
    articles: dossier.articles,
  };
}

function nameShape({ enterpriseId: _whose, tag, folded: _folded, mistakenAt, ...name }: NameRow) {
  return { ...name, locale: tag, mistakenAt: iso(mistakenAt) };
}

export function certificationShape({ certification, scheme, batch, history }: ProfileCertification) {
  const { id, enterpriseId, status, nameThen, updatedAt } = certification;
  const corrected = correctedIn(history);
  return {
    ...{ id, enterpriseId, status, nameThen },
    scheme: { id: scheme.id, tier: scheme.tier, name: scheme.name },
    batch: { id: batch.id, number: batch.number, year: batch.year, publishedOn: batch.publishedOn },
    history: history.map(({ certificationId: _whose, recordedAt, ...event }) => ({
      ...event,
      recordedAt: iso(recordedAt),
      isCorrected: corrected.has(event.position),
    })),
    updatedAt: iso(updatedAt),
    etag: etagOf(certification),
  };
}

export function schemeWithBatchesShape({ scheme, batches }: SchemeWithBatches) {
  return { ...schemeShape(scheme), batches: batches.map(batchShape) };
}

export const schemeShape = ({ version, ...scheme }: SchemeRow) => ({ ...scheme, etag: etagOf({ version }) });

export const batchShape = ({ version, updatedAt, schemeId, ...batch }: BatchRow) => ({
  ...batch,
  scheme: schemeId,
  updatedAt: iso(updatedAt),
  etag: etagOf({ version }),
});
