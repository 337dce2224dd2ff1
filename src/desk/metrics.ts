import { Hono } from "hono";
import * as z from "zod";
import { expectMay } from "../access/policy.ts";
import { iso } from "../api/localised.ts";
import { lang, parametersOf } from "../api/parameters.ts";
import type { AppEnv } from "../app-env.ts";
import { combine, readNow } from "../changes/read.ts";
import { backlogRead, deliveriesRead } from "../delivery/metrics.ts";
import type { Backlog } from "../delivery/metrics.ts";
import { summariesOf } from "../delivery/summary.ts";
import { actorOf, databaseOf } from "./door.ts";

/** Over how many of the last changes figures are made, unless told. */
export const lastChanges = 200;

const last = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, "1–1000")
  .transform(Number)
  .refine((value) => value <= 1000, "1–1000")
  .default(lastChanges);

/** How fresh readers are served: measured, in milliseconds. */
export const metrics = new Hono<AppEnv>();

metrics.get("/", async (c) => {
  expectMay(actorOf(c), "metrics.read");
  const query = parametersOf(c, { lang, last });
  const now = c.env.now();
  const parts = { rows: deliveriesRead(query.last), backlog: backlogRead(now) };
  const { rows, backlog } = await readNow(databaseOf(c), combine(parts));
  return c.json({
    at: iso(now),
    last: query.last,
    since: iso(rows.at(-1)?.committedAt ?? null),
    deliveries: summariesOf(rows, now),
    purges: backlogShape(backlog),
  });
});

function backlogShape({ oldestAt, failingSince, ...counts }: Backlog) {
  return { ...counts, oldest: iso(oldestAt), failingSince: iso(failingSince) };
}
