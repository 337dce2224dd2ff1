/** The draft key by key, where the figures of a catalogue lead. */
import { Hono } from "hono";
import type { AppEnv } from "../app-env.ts";
import { messageLists, readMessages } from "../catalogues/messages.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { severities } from "./components/severity.tsx";
import { databaseOf } from "./door.ts";
import { messagesView } from "./pages/messages.tsx";
import { placeFor } from "./place.ts";
import { seatFor, showView } from "./seat.tsx";

export const messagePages = new Hono<AppEnv>();

const perPage = 50;

messagePages.get("/catalogues/:lng/:ns{.+}/messages", async (c) => {
  const { locale, namespace } = placeFor(c, "catalogue.read");
  const asked = c.req.query();
  const after = decodeCursor("messages", asked["cursor"] || undefined)?.[0];
  const look = {
    ...{ locale, namespace, limit: perPage },
    which: messageLists.find((list) => list === asked["which"]) ?? ("all" as const),
    severity: severities.find((severity) => severity === asked["severity"]),
    q: asked["q"]?.trim() || undefined,
    after: after === undefined ? undefined : String(after),
  };
  const [seat, messages] = await Promise.all([seatFor(c), readMessages(databaseOf(c), look)]);
  const { next } = messages;
  const nextCursor = next === undefined ? undefined : encodeCursor("messages", [next, ""]);
  return showView(c, seat, messagesView(seat, { look, messages, nextCursor }));
});
