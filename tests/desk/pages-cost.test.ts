/** What a page of the desk costs: one call for who it is, and one for the page. Every page there is, with everything on it. */
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { sameOrigin } from "../support/access.ts";
import { deskAddress } from "../support/desk-address.ts";
import { deskRoutes } from "../support/desk-routes.ts";
import { furnish } from "../support/furnished.ts";
import { noon } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { tallying } from "../support/tally.ts";
import type { RoundTrip } from "../support/tally.ts";

/** A file of whatever length, which is read piece by piece while it is sent. */
const files = ["/desk/record/export"];

const pages = deskRoutes.filter(
  ({ method, path }) => method === "GET" && path.startsWith("/desk/") && !files.includes(path),
);

/** For whoever is let in by her e-mail there is one more: whether she is a member. */
const most = 2;

test.each(pages.map(({ path }) => path))("%s takes two round trips", async (path) => {
  const room = await furnish();
  const tally: RoundTrip[] = [];
  const reader = visitor({ now: noon + 9 }, { DB: tallying(env.DB, tally) });
  const headers = { Cookie: room.cookie, ...sameOrigin };
  // The first one notes when the token was used, and looks, as every isolate does every two seconds, how far the log is.
  await reader.get(deskAddress(path, room), headers);
  tally.length = 0;
  const response = await reader.get(deskAddress(path, room), headers);
  expect([response.status, await response.text()]).toEqual([expect.toSatisfy(isShown), expect.any(String)]);
  const sent = tally.map(({ statements }) => statements.map((sql) => sql.slice(0, 120)));
  expect(sent.length, JSON.stringify(sent, null, 1)).toBeLessThanOrEqual(most);
  expect(tally.filter(({ isWrite }) => isWrite)).toEqual([]);
});

/** With nothing in the query, what opens a catalogue asks for its name. */
const isShown = (status: number): boolean => [200, 303, 422].includes(status);
