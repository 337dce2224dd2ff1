import type { FC } from "hono/jsx";
import type { Seat } from "../view.ts";
import { Notice } from "./notice.tsx";

/** A token that has just been issued: shown now and never again. */
export interface IssuedToken {
  readonly token: string;
  readonly name: string;
}

export const Issued: FC<IssuedToken & { seat: Seat }> = ({ seat, token, name }) => (
  <Notice tone="good">
    <p>
      <strong>{seat.words("tokens.issued", { name })}</strong>
    </p>
    <p>
      <code class="secret" id="issued" tabindex={0} translate="no">
        {token}
      </code>
    </p>
    <p>{seat.words("tokens.once")}</p>
  </Notice>
);
