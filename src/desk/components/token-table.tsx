import type { FC } from "hono/jsx";
import type { Token } from "../../access/tokens.ts";
import { formatList } from "../formats.ts";
import { deskPaths } from "../view.ts";
import type { Seat } from "../view.ts";
import { Tag, When } from "./facts.tsx";

export interface TokensData {
  readonly items: readonly Token[];
  readonly nextCursor: string | undefined;
  readonly now: number;
}

/** Every token there is, with what it is for and when it was last used. */
export const TokenTable: FC<{ seat: Seat; data: TokensData }> = ({ seat, data }) => {
  const { words } = seat;
  return (
    <table class="stack">
      <caption class="hidden">{words("tokens.list")}</caption>
      <thead>
        <tr>
          <th scope="col">{words("tokens.name")}</th>
          <th scope="col">{words("tokens.role")}</th>
          <th scope="col">{words("tokens.used")}</th>
          <th scope="col">{words("tokens.expires")}</th>
          <th scope="col">{words("action")}</th>
        </tr>
      </thead>
      <tbody>
        {data.items.map((token) => (
          <TokenRow seat={seat} token={token} now={data.now} />
        ))}
      </tbody>
    </table>
  );
};

const TokenRow: FC<{ seat: Seat; token: Token; now: number }> = ({ seat, token, now }) => {
  const { words } = seat;
  const isLive = token.revokedAt === null && token.expiresAt > now;
  return (
    <tr class={isLive ? undefined : "over"}>
      <th scope="row">
        {token.name} <span class="soft mono">{token.hint}…</span>
      </th>
      <td data-label={words("tokens.role")}>
        {formatList(
          seat.locale,
          token.roles.map((role) => words(`role.${role}`)),
        )}
        <Scope seat={seat} token={token} />
      </td>
      <td data-label={words("tokens.used")}>
        {token.lastUsedAt === null ? words("tokens.never") : <When seat={seat} at={token.lastUsedAt} />}
      </td>
      <td data-label={words("tokens.expires")}>
        {token.revokedAt === null ? (
          <When seat={seat} at={token.expiresAt} />
        ) : (
          <Tag>{words("tokens.revoked")}</Tag>
        )}
      </td>
      <td>{isLive && <Revoke seat={seat} token={token} />}</td>
    </tr>
  );
};

const Scope: FC<{ seat: Seat; token: Token }> = ({ seat, token: { locales, namespaces } }) => {
  const parts = [locales, namespaces].flatMap((list) =>
    list === null ? [] : [formatList(seat.locale, list)],
  );
  return parts.length === 0 ? null : <span class="soft mono block">{parts.join(" · ")}</span>;
};

const Revoke: FC<{ seat: Seat; token: Token }> = ({ seat, token }) => {
  const { words } = seat;
  return (
    <details class="more">
      <summary>
        {words("tokens.revoke")}
        <span class="hidden"> {token.name}</span>
      </summary>
      <form method="post" action={deskPaths.token(token.id)}>
        <p>{words("tokens.revoke.text")}</p>
        <button class="danger">{words("tokens.revoke.do")}</button>
      </form>
    </details>
  );
};
