/** Certifications as pages: an enterprise is entered in a batch, and what became of that is told line by line. */
import { Hono } from "hono";
import type { AppContext, AppEnv } from "../../app-env.ts";
import { combine, readNow } from "../../changes/read.ts";
import { certify } from "../../enterprises/certifications.ts";
import { certificationRead, certifiedRead } from "../../enterprises/dossier.ts";
import { schemesRead } from "../../enterprises/read-schemes.ts";
import { recordCertificationEvent } from "../../enterprises/record-event.ts";
import { markCertification } from "../../enterprises/void-certification.ts";
import { DomainError } from "../../errors.ts";
import { doneIn } from "../done.ts";
import { actorOf, databaseOf } from "../door.ts";
import { formOf } from "../forms.ts";
import { enterpriseAt, idAt, idIn } from "../register/gate.ts";
import { certificationView } from "../pages/register/certification.tsx";
import { certifyView } from "../pages/register/certify.tsx";
import { seatAt, showView } from "../seat.tsx";
import { deskPaths } from "../view.ts";
import {
  certificationIn,
  certificationLabels,
  certifyFieldsIn,
  eventFields,
  eventFieldsIn,
  eventIn,
  noEvent,
} from "./certification-form.ts";
import { registerPaths } from "./paths.ts";
import { answerTo, expectReader, expectWriter, showEnterprise } from "./read-enterprise.ts";
import { certificationFacts, enterpriseFacts } from "./said.ts";
import { plainId, take, versionSeen } from "./take.ts";
import type { Refusal } from "./take.ts";

export const certificationPages = new Hono<AppEnv>();

export const certificationTerms = {
  labels: certificationLabels,
  fields: { certification_exists: "batch", certification_mistaken: "batch" },
  idOf: plainId,
} as const;

certificationPages.get("/enterprises/:id/certifications", (c) => showCertify(c));

certificationPages.post("/enterprises/:id/certifications", async (c) => {
  expectWriter(c);
  const form = await formOf(c);
  const outcome = await take(c, form, certificationTerms, async () => {
    const enterpriseId = enterpriseAt(c);
    const fields = { ...certifyFieldsIn(form), enterprise: enterpriseId };
    const { batch, occurredOn, nameThen } = certificationIn(fields);
    const ref = { enterpriseId, expectedVersion: versionSeen(form) };
    const input = { ...ref, batchId: idIn(batch, "batch_not_found"), occurredOn, nameThen };
    await certify(databaseOf(c), actorOf(c), input, c.env.now());
    return { path: deskPaths.enterprise(enterpriseId), done: "certified" };
  });
  return outcome instanceof Response ? outcome : showCertify(c, form, outcome);
});

function showCertify(c: AppContext, form?: URLSearchParams, refusal?: Refusal): Promise<Response> {
  expectWriter(c);
  const address = registerPaths.certifications(enterpriseAt(c));
  return showEnterprise(c, address, schemesRead(), (seat, dossier, schemes) =>
    certifyView(seat, dossier, schemes, {
      ...answerTo(seat, form, refusal, enterpriseFacts(dossier)),
      fields: certifyFieldsIn(form ?? new URLSearchParams(c.req.query())),
    }),
  );
}

const path = "/certifications/:id";

certificationPages.get(path, (c) => showCertification(c));

certificationPages.get(`${path}/events`, (c) => c.redirect(deskPaths.certification(certificationAt(c)), 303));

certificationPages.post(`${path}/events`, async (c) => {
  expectWriter(c);
  const form = await formOf(c);
  const outcome = await take(c, form, certificationTerms, async () => {
    const ref = { certificationId: certificationAt(c), expectedVersion: versionSeen(form) };
    const event = eventIn(eventFieldsIn(form));
    await recordCertificationEvent(databaseOf(c), actorOf(c), { ...ref, ...event }, c.env.now());
    return { path: deskPaths.certification(ref.certificationId), done: "saved" };
  });
  return outcome instanceof Response ? outcome : showCertification(c, form, outcome);
});

certificationPages.get(`${path}/mistake`, (c) =>
  c.redirect(deskPaths.certification(certificationAt(c)), 303),
);

certificationPages.post(`${path}/mistake`, async (c) => {
  expectWriter(c);
  const form = await formOf(c);
  const mistaken = form.get("mistaken") === "true";
  const outcome = await take(c, form, certificationTerms, async () => {
    const ref = { certificationId: certificationAt(c), expectedVersion: versionSeen(form) };
    await markCertification(databaseOf(c), actorOf(c), { ...ref, mistaken }, c.env.now());
    const done = mistaken ? "voided" : "reinstated";
    return { path: deskPaths.certification(ref.certificationId), done };
  });
  return outcome instanceof Response ? outcome : showCertification(c, form, outcome);
});

const certificationAt = (c: AppContext): string => idAt(c, "id", "certification_not_found");

async function showCertification(
  c: AppContext,
  form?: URLSearchParams,
  refusal?: Refusal,
): Promise<Response> {
  expectReader(c);
  const id = certificationAt(c);
  const both = combine({ one: certificationRead(id), enterprise: certifiedRead(id) });
  const [seat, { one, enterprise }] = await Promise.all([
    seatAt(c, deskPaths.certification(id)),
    readNow(databaseOf(c), both),
  ]);
  if (one === undefined || enterprise === undefined) throw new DomainError("certification_not_found", { id });
  const corrected = one.history.find(({ position }) => String(position) === c.req.query("correct"));
  const asked = corrected ? eventFields(corrected) : noEvent;
  const view = certificationView(
    seat,
    { one, enterprise },
    {
      done: doneIn(c, seat),
      ...answerTo(seat, form, refusal, certificationFacts(one)),
      fields: form?.has("kind") ? eventFieldsIn(form) : asked,
    },
  );
  return showView(c, seat, view);
}
