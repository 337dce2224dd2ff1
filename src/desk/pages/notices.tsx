import type { FC } from "hono/jsx";
import type { Page } from "../../cursor.ts";
import type { NoticeRow } from "../../notices/list.ts";
import { dueOn, pathOf, quoted, says } from "../../notices/says.ts";
import { formatDate } from "../../reader/formats.ts";
import { When } from "../components/facts.tsx";
import { Notice, Panel } from "../components/notice.tsx";
import { deskPaths } from "../view.ts";
import type { Seat, View } from "../view.ts";

export interface NoticesData {
  /** Newest first; undefined for who is no member. */
  readonly unread: readonly NoticeRow[] | undefined;
  readonly earlier: Page<NoticeRow>;
}

/** What a member is told: what she has not read first. */
export function noticesView(seat: Seat, { unread, earlier }: NoticesData, done?: string): View {
  const { words } = seat;
  return {
    title: words("nav.notices"),
    section: "notices",
    body: (
      <>
        <h1>{words("nav.notices")}</h1>
        {done && <Notice tone="good">{done}</Notice>}
        {unread === undefined && <p class="empty">{words("notice.machine")}</p>}
        {unread !== undefined && unread.length + earlier.items.length === 0 && (
          <p class="empty">{words("notice.none")}</p>
        )}
        {unread !== undefined && unread.length > 0 && <Unread seat={seat} rows={unread} />}
        {earlier.items.length > 0 && (
          <Panel id="earlier" title={words("notice.earlier")}>
            <ul class="plain">
              {earlier.items.map((row) => (
                <li>
                  <a href={pathOf(row)}>{says(row, words, seat.locale)}</a>
                  <Beside seat={seat} row={row} />
                </li>
              ))}
            </ul>
          </Panel>
        )}
        {earlier.nextCursor !== undefined && (
          <p class="pages">
            <a
              href={`${deskPaths.notices}?${new URLSearchParams({ cursor: earlier.nextCursor }).toString()}`}
            >
              {words("pages.next")}
            </a>
          </p>
        )}
      </>
    ),
  };
}

const Unread: FC<{ seat: Seat; rows: readonly NoticeRow[] }> = ({ seat, rows }) => {
  const { words } = seat;
  const [newest] = rows;
  return (
    <Panel id="unread" title={words("notice.unread")}>
      <form method="post" action={deskPaths.notices} class="all-read">
        <input type="hidden" name="newest" value={String(newest?.id ?? "")} />
        <button name="do" value="all">
          {words("notice.read_all")}
        </button>
      </form>
      <ul class="plain unread">
        {rows.map((row) => (
          <li>
            <form method="post" action={deskPaths.notices}>
              <input type="hidden" name="notice" value={String(row.id)} />
              <button class="quiet told" name="do" value="open">
                {says(row, words, seat.locale)}
              </button>
              <Beside seat={seat} row={row} />
              <button class="quiet done" name="do" value="read" aria-describedby={`notice-${row.id}`}>
                {words("notice.read")}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </Panel>
  );
};

const Beside: FC<{ seat: Seat; row: NoticeRow }> = ({ seat, row }) => (
  <div class="beside" id={`notice-${row.id}`}>
    {quoted(row) !== "" && <p class="text quoted">{quoted(row)}</p>}
    <p class="soft">
      <When seat={seat} at={row.at} />
      {dueOn(row) !== "" && (
        <span class="due">{seat.words("assign.due", { day: formatDate(seat.locale, dueOn(row)) })}</span>
      )}
    </p>
  </div>
);
