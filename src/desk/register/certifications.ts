/** Certifications as JSON: an enterprise is entered in a batch, and what became of that is told line by line. */
import { Hono } from "hono";
import { lang, parametersOf } from "../../api/parameters.ts";
import { tellEdgeSoon } from "../../app-env.ts";
import type { AppContext, AppEnv } from "../../app-env.ts";
import { readNow } from "../../changes/read.ts";
import { certify } from "../../enterprises/certifications.ts";
import { certificationRead } from "../../enterprises/dossier.ts";
import { recordCertificationEvent } from "../../enterprises/record-event.ts";
import { markCertification } from "../../enterprises/void-certification.ts";
import { DomainError } from "../../errors.ts";
import { actorOf, databaseOf } from "../door.ts";
import { expectedVersion } from "../if-match.ts";
import { jsonBody } from "../json-body.ts";
import { certificationMark, newCertification, newEvent } from "./bodies.ts";
import { idAt, idIn, registerGate, seenVersion } from "./gate.ts";
import { certificationShape, etagOf } from "./shapes.ts";

export const certifications = new Hono<AppEnv>();

certifications.use(registerGate);

/** `If-Match`, where it is sent, is the enterprise's. */
certifications.post("/", async (c) => {
  parametersOf(c, { lang });
  const { enterprise, batch, ...body } = await jsonBody(c, newCertification);
  const input = {
    ...body,
    enterpriseId: idIn(enterprise, "enterprise_not_found"),
    batchId: idIn(batch, "batch_not_found"),
    expectedVersion: expectedVersion(c),
  };
  const id = await certify(databaseOf(c), actorOf(c), input, c.env.now());
  return answerCertification(c, id);
});

/** Adds a line, or, with `corrects`, puts one right; that one is kept. `If-Match` is the certification's. */
certifications.post("/:id/events", async (c) => {
  parametersOf(c, { lang });
  const ref = { certificationId: idAt(c, "id", "certification_not_found"), expectedVersion: seenVersion(c) };
  const event = await jsonBody(c, newEvent);
  await recordCertificationEvent(databaseOf(c), actorOf(c), { ...ref, ...event }, c.env.now());
  return answerCertification(c, ref.certificationId);
});

/** Entered by mistake, or not after all. `If-Match` is the certification's. */
certifications.patch("/:id", async (c) => {
  parametersOf(c, { lang });
  const ref = { certificationId: idAt(c, "id", "certification_not_found"), expectedVersion: seenVersion(c) };
  const mark = await jsonBody(c, certificationMark);
  await markCertification(databaseOf(c), actorOf(c), { ...ref, ...mark }, c.env.now());
  return answerCertification(c, ref.certificationId, 200);
});

async function answerCertification(c: AppContext, id: string, status: 200 | 201 = 201): Promise<Response> {
  tellEdgeSoon(c);
  const value = await readNow(databaseOf(c), certificationRead(id));
  if (value === undefined) throw new DomainError("certification_not_found", { id });
  c.header("ETag", etagOf(value.certification));
  return c.json(certificationShape(value), status);
}
