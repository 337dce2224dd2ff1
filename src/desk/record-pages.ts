/** The record, as a page and as a file. */
import { Hono } from "hono";
import { memberNamesRead } from "../access/member-names.ts";
import { expectMay } from "../access/policy.ts";
import { recordRead } from "../access/read-record.ts";
import type { RecordPage } from "../access/read-record.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { combine, readNow } from "../changes/read.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { DomainError } from "../errors.ts";
import { statusOf } from "../status.ts";
import { actorOf, databaseOf } from "./door.ts";
import { exportRecord } from "./record.ts";
import { filterOf, recordFieldsIn } from "./record-filter.ts";
import type { RecordFields } from "./record-filter.ts";
import { recordView } from "./pages/record.tsx";
import { seatFor, showView } from "./seat.tsx";

export const recordPages = new Hono<AppEnv>();

const perPage = 50;

recordPages.get("/record", async (c) => {
  expectMay(actorOf(c), "record.read");
  const fields = recordFieldsIn(c.req.query());
  const seat = await seatFor(c);
  const asked = askedFor(c, fields);
  if (asked instanceof DomainError) {
    const fault = { message: seat.lexicon.error(seat.locale, asked), field: String(asked.params["name"]) };
    const nothing = { lines: [], people: [], fields, nextCursor: undefined };
    return showView(c, seat, recordView(seat, nothing, { faults: [fault], status: statusOf[asked.code] }));
  }
  const parts = { page: recordRead(asked), people: memberNamesRead() };
  const { page, people } = await readNow(databaseOf(c), combine(parts));
  return showView(
    c,
    seat,
    recordView(seat, { lines: page.lines, people, fields, nextCursor: cursorOf(page) }),
  );
});

recordPages.get("/record/export", exportRecord);

/** What cannot be asked for is said above the form, with everything still in it. */
function askedFor(c: AppContext, fields: RecordFields) {
  const after = decodeCursor("record", c.req.query("cursor") || undefined);
  try {
    return { ...filterOf(fields, actorOf(c)), after, limit: perPage };
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

const cursorOf = ({ next }: RecordPage): string | undefined => next && encodeCursor("record", next);
