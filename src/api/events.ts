/**
 * Server-sent events (WHATWG HTML §9.2): a hint that there is something to
 * sync. What it was is told in short; nothing is lost for who missed it, since
 * the feed knows.
 */
import { Hono } from "hono";
import type { AppContext, AppEnv } from "../app-env.ts";
import { visitOf } from "../app-env.ts";
import { newsRead } from "../changes/news.ts";
import type { News } from "../changes/news.ts";
import { readNow } from "../changes/read.ts";
import { openDatabase } from "../database.ts";
import { withinTime } from "../delivery/availability.ts";
import { privatePolicy } from "../delivery/policy.ts";
import { corsHeaders } from "./cors.ts";
import { queries } from "./contract/queries.ts";
import { parametersOf, position } from "./parameters.ts";

/** Milliseconds between two looks; an isolate looks once for all of its listeners. */
const pause = 2000;
/** A minute, then the stream ends and the client comes back by itself. */
const rounds = 30;
/** Looks after which a comment keeps the connection alive. */
const quiet = 7;
/** Lines at once; who is further behind is told to sync. */
const most = 100;

export const events = new Hono<AppEnv>();

events.get("/", (c) => {
  const query = parametersOf(c, queries.listenForChanges);
  const heard = position.safeParse(c.req.header("Last-Event-ID"));
  const from = heard.data ?? query.lastEventId;
  if (c.req.method === "HEAD") return c.body(null, 200, headers);
  return c.body(streamOf(c, from), 200, headers);
});

const headers = {
  ...corsHeaders,
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": privatePolicy,
};

function streamOf(c: AppContext, from: number | undefined): ReadableStream<Uint8Array> {
  const told = tell(c, from);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await told.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await told.return();
    },
  });
}

/** Event by event; ends when the time is up, or when the database does not answer. */
async function* tell(c: AppContext, from: number | undefined): AsyncGenerator<string, void, void> {
  const { isolate } = c.env;
  let last = from ?? (await isolate.epochNow(visitOf(c)));
  yield `retry: ${pause}\n\n`;
  for (let round = 1; round <= rounds; round += 1) {
    const epoch = await isolate.epochNow(visitOf(c));
    if (epoch < last) last = 0;
    if (epoch > last) {
      const news = await newsSince(c, last);
      if (news === undefined) return;
      last = news.at(-1)?.seq ?? epoch;
      yield news.length > most ? behind(epoch) : news.map(eventOf).join("");
      if (news.length > most) last = epoch;
    } else if (round % quiet === 0) {
      yield ":\n\n";
    }
    if (round < rounds) await c.env.sleep(pause);
  }
}

/** Undefined when the database does not answer: the client comes back by itself. */
async function newsSince(c: AppContext, seq: number): Promise<News[] | undefined> {
  try {
    return await withinTime(readNow(openDatabase(c.env.DB), newsRead(seq, most + 1)));
  } catch (error) {
    console.error(error);
    return undefined;
  }
}

const eventOf = ({ seq, kind, subjectId: id, locale, tags }: News): string =>
  `id: ${seq}\nevent: change\ndata: ${JSON.stringify({ seq, kind, id, locale, tags })}\n\n`;

const behind = (epoch: number): string =>
  `id: ${epoch}\nevent: behind\ndata: ${JSON.stringify({ seq: epoch })}\n\n`;
