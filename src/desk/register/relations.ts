/** What an enterprise is known by elsewhere, and what it stands under, as JSON. */
import { Hono } from "hono";
import { lang, parametersOf } from "../../api/parameters.ts";
import type { AppContext, AppEnv } from "../../app-env.ts";
import { identifyEnterprise, removeIdentifier } from "../../enterprises/identify.ts";
import { setParent } from "../../enterprises/parents.ts";
import { DomainError } from "../../errors.ts";
import { actorOf, databaseOf } from "../door.ts";
import { jsonBody } from "../json-body.ts";
import { answerChanged } from "./answer.ts";
import { newIdentifier, parentBody } from "./bodies.ts";
import { enterpriseAt, idIn, registerGate, seenVersion } from "./gate.ts";

export const relations = new Hono<AppEnv>();

relations.use(registerGate);

relations.put("/:id/identifiers/:kind", async (c) => {
  parametersOf(c, { lang });
  const ref = { enterpriseId: enterpriseAt(c), expectedVersion: seenVersion(c) };
  const input = { ...ref, kind: kindAt(c), ...(await jsonBody(c, newIdentifier)) } as const;
  await identifyEnterprise(databaseOf(c), actorOf(c), input, c.env.now());
  return answerChanged(c, ref.enterpriseId);
});

/** Entered by mistake: the record keeps it, and nobody else sees it. */
relations.delete("/:id/identifiers/:kind", async (c) => {
  parametersOf(c, { lang });
  const ref = { enterpriseId: enterpriseAt(c), expectedVersion: seenVersion(c) };
  await removeIdentifier(databaseOf(c), actorOf(c), { ...ref, kind: kindAt(c) }, c.env.now());
  return answerChanged(c, ref.enterpriseId);
});

function kindAt(c: AppContext): "uscc" {
  const kind = c.req.param("kind");
  if (kind !== "uscc") throw new DomainError("not_found");
  return kind;
}

relations.put("/:id/parent", async (c) => {
  parametersOf(c, { lang });
  const ref = { enterpriseId: enterpriseAt(c), expectedVersion: seenVersion(c) };
  const { parent } = await jsonBody(c, parentBody);
  return standUnder(c, ref, idIn(parent, "enterprise_not_found"));
});

relations.delete("/:id/parent", (c) => {
  parametersOf(c, { lang });
  return standUnder(c, { enterpriseId: enterpriseAt(c), expectedVersion: seenVersion(c) }, null);
});

async function standUnder(
  c: AppContext,
  ref: { enterpriseId: string; expectedVersion: number | undefined },
  parentId: string | null,
): Promise<Response> {
  await setParent(databaseOf(c), actorOf(c), { ...ref, parentId }, c.env.now());
  return answerChanged(c, ref.enterpriseId);
}
