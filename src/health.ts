import type { AppContext } from "./app-env.ts";
import { readPulse } from "./changes/snapshot.ts";
import { openDatabase } from "./database.ts";
import { withinTime } from "./delivery/availability.ts";

/** Does the database answer, which version is this, and how far has the change log come? */
export async function health(c: AppContext): Promise<Response> {
  const version = c.env.VERSION.id;
  try {
    const pulse = await withinTime(readPulse(openDatabase(c.env.DB.withSession("first-primary"))));
    return c.json({ status: "ok", version, epoch: pulse.epoch });
  } catch (error) {
    console.error(error);
    return c.json({ status: "unavailable", version }, 503, { "Retry-After": "5" });
  }
}
