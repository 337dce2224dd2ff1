/** One language of an article as JSON: its words, what stands in the way of them, and what becomes of them. */
import { Hono } from "hono";
import { lang, parametersOf } from "../../api/parameters.ts";
import { iso } from "../../api/localised.ts";
import { tellEdgeSoon } from "../../app-env.ts";
import type { AppContext, AppEnv } from "../../app-env.ts";
import { correctEdition } from "../../articles/correct.ts";
import { deskEditionRead } from "../../articles/desk-read.ts";
import type { EditionKey } from "../../articles/predecessors.ts";
import { linkPreview } from "../../articles/preview.ts";
import { checkEdition } from "../../articles/publication-checks.ts";
import { materialRead } from "../../articles/publication-material.ts";
import { publishEditions } from "../../articles/publish.ts";
import { cancelSchedule } from "../../articles/unschedule.ts";
import { withdrawEdition } from "../../articles/withdraw.ts";
import { readNow } from "../../changes/read.ts";
import { withinTime } from "../../delivery/availability.ts";
import { DomainError } from "../../errors.ts";
import { previewPath } from "../../urls.ts";
import { databaseOf } from "../door.ts";
import { jsonBody } from "../json-body.ts";
import { correctionIn, moment, newPreview, onePublication, withdrawalIn } from "./bodies.ts";
import { saveDraft } from "./drafts.ts";
import { editionShape } from "./edition-shape.ts";
import { editionAt, seenVersion } from "./place.ts";
import { findingShapes, orPublicationFindings } from "./say-findings.ts";

const path = "/:id/editions/:locale";

export const editions = new Hono<AppEnv>();

editions.get(path, (c) => {
  parametersOf(c, { lang });
  return editionAnswer(c, editionAt(c, "article.read"));
});

editions.put(`${path}/draft`, async (c) => {
  const place = await saveDraft(c);
  return place instanceof Response ? place : editionAnswer(c, place);
});

/** What would be said of publishing it now. */
editions.get(`${path}/checks`, async (c) => {
  parametersOf(c, { lang });
  const { actor, articleId, locale } = editionAt(c, "article.read");
  const value = await withinTime(readNow(databaseOf(c), materialRead(articleId)));
  if (value === undefined) throw new DomainError("article_not_found", { id: articleId });
  const findings = checkEdition(value, locale, { actor, at: c.env.now(), together: [locale] });
  return c.json({ items: findingShapes(c, findings) });
});

editions.put(`${path}/publication`, (c) =>
  orPublicationFindings(c, async () => {
    parametersOf(c, { lang });
    const { actor, articleId, locale } = editionAt(c, "article.publish");
    const expectedVersion = seenVersion(c);
    const { at, accept } = await jsonBody(c, onePublication);
    const input = { articleId, editions: [{ locale, expectedVersion }], at: at ?? undefined, accept };
    await publishEditions(databaseOf(c), actor, input, c.env.now());
    return changed(c, { articleId, locale });
  }),
);

/** Taken out of public view without a word, now or at a time. */
editions.delete(`${path}/publication`, async (c) => {
  const { at } = parametersOf(c, { lang, at: moment.optional() });
  const { actor, ...place } = editionAt(c, "article.withdraw");
  const input = { ...place, expectedVersion: seenVersion(c), at };
  await withdrawEdition(databaseOf(c), actor, input, c.env.now());
  return changed(c, place);
});

editions.put(`${path}/withdrawal`, async (c) => {
  parametersOf(c, { lang });
  const { actor, ...place } = editionAt(c, "article.withdraw");
  const expectedVersion = seenVersion(c);
  const { reason, at } = await jsonBody(c, withdrawalIn(place.locale));
  const input = { ...place, expectedVersion, note: reason, at: at ?? undefined };
  await withdrawEdition(databaseOf(c), actor, input, c.env.now());
  return changed(c, place);
});

editions.delete(`${path}/schedule`, async (c) => {
  parametersOf(c, { lang });
  const { actor, ...place } = editionAt(c, "article.publish");
  await cancelSchedule(databaseOf(c), actor, { ...place, expectedVersion: seenVersion(c) }, c.env.now());
  return editionAnswer(c, place);
});

editions.put(`${path}/correction`, async (c) => {
  parametersOf(c, { lang });
  const { actor, ...place } = editionAt(c, "article.publish");
  const expectedVersion = seenVersion(c);
  const { note } = await jsonBody(c, correctionIn(place.locale));
  await correctEdition(databaseOf(c), actor, { ...place, expectedVersion, note }, c.env.now());
  return changed(c, place);
});

editions.delete(`${path}/correction`, async (c) => {
  parametersOf(c, { lang });
  const { actor, ...place } = editionAt(c, "article.publish");
  await correctEdition(databaseOf(c), actor, { ...place, expectedVersion: seenVersion(c) }, c.env.now());
  return changed(c, place);
});

editions.post(`${path}/preview-link`, async (c) => {
  parametersOf(c, { lang });
  const { actor, ...place } = editionAt(c, "article.write");
  const { days } = await jsonBody(c, newPreview);
  const { token, expiresAt } = await linkPreview(databaseOf(c), actor, { ...place, days }, c.env.now());
  return c.json({ url: c.env.ORIGIN + previewPath(token), expiresAt: iso(expiresAt) }, 201);
});

function changed(c: AppContext, place: EditionKey): Promise<Response> {
  tellEdgeSoon(c);
  return editionAnswer(c, place);
}

async function editionAnswer(c: AppContext, place: EditionKey): Promise<Response> {
  const value = await withinTime(readNow(databaseOf(c), deskEditionRead(place)));
  if (value === undefined) throw new DomainError("article_not_found", { id: place.articleId });
  const shape = editionShape(value);
  c.header("ETag", shape.etag);
  return c.json(shape);
}
