/** The Worker without a memory: every request is a read. Says in headers what the database did for it. */
import { app } from "../../src/app.ts";
import { Isolate } from "../../src/delivery/isolate.ts";
import { Meter } from "./meter.ts";

const isolate = new Isolate(0);

export default {
  async fetch(request, env, ctx) {
    const meter = new Meter();
    const response = await app.fetch(
      request,
      { ...env, DB: meter.around(env.DB), isolate, now: Date.now },
      ctx,
    );
    const headers = new Headers(response.headers);
    headers.set("Bench-Calls", String(meter.calls));
    headers.set("Bench-Rows", String(meter.rows));
    headers.set("Bench-Results", String(meter.results));
    return new Response(response.body, { status: response.status, headers });
  },
} satisfies ExportedHandler<Env>;
