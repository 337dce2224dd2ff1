/** Schemes and their batches as pages: listed, opened, put right, and filled. */
import { Hono } from "hono";
import type { AppContext, AppEnv } from "../../app-env.ts";
import { combine, readNow } from "../../changes/read.ts";
import { decodeCursor } from "../../cursor.ts";
import { certify } from "../../enterprises/certifications.ts";
import { correctBatch } from "../../enterprises/correct-batch.ts";
import { certificationListRead } from "../../enterprises/list.ts";
import { batchRead, schemesRead } from "../../enterprises/read-schemes.ts";
import { changeScheme, establishScheme, openBatch } from "../../enterprises/schemes.ts";
import { DomainError } from "../../errors.ts";
import { doneIn } from "../done.ts";
import { actorOf, databaseOf } from "../door.ts";
import { formOf } from "../forms.ts";
import { idAt, idIn } from "../register/gate.ts";
import { batchEntryView } from "../pages/register/batch-entry.tsx";
import { batchView } from "../pages/register/batch.tsx";
import { schemeView } from "../pages/register/scheme.tsx";
import { schemesView } from "../pages/register/schemes.tsx";
import { deskLocale, seatAt, showView } from "../seat.tsx";
import { deskPaths } from "../view.ts";
import { certificationIn, certifyFieldsIn } from "./certification-form.ts";
import { certificationTerms } from "./certifications.ts";
import { registerPaths } from "./paths.ts";
import { answerTo, expectReader, expectWriter } from "./read-enterprise.ts";
import { batchFacts, schemeFacts } from "./said.ts";
import {
  batchChangeIn,
  batchFieldsIn,
  batchLabels,
  newBatchIn,
  newSchemeIn,
  schemeChangeIn,
  schemeFieldsIn,
  schemeLabels,
} from "./scheme-form.ts";
import { searchedIn, searchRead } from "./search.ts";
import { expectChosen, plainId, take, versionSeen } from "./take.ts";
import type { Refusal } from "./take.ts";

export const schemePages = new Hono<AppEnv>();

const perPage = 50;

const schemeTerms = {
  labels: schemeLabels,
  fields: { slug_invalid: "id", scheme_exists: "id" },
  idOf: (name: string) => plainId(name),
} as const;

const batchTerms = {
  labels: batchLabels,
  fields: { slug_invalid: "id", batch_exists: "number" },
} as const;

schemePages.get("/schemes", (c) => showSchemes(c));

schemePages.post("/schemes", async (c) => {
  expectWriter(c);
  const form = await formOf(c);
  const outcome = await take(c, form, schemeTerms, async () => {
    const input = newSchemeIn(schemeFieldsIn(form));
    const id = await establishScheme(databaseOf(c), actorOf(c), input, c.env.now());
    return { path: deskPaths.scheme(id), done: "saved" };
  });
  return outcome instanceof Response ? outcome : showSchemes(c, form, outcome);
});

schemePages.get("/schemes/:id", (c) => showScheme(c));

schemePages.post("/schemes/:id", async (c) => {
  expectWriter(c);
  const form = await formOf(c);
  const outcome = await take(c, form, schemeTerms, async () => {
    const ref = { schemeId: schemeAt(c), expectedVersion: versionSeen(form) };
    const to = schemeChangeIn(schemeFieldsIn(form));
    await changeScheme(databaseOf(c), actorOf(c), { ...ref, to }, c.env.now());
    return { path: deskPaths.scheme(ref.schemeId), done: "saved" };
  });
  return outcome instanceof Response ? outcome : showScheme(c, form, outcome);
});

schemePages.get("/schemes/:id/batches", (c) => c.redirect(deskPaths.scheme(schemeAt(c)), 303));

schemePages.post("/schemes/:id/batches", async (c) => {
  expectWriter(c);
  const form = await formOf(c);
  const outcome = await take(c, form, batchTerms, async () => {
    const { scheme: schemeId, ...batch } = newBatchIn(schemeAt(c), batchFieldsIn(form));
    const id = await openBatch(databaseOf(c), actorOf(c), { ...batch, schemeId }, c.env.now());
    return { path: deskPaths.batch(id), done: "saved" };
  });
  return outcome instanceof Response ? outcome : showScheme(c, form, outcome);
});

schemePages.get("/batches/:id", (c) => showBatch(c));

schemePages.post("/batches/:id", async (c) => {
  expectWriter(c);
  const form = await formOf(c);
  const outcome = await take(c, form, batchTerms, async () => {
    const ref = { batchId: batchAt(c), expectedVersion: versionSeen(form) };
    const to = batchChangeIn(batchFieldsIn(form));
    await correctBatch(databaseOf(c), actorOf(c), { ...ref, to }, c.env.now());
    return { path: deskPaths.batch(ref.batchId), done: "saved" };
  });
  return outcome instanceof Response ? outcome : showBatch(c, form, outcome);
});

schemePages.get("/batches/:id/entry", (c) => showEntry(c));

schemePages.post("/batches/:id/entry", async (c) => {
  expectWriter(c);
  const form = await formOf(c);
  const terms = { ...certificationTerms, fields: entryFields };
  const outcome = await take(c, form, terms, async () => {
    const batchId = batchAt(c);
    const chosen = expectChosen(form.get("enterprise"), "enterprise");
    const { enterprise, occurredOn, nameThen } = certificationIn({
      ...certifyFieldsIn(form),
      ...{ enterprise: chosen, batch: batchId },
    });
    const enterpriseId = idIn(enterprise, "enterprise_not_found");
    const ref = { enterpriseId, expectedVersion: versionSeen(form, `version-${enterpriseId}`) };
    await certify(databaseOf(c), actorOf(c), { ...ref, batchId, occurredOn, nameThen }, c.env.now());
    return { path: registerPaths.batchEntry(batchId), done: "certified_next" };
  });
  return outcome instanceof Response ? outcome : showEntry(c, form, outcome);
});

const entryFields = {
  ...{ certification_exists: "enterprise", certification_mistaken: "enterprise" },
  ...{ enterprise_merged: "enterprise", edit_conflict: "enterprise" },
} as const;

const schemeAt = (c: AppContext): string => idAt(c, "id", "scheme_not_found");
const batchAt = (c: AppContext): string => idAt(c, "id", "batch_not_found");

async function showSchemes(c: AppContext, form?: URLSearchParams, refusal?: Refusal): Promise<Response> {
  expectReader(c);
  const [seat, schemes] = await Promise.all([
    seatAt(c, deskPaths.schemes),
    readNow(databaseOf(c), schemesRead()),
  ]);
  const answer = { done: doneIn(c, seat), ...refusal, ...(form && { fields: schemeFieldsIn(form) }) };
  return showView(c, seat, schemesView(seat, schemes, answer));
}

async function showScheme(c: AppContext, form?: URLSearchParams, refusal?: Refusal): Promise<Response> {
  expectReader(c);
  const id = schemeAt(c);
  const [seat, schemes] = await Promise.all([
    seatAt(c, deskPaths.scheme(id)),
    readNow(databaseOf(c), schemesRead()),
  ]);
  const found = schemes.find(({ scheme }) => scheme.id === id);
  if (found === undefined) throw new DomainError("scheme_not_found", { id });
  const view = schemeView(seat, found, {
    done: doneIn(c, seat),
    ...answerTo(seat, form, refusal, schemeFacts(found.scheme)),
    fields: form?.has("position") ? schemeFieldsIn(form) : undefined,
    batch: form?.has("number") ? batchFieldsIn(form) : undefined,
  });
  return showView(c, seat, view);
}

async function showBatch(c: AppContext, form?: URLSearchParams, refusal?: Refusal): Promise<Response> {
  expectReader(c);
  const id = batchAt(c);
  const after = decodeCursor("certifications", c.req.query("cursor"));
  const certifications = certificationListRead({ batch: id, after, limit: perPage });
  const [seat, { found, ...page }] = await Promise.all([
    seatAt(c, deskPaths.batch(id)),
    readNow(databaseOf(c), combine({ found: batchRead(id), certifications })),
  ]);
  if (found === undefined) throw new DomainError("batch_not_found", { id });
  const view = batchView(
    seat,
    { ...found, ...page },
    {
      done: doneIn(c, seat),
      ...answerTo(seat, form, refusal, batchFacts(found.batch)),
      fields: form && batchFieldsIn(form),
    },
  );
  return showView(c, seat, view);
}

async function showEntry(c: AppContext, form?: URLSearchParams, refusal?: Refusal): Promise<Response> {
  expectWriter(c);
  const id = batchAt(c);
  const search = searchRead(deskLocale(c), searchedIn(c, form), ["enterprise"]);
  const [seat, { found, place }] = await Promise.all([
    seatAt(c, registerPaths.batchEntry(id)),
    readNow(databaseOf(c), combine({ place: batchRead(id), found: search })),
  ]);
  if (place === undefined) throw new DomainError("batch_not_found", { id });
  const fields = certifyFieldsIn(form ?? new URLSearchParams());
  const view = batchEntryView(seat, { ...place, found }, { done: doneIn(c, seat), ...refusal, fields });
  return showView(c, seat, view);
}
