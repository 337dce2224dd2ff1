import { Hono } from "hono";
import * as z from "zod";
import { expectMay } from "../access/policy.ts";
import { changeSettings, publishingRoles, settingsRead } from "../access/settings.ts";
import type { Settings } from "../access/settings.ts";
import { lang, parametersOf } from "../api/parameters.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { readNow } from "../changes/read.ts";
import { etagOf, seenVersion } from "./articles/place.ts";
import { actorOf, databaseOf } from "./door.ts";
import { jsonBody } from "./json-body.ts";

/** What the newsroom has decided for itself, as JSON. */
export const settings = new Hono<AppEnv>();

settings.get("/", async (c) => {
  parametersOf(c, { lang });
  expectMay(actorOf(c), "settings.read");
  return tagged(c, await readNow(databaseOf(c), settingsRead()));
});

const change = z.strictObject({ publishWithoutReview: z.array(z.enum(publishingRoles)).max(10) });

settings.patch("/", async (c) => {
  parametersOf(c, { lang });
  expectMay(actorOf(c), "settings.write");
  const expectedVersion = seenVersion(c);
  const { publishWithoutReview } = await jsonBody(c, change);
  const input = { publishWithoutReview, expectedVersion };
  return tagged(c, await changeSettings(databaseOf(c), actorOf(c), input, c.env.now()));
});

function tagged(c: AppContext, { publishWithoutReview, version }: Settings): Response {
  c.header("ETag", etagOf(version));
  return c.json({ publishWithoutReview, etag: etagOf(version) });
}
