/** The Worker without a memory: every request is a read. Says in headers what the database did for it. */
import { app } from "../../src/app.ts";
import { Isolate } from "../../src/delivery/isolate.ts";
import { noEdge } from "../../src/delivery/tell-edge.ts";
import { Meter } from "./meter.ts";

const isolate = new Isolate(0);
const sleep = () => Promise.resolve();

export default {
  async fetch(request, env, ctx) {
    const meter = new Meter();
    const response = await app.fetch(
      request,
      { ...env, DB: meter.around(env.DB), isolate, edge: noEdge, now: Date.now, sleep },
      ctx,
    );
    const headers = new Headers(response.headers);
    headers.set("Bench-Calls", String(meter.calls));
    headers.set("Bench-Rows", String(meter.rows));
    headers.set("Bench-Results", String(meter.results));
    headers.set("Bench-Writes", String(meter.writes));
    return new Response(response.body, { status: response.status, headers });
  },
} satisfies ExportedHandler<Env>;
