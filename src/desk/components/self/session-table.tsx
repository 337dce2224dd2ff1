import type { FC } from "hono/jsx";
import type { Session } from "../../../access/sessions.ts";
import { browserName } from "../../browser-name.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Tag, When } from "../facts.tsx";

/** The browsers that she is signed in with, each with a way out. */
export const SessionTable: FC<{ seat: Seat; sessions: readonly Session[] }> = ({ seat, sessions }) => {
  const { words } = seat;
  if (sessions.length === 0) return <p>{words("self.sessions.none")}</p>;
  return (
    <>
      <p>{words("self.sessions.text")}</p>
      <table class="stack">
        <caption class="hidden">{words("self.sessions")}</caption>
        <thead>
          <tr>
            <th scope="col">{words("self.sessions.agent")}</th>
            <th scope="col">{words("self.sessions.since")}</th>
            <th scope="col">{words("self.sessions.until")}</th>
            <th scope="col">{words("action")}</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <SessionRow seat={seat} session={session} />
          ))}
        </tbody>
      </table>
      <form method="post" action={deskPaths.selfSession("all")}>
        <button class="danger">{words("self.sessions.end_all")}</button>
      </form>
    </>
  );
};

const SessionRow: FC<{ seat: Seat; session: Session }> = ({ seat, session }) => {
  const { words } = seat;
  const name = browserName(session.agent) || words("self.sessions.unknown");
  const isThis = session.id === seat.actor?.sessionId;
  return (
    <tr>
      <th scope="row">
        {name}
        {isThis && <Tag tone="good">{words("self.sessions.this")}</Tag>}
      </th>
      <td data-label={words("self.sessions.since")}>
        <When seat={seat} at={session.createdAt} />
      </td>
      <td data-label={words("self.sessions.until")}>
        <When seat={seat} at={session.expiresAt} />
      </td>
      <td>
        <form method="post" action={deskPaths.selfSession(session.id)}>
          <button class="quiet">
            {words("self.sessions.end")}
            <span class="hidden"> {name}</span>
          </button>
        </form>
      </td>
    </tr>
  );
};
