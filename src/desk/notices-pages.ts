import { Hono } from "hono";
import type { AppContext, AppEnv } from "../app-env.ts";
import { readNow } from "../changes/read.ts";
import { decodeCursor, pageOf } from "../cursor.ts";
import { withinTime } from "../delivery/availability.ts";
import { DomainError } from "../errors.ts";
import { noticesPageRead } from "../notices/list.ts";
import { readAllNotices, readNotice } from "../notices/mark-read.ts";
import { pathOf } from "../notices/says.ts";
import { doneIn, redirectDone } from "./done.ts";
import { actorOf, databaseOf } from "./door.ts";
import { formOf } from "./forms.ts";
import { noticesView } from "./pages/notices.tsx";
import { seatFor, showView } from "./seat.tsx";
import { deskPaths } from "./view.ts";

export const noticesPages = new Hono<AppEnv>();

const mostUnread = 50;
const perPage = 30;

noticesPages.get("/notices", async (c) => {
  const seat = await seatFor(c);
  const { memberId } = actorOf(c);
  const after = decodeCursor("notices", c.req.query("cursor"));
  const none = { unread: undefined, earlier: { items: [], nextCursor: undefined } };
  const data = memberId === undefined ? none : await dataFor(c, memberId, after);
  return showView(c, seat, noticesView(seat, data, doneIn(c, seat)));
});

async function dataFor(c: AppContext, memberId: string, after: ReturnType<typeof decodeCursor>) {
  const part = noticesPageRead(memberId, mostUnread, { after, limit: perPage });
  const { unread, earlier } = await withinTime(readNow(databaseOf(c), part));
  return {
    unread: after === undefined ? unread.slice(0, mostUnread) : [],
    earlier: pageOf("notices", earlier, perPage, ({ id }) => [id, ""]),
  };
}

/** One is opened, or one or all are done with. */
noticesPages.post("/notices", async (c) => {
  const form = await formOf(c);
  const [db, actor, now] = [databaseOf(c), actorOf(c), c.env.now()];
  if (form.get("do") === "all") {
    await readAllNotices(db, actor, idIn(form, "newest"), now);
    return redirectDone(c, deskPaths.notices, "notices_read");
  }
  const id = idIn(form, "notice");
  if (id === undefined) throw new DomainError("notice_not_found");
  const notice = await readNotice(db, actor, id, now);
  if (form.get("do") === "open") return c.redirect(pathOf(notice), 303);
  return redirectDone(c, deskPaths.notices, "notices_read");
});

function idIn(form: URLSearchParams, name: string): number | undefined {
  const text = form.get(name) ?? "";
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
