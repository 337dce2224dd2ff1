/** An enterprise's names as JSON: added, corrected, verified, ended, put away. None is ever deleted. */
import { Hono } from "hono";
import { lang, parametersOf } from "../../api/parameters.ts";
import type { AppEnv } from "../../app-env.ts";
import { changeName } from "../../enterprises/change-name.ts";
import { renameEnterprise } from "../../enterprises/rename.ts";
import { actorOf, databaseOf } from "../door.ts";
import { jsonBody } from "../json-body.ts";
import { answerChanged } from "./answer.ts";
import { asName, nameChange, newName } from "./bodies.ts";
import { enterpriseAt, idAt, registerGate, seenVersion } from "./gate.ts";

const path = "/:id/names";

export const names = new Hono<AppEnv>();

names.use(registerGate);

/** A legal name that is in use takes the place of the one that is there; on which day, `validFrom` says. */
names.post(path, async (c) => {
  parametersOf(c, { lang });
  const ref = { enterpriseId: enterpriseAt(c), expectedVersion: seenVersion(c) };
  const body = await jsonBody(c, newName);
  const from = body.validFrom;
  const input = { ...ref, names: [asName(body)], ...(from !== undefined && { from }) };
  await renameEnterprise(databaseOf(c), actorOf(c), input, c.env.now());
  return answerChanged(c, ref.enterpriseId, 201);
});

names.patch(`${path}/:nameId`, async (c) => {
  parametersOf(c, { lang });
  const ref = { enterpriseId: enterpriseAt(c), expectedVersion: seenVersion(c) };
  const nameId = idAt(c, "nameId", "name_not_found");
  const { mistaken, locale: tag, ...to } = await jsonBody(c, nameChange);
  const input = { ...ref, nameId, to: { ...to, tag }, mistaken };
  await changeName(databaseOf(c), actorOf(c), input, c.env.now());
  return answerChanged(c, ref.enterpriseId);
});
