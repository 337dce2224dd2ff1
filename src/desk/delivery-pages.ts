/** How fresh readers have been served, and what the edge is still to hear. */
import { Hono } from "hono";
import { expectMay } from "../access/policy.ts";
import type { AppEnv } from "../app-env.ts";
import { combine, readNow } from "../changes/read.ts";
import { backlogRead, deliveriesRead, namedDeliveriesRead, openPurgesRead } from "../delivery/metrics.ts";
import { actorOf, databaseOf } from "./door.ts";
import { lastChanges } from "./metrics.ts";
import { deliveriesView } from "./pages/deliveries.tsx";
import { seatFor, showView } from "./seat.tsx";

export const deliveryPages = new Hono<AppEnv>();

const listed = 50;
const purgesListed = 20;

deliveryPages.get("/deliveries", async (c) => {
  expectMay(actorOf(c), "metrics.read");
  const now = c.env.now();
  const parts = {
    measured: deliveriesRead(lastChanges),
    list: namedDeliveriesRead(listed),
    backlog: backlogRead(now),
    purges: openPurgesRead(purgesListed),
  };
  const [seat, data] = await Promise.all([seatFor(c), readNow(databaseOf(c), combine(parts))]);
  return showView(c, seat, deliveriesView(seat, { ...data, now }));
});
