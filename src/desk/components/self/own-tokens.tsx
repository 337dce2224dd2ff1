import type { FC } from "hono/jsx";
import type { Token } from "../../../access/tokens.ts";
import { formatList } from "../../formats.ts";
import type { Seat } from "../../view.ts";
import { Tag, When } from "../facts.tsx";

interface Props {
  seat: Seat;
  tokens: readonly Token[];
  now: number;
}

/** To be looked over: admins issue and revoke them. */
export const OwnTokens: FC<Props> = ({ seat, tokens, now }) => {
  const { words } = seat;
  if (tokens.length === 0) return <p>{words("self.tokens.none")}</p>;
  return (
    <>
      <p>{words("self.tokens.text")}</p>
      <table class="stack">
        <caption class="hidden">{words("self.tokens")}</caption>
        <thead>
          <tr>
            <th scope="col">{words("tokens.name")}</th>
            <th scope="col">{words("tokens.role")}</th>
            <th scope="col">{words("tokens.used")}</th>
            <th scope="col">{words("tokens.expires")}</th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <OwnToken seat={seat} token={token} now={now} />
          ))}
        </tbody>
      </table>
    </>
  );
};

const OwnToken: FC<{ seat: Seat; token: Token; now: number }> = ({ seat, token, now }) => {
  const { words, locale } = seat;
  const roles = token.roles.map((role) => words(`role.${role}`));
  const isLive = token.revokedAt === null && token.expiresAt > now;
  return (
    <tr class={isLive ? undefined : "over"}>
      <th scope="row">
        {token.name} <span class="soft mono">{token.hint}…</span>
      </th>
      <td data-label={words("tokens.role")}>{formatList(locale, roles)}</td>
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
    </tr>
  );
};
