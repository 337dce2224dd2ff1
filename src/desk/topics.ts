/** What articles may be about, as JSON. */
import { Hono } from "hono";
import * as z from "zod";
import { expectMay } from "../access/policy.ts";
import { lang, parametersOf } from "../api/parameters.ts";
import type { AppEnv } from "../app-env.ts";
import { tellEdgeSoon } from "../app-env.ts";
import { nameTopic } from "../articles/name-topic.ts";
import { topicsRead } from "../articles/topics.ts";
import { readNow } from "../changes/read.ts";
import { locales } from "../locales.ts";
import { etagOf, seenVersion } from "./articles/place.ts";
import { actorOf, databaseOf } from "./door.ts";
import { jsonBody } from "./json-body.ts";

export const topics = new Hono<AppEnv>();

topics.get("/", async (c) => {
  parametersOf(c, { lang });
  expectMay(actorOf(c), "article.read");
  const all = await readNow(databaseOf(c), topicsRead());
  return c.json({ items: all.map(({ version, ...topic }) => ({ ...topic, etag: etagOf(version) })) });
});

const name = z.string().trim().min(1, { error: "1–100" }).max(100, { error: "1–100" });

/** In every language of the newsroom: a list of it is shown in each. */
const naming = z.strictObject({ label: z.record(z.enum(locales), name) });

/** Names it, or makes it: `If-Match: "v0"` says that there is none yet. */
topics.put("/:id", async (c) => {
  parametersOf(c, { lang });
  const actor = actorOf(c);
  expectMay(actor, "article.link");
  const expectedVersion = seenVersion(c);
  const id = c.req.param("id");
  const { label } = await jsonBody(c, naming);
  const version = await nameTopic(databaseOf(c), actor, { id, label, expectedVersion }, c.env.now());
  tellEdgeSoon(c);
  c.header("ETag", etagOf(version));
  return c.json({ id, label, etag: etagOf(version) });
});
