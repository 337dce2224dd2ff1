/** Schemes and their batches as JSON. */
import { Hono } from "hono";
import { lang, parametersOf } from "../../api/parameters.ts";
import { tellEdgeSoon } from "../../app-env.ts";
import type { AppContext, AppEnv } from "../../app-env.ts";
import { readNow } from "../../changes/read.ts";
import { correctBatch } from "../../enterprises/correct-batch.ts";
import { schemesRead } from "../../enterprises/read-schemes.ts";
import type { SchemeWithBatches } from "../../enterprises/read-schemes.ts";
import { changeScheme, establishScheme, openBatch } from "../../enterprises/schemes.ts";
import { DomainError } from "../../errors.ts";
import { actorOf, databaseOf } from "../door.ts";
import { jsonBody } from "../json-body.ts";
import { batchChange, newBatch, newScheme, schemeChange } from "./bodies.ts";
import { idAt, registerGate, seenVersion } from "./gate.ts";
import { batchShape, etagOf, schemeWithBatchesShape } from "./shapes.ts";

export const schemes = new Hono<AppEnv>();

schemes.use(registerGate);

schemes.get("/", async (c) => {
  parametersOf(c, { lang });
  return c.json({ items: (await allSchemes(c)).map(schemeWithBatchesShape) });
});

schemes.post("/", async (c) => {
  parametersOf(c, { lang });
  const body = await jsonBody(c, newScheme);
  return answerScheme(c, await establishScheme(databaseOf(c), actorOf(c), body, c.env.now()), 201);
});

/** Its tier and jurisdiction stay what they are. */
schemes.patch("/:id", async (c) => {
  parametersOf(c, { lang });
  const ref = { schemeId: idAt(c, "id", "scheme_not_found"), expectedVersion: seenVersion(c) };
  const to = await jsonBody(c, schemeChange);
  await changeScheme(databaseOf(c), actorOf(c), { ...ref, to }, c.env.now());
  return answerScheme(c, ref.schemeId, 200);
});

export const batches = new Hono<AppEnv>();

batches.use(registerGate);

batches.post("/", async (c) => {
  parametersOf(c, { lang });
  const { scheme: schemeId, ...body } = await jsonBody(c, newBatch);
  return answerBatch(c, await openBatch(databaseOf(c), actorOf(c), { ...body, schemeId }, c.env.now()), 201);
});

batches.patch("/:id", async (c) => {
  parametersOf(c, { lang });
  const ref = { batchId: idAt(c, "id", "batch_not_found"), expectedVersion: seenVersion(c) };
  const to = await jsonBody(c, batchChange);
  await correctBatch(databaseOf(c), actorOf(c), { ...ref, to }, c.env.now());
  return answerBatch(c, ref.batchId, 200);
});

async function allSchemes(c: AppContext): Promise<SchemeWithBatches[]> {
  return readNow(databaseOf(c), schemesRead());
}

async function answerScheme(c: AppContext, id: string, status: 200 | 201): Promise<Response> {
  tellEdgeSoon(c);
  const found = (await allSchemes(c)).find(({ scheme }) => scheme.id === id);
  if (found === undefined) throw new DomainError("scheme_not_found", { id });
  c.header("ETag", etagOf(found.scheme));
  return c.json(schemeWithBatchesShape(found), status);
}

async function answerBatch(c: AppContext, id: string, status: 200 | 201): Promise<Response> {
  tellEdgeSoon(c);
  const found = (await allSchemes(c)).flatMap((one) => one.batches).find((batch) => batch.id === id);
  if (found === undefined) throw new DomainError("batch_not_found", { id });
  c.header("ETag", etagOf(found));
  return c.json(batchShape(found), status);
}
