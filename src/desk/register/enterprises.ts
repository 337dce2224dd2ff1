/** Enterprises and authorities as JSON: found, read in full, registered, edited, merged. */
import { Hono } from "hono";
import * as z from "zod";
import { cursor, id, lang, limit, parametersOf, tier, year } from "../../api/parameters.ts";
import { languageAsked } from "../../api/problem.ts";
import type { AppEnv } from "../../app-env.ts";
import { mergeEnterprises } from "../../articles/merge-enterprises.ts";
import { readNow } from "../../changes/read.ts";
import { decodeCursor } from "../../cursor.ts";
import { expectPeriod } from "../../enterprises/dates.ts";
import { editEnterprise } from "../../enterprises/edit.ts";
import { registerListRead } from "../../enterprises/register-list.ts";
import { registerEnterprise } from "../../enterprises/register.ts";
import { categories } from "../../enterprises/tables.ts";
import { actorOf, databaseOf } from "../door.ts";
import { jsonBody } from "../json-body.ts";
import { answerChanged, answerEnterprise, enterprisePath } from "./answer.ts";
import { asName, enterpriseChange, mergeBody, newEnterprise } from "./bodies.ts";
import { enterpriseAt, idIn, registerGate, seenVersion } from "./gate.ts";
import { foundShape } from "./shapes.ts";

export const enterprises = new Hono<AppEnv>();

enterprises.use(registerGate);

const listed = {
  ...{ lang, limit, cursor, tier, year, batch: id },
  q: z.string().trim().min(1, "1–100").max(100, "1–100").optional(),
  category: z.enum(categories, { error: categories.join(", ") }).default("enterprise"),
};

enterprises.get("/", async (c) => {
  const query = parametersOf(c, listed);
  const locale = languageAsked(c);
  const after = decodeCursor("enterprises", query.cursor);
  const value = await readNow(databaseOf(c), registerListRead(locale, { ...query, after }));
  const items = value.items.map((found) => foundShape(found, locale));
  return c.json({ items, nextCursor: value.nextCursor ?? null });
});

enterprises.post("/", async (c) => {
  parametersOf(c, { lang });
  const { parent, names, ...body } = await jsonBody(c, newEnterprise);
  for (const name of names) expectPeriod(name, c.env.now());
  const input = {
    ...body,
    names: names.map(asName),
    ...(parent !== undefined && { parentId: idIn(parent, "enterprise_not_found") }),
  };
  const entered = await registerEnterprise(databaseOf(c), actorOf(c), input, c.env.now());
  c.header("Location", enterprisePath(entered));
  return answerChanged(c, entered, 201);
});

enterprises.get("/:id", (c) => {
  parametersOf(c, { lang });
  return answerEnterprise(c, enterpriseAt(c));
});

enterprises.patch("/:id", async (c) => {
  parametersOf(c, { lang });
  const ref = { enterpriseId: enterpriseAt(c), expectedVersion: seenVersion(c) };
  const change = await jsonBody(c, enterpriseChange);
  await editEnterprise(databaseOf(c), actorOf(c), { ...ref, ...change }, c.env.now());
  return answerChanged(c, ref.enterpriseId);
});

/** This one turns out to be another, under which all of it is found from now on. */
enterprises.post("/:id/merge", async (c) => {
  parametersOf(c, { lang });
  const ref = { enterpriseId: enterpriseAt(c), expectedVersion: seenVersion(c) };
  const body = await jsonBody(c, mergeBody);
  const into = idIn(body.into, "enterprise_not_found");
  await mergeEnterprises(databaseOf(c), actorOf(c), { ...ref, into }, c.env.now());
  c.header("Content-Location", enterprisePath(into));
  return answerChanged(c, into);
});
