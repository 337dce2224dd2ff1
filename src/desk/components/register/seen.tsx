import type { FC } from "hono/jsx";
import type { Changed, Facts } from "../../register-pages/seen.ts";
import { seenValue } from "../../register-pages/seen.ts";
import type { Seat } from "../../view.ts";
import { Notice } from "../notice.tsx";

/** The lock that a form holds, and what its page showed. */
export const SeenFields: FC<{ seat: Seat; version: number; facts: Facts }> = ({ seat, version, facts }) => (
  <>
    <input type="hidden" name="version" value={String(version)} />
    <input type="hidden" name="seen" value={seenValue(seat, facts)} />
  </>
);

/** After a lost race: what has become otherwise since the page was opened. */
export const Meanwhile: FC<{ seat: Seat; changed: readonly Changed[] | undefined }> = ({
  seat: { words },
  changed,
}) => {
  if (changed === undefined) return null;
  return (
    <Notice tone="warning">
      <h2 class="plain">{words("register.meanwhile")}</h2>
      <p>{words(changed.length === 0 ? "register.meanwhile.unseen" : "register.meanwhile.text")}</p>
      {changed.length > 0 && (
        <table class="stack meanwhile">
          <caption class="hidden">{words("register.meanwhile")}</caption>
          <thead>
            <tr>
              <th scope="col">{words("register.meanwhile.what")}</th>
              <th scope="col">{words("register.meanwhile.was")}</th>
              <th scope="col">{words("register.meanwhile.now")}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map(({ label, was, now }) => (
              <tr>
                <th scope="row">{label}</th>
                <td data-label={words("register.meanwhile.was")}>{was ?? words("register.none")}</td>
                <td data-label={words("register.meanwhile.now")}>{now ?? words("register.none")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Notice>
  );
};
