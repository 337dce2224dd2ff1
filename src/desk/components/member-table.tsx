import type { FC } from "hono/jsx";
import type { MemberRow } from "../../access/membership.ts";
import { formatList } from "../formats.ts";
import { deskPaths, may } from "../view.ts";
import type { Seat } from "../view.ts";
import { When } from "./facts.tsx";

/** Names to everybody; what is known of them to those who look after it. */
export const MemberTable: FC<{ seat: Seat; members: readonly MemberRow[] }> = ({ seat, members }) => {
  const { words } = seat;
  if (members.length === 0) return <p>{words("member.none")}</p>;
  if (!may(seat, "member.manage")) return <Names members={members} />;
  return (
    <table class="stack">
      <caption class="hidden">{words("member.list")}</caption>
      <thead>
        <tr>
          <th scope="col">{words("member.name")}</th>
          <th scope="col">{words("member.email")}</th>
          <th scope="col">{words("member.roles")}</th>
          <th scope="col">{words("member.since")}</th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <MemberLine seat={seat} member={member} />
        ))}
      </tbody>
    </table>
  );
};

const Names: FC<{ members: readonly MemberRow[] }> = ({ members }) => (
  <ul>
    {members.map(({ name }) => (
      <li>{name}</li>
    ))}
  </ul>
);

const MemberLine: FC<{ seat: Seat; member: MemberRow }> = ({ seat, member }) => {
  const { words, locale } = seat;
  const roles = member.roles.map((role) => words(`role.${role}`));
  return (
    <tr>
      <th scope="row">
        <a href={deskPaths.member(member.id)}>{member.name}</a>
      </th>
      <td data-label={words("member.email")} class="mono">
        {member.email}
      </td>
      <td data-label={words("member.roles")}>
        {formatList(locale, roles)}
        {member.locales && <span class="soft mono block">{formatList(locale, member.locales)}</span>}
      </td>
      <td data-label={words("member.since")}>
        <When seat={seat} at={member.createdAt} />
      </td>
    </tr>
  );
};
