/**
 * No way to write without a line in the record. Every route that writes does
 * so here once, and says who, when, what, before and after, and under which
 * request; `tests/support/record-watch.ts` sees to it, under every other test
 * too, that the line came in the same batch, and that none is ever touched.
 */
import { describe, expect, test } from "vitest";
import { recorded, sameOrigin } from "../support/access.ts";
import { deskRoutes } from "../support/desk-routes.ts";
import { deskWrites, writesNothing } from "../support/desk-writes.ts";
import type { Write } from "../support/desk-writes.ts";
import { furnish, unfurnished } from "../support/furnished.ts";
import type { Furnished } from "../support/furnished.ts";
import { bodyOf, methodOf, stranger } from "../support/hostile.ts";
import { noon } from "../support/newsroom.ts";
import { broken } from "../support/record-watch.ts";

const writes = deskWrites(unfurnished).map(({ route }) => route);

test("there is a write for every route that writes", () => {
  const routes = deskRoutes
    .filter(({ method }) => method !== "GET")
    .map(({ method, path, body }) => `${method} ${path}${body === "{}" ? "" : ` ${body}`}`)
    .filter((route) => !writesNothing.includes(route));
  expect(writes.toSorted()).toEqual([...new Set(routes)].toSorted());
});

const address = "192.0.2.44";

/** As an honest client does: with her token, but for what is about the browser's own session. */
function send(write: Write, { token, cookie }: Furnished): Promise<Response> {
  const { type, body } = bodyOf(write);
  const own = write.address === "/desk/sign-out" ? { Cookie: cookie } : { Authorization: `Bearer ${token}` };
  const headers = {
    ...own,
    ...sameOrigin,
    "If-Match": write.lock ?? "*",
    "CF-Connecting-IP": address,
    "Content-Type": type,
  };
  return stranger(noon + 5).send(methodOf(write), write.address, headers, body);
}

/** What begins or ends with them is told flat: it was nothing before, or is nothing after. */
const beginnings = [
  ...["notice.read", "session.opened", "session.ended", "token.issued", "token.revoked", "missing.dismissed"],
  ...["catalogue.uploaded", "catalogue.encoding_confirmed", "catalogue.upload_renewed"],
  ...["catalogue.upload_discarded", "catalogue.overtaken_discarded"],
];

test.each(writes)("%s has its line", async (route) => {
  const room = await furnish();
  const write = deskWrites(room).find((one) => one.route === route);
  if (write === undefined) throw new Error(route);
  const before = (await recorded()).length;
  const response = await send(write, room);
  expect([response.status, response.status < 400 ? "" : await response.text()]).toEqual([
    expect.any(Number),
    "",
  ]);
  const lines = (await recorded()).slice(before);
  expect(lines.length).toBeGreaterThan(0);
  const requestId = response.headers.get("Request-Id");
  const door = write.address.startsWith("/api/") ? "api" : "page";
  for (const line of lines) {
    expect(line).toMatchObject({ at: noon + 5, actorName: "Lin", door, address, requestId });
    expect(line.action).toMatch(/^[a-z]+(\.[a-z_-]+)+$/);
    expect(line.subject).not.toBe("");
    if (beginnings.includes(line.action)) expect(line.detail).not.toEqual({});
    else expect(Object.keys(line.detail).some((part) => part === "before" || part === "after")).toBe(true);
  }
});

describe("the watch", () => {
  test.each([
    ['insert into "articles" ("id") values (?)', "no line in the record"],
    ['update "tokens" set "revoked_at" = ? where "tokens"."id" = ?', "no line in the record"],
    ['update "record" set "actor_name" = ?', "the record is only added to"],
    ['delete from "record"', "the record is only added to"],
    ['update "tokens" set "last_used_at" = ? where ("tokens"."id" = ?)', undefined],
    ['insert into "record" ("id") values (null)', undefined],
  ])("says of %s: %s", (statement, said) => {
    expect(broken([statement])).toBe(said);
  });
});
