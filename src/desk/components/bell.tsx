import type { FC } from "hono/jsx";
import { mostUnread } from "../../access/identify.ts";
import { formatNumber } from "../formats.ts";
import { deskPaths } from "../view.ts";
import type { Seat } from "../view.ts";

/** To what a member is told, with how much of it she has not read. */
export const Bell: FC<{ seat: Seat; isCurrent: boolean }> = ({ seat, isCurrent }) => {
  const { words, locale, unread = 0 } = seat;
  const isMany = unread >= mostUnread;
  const number = formatNumber(locale, isMany ? mostUnread - 1 : unread);
  const shown = isMany ? words("notice.many", { number }) : number;
  return (
    <a
      class="bell"
      href={deskPaths.notices}
      aria-current={isCurrent ? "page" : undefined}
      aria-label={words("notice.bell", { number: shown })}
    >
      <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
        <path
          class="shape"
          d="M8 1a1 1 0 0 0-1 1v.6A4.5 4.5 0 0 0 3.5 7v3L2 12v1h12v-1l-1.5-2V7A4.5 4.5 0 0 0 9 2.6V2a1 1 0 0 0-1-1ZM6.3 14a1.75 1.75 0 0 0 3.4 0Z"
        />
      </svg>
      {unread > 0 && <span class="number">{isMany ? `${number}+` : number}</span>}
    </a>
  );
};
