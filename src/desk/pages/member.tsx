import type { FC } from "hono/jsx";
import type { MemberRow } from "../../access/membership.ts";
import { TextField } from "../components/fields.tsx";
import { Issued } from "../components/issued-token.tsx";
import type { IssuedToken } from "../components/issued-token.tsx";
import { MemberFields } from "../components/member-fields.tsx";
import { ErrorSummary, Notice, Panel } from "../components/notice.tsx";
import type { Fault } from "../components/notice.tsx";
import { TokenTable } from "../components/token-table.tsx";
import type { TokensData } from "../components/token-table.tsx";
import { memberFields } from "../member-form.ts";
import type { MemberFields as Fields } from "../member-form.ts";
import { deskPaths } from "../view.ts";
import type { Seat, View } from "../view.ts";

interface TokenFields {
  readonly name: string;
  readonly days: string;
}

export interface MemberAnswer {
  readonly issued?: IssuedToken;
  readonly done?: string | undefined;
  readonly faults?: readonly Fault[];
  readonly fields?: Fields;
  readonly token?: TokenFields;
  readonly status?: number;
}

export interface MemberData {
  readonly member: MemberRow;
  readonly tokens: TokensData;
}

export function memberView(seat: Seat, { member, tokens }: MemberData, answer: MemberAnswer = {}): View {
  const { words } = seat;
  return {
    title: member.name,
    section: "members",
    crumbs: [{ label: words("nav.members"), href: deskPaths.members }, { label: member.name }],
    ...(answer.status === undefined ? {} : { status: answer.status }),
    body: (
      <>
        <h1>{member.name}</h1>
        <ErrorSummary title={words("errors.title")} faults={answer.faults ?? []} />
        {answer.done && <Notice tone="good">{answer.done}</Notice>}
        {answer.issued && <Issued seat={seat} token={answer.issued.token} name={answer.issued.name} />}
        <Panel id="change" title={words("member.change")}>
          <form method="post" action={deskPaths.member(member.id)}>
            <input type="hidden" name="version" value={String(member.version)} />
            <MemberFields seat={seat} fields={answer.fields ?? memberFields(member)} />
            <button class="primary">{words("member.save")}</button>
          </form>
          <Removal seat={seat} member={member} />
        </Panel>
        <Panel id="tokens" title={words("member.tokens", { name: member.name })}>
          <p>{words("member.tokens.text")}</p>
          <TokenForm seat={seat} member={member} fields={answer.token ?? { name: member.name, days: "90" }} />
          {tokens.items.length === 0 ? (
            <p>{words("member.tokens.none")}</p>
          ) : (
            <TokenTable seat={seat} data={tokens} />
          )}
        </Panel>
      </>
    ),
  };
}

const Removal: FC<{ seat: Seat; member: MemberRow }> = ({ seat: { words }, member }) => (
  <details class="more">
    <summary>{words("member.remove")}</summary>
    <form method="post" action={deskPaths.memberRemoval(member.id)}>
      <input type="hidden" name="version" value={String(member.version)} />
      <p>{words("member.remove.text")}</p>
      <button class="danger">{words("member.remove.do")}</button>
    </form>
  </details>
);

const TokenForm: FC<{ seat: Seat; member: MemberRow; fields: TokenFields }> = ({ seat, member, fields }) => (
  <form method="post" action={deskPaths.memberTokens(member.id)}>
    <div class="fields">
      <TextField
        id="token_name"
        label={seat.words("tokens.name")}
        hint={seat.words("member.tokens.name.hint")}
        value={fields.name}
        required
        maxlength={80}
      />
      <TextField
        id="days"
        type="number"
        label={seat.words("tokens.days")}
        hint={seat.words("tokens.days.hint")}
        value={fields.days}
      />
    </div>
    <button class="primary">{seat.words("tokens.issue")}</button>
  </form>
);
