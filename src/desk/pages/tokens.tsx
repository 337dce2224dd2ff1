import type { FC } from "hono/jsx";
import { roles } from "../../access/tables.ts";
import { Select, TextField } from "../components/fields.tsx";
import { Issued } from "../components/issued-token.tsx";
import type { IssuedToken } from "../components/issued-token.tsx";
import { ErrorSummary, Notice, Panel } from "../components/notice.tsx";
import type { Fault } from "../components/notice.tsx";
import { TokenTable } from "../components/token-table.tsx";
import type { TokensData } from "../components/token-table.tsx";
import { deskPaths, may } from "../view.ts";
import type { Seat, View } from "../view.ts";

export interface TokenFields {
  readonly name: string;
  readonly role: string;
  readonly locales: string;
  readonly namespaces: string;
  readonly days: string;
}

const emptyFields: TokenFields = { name: "", role: "translator", locales: "", namespaces: "", days: "90" };

export interface TokensAnswer {
  readonly issued?: IssuedToken;
  readonly done?: string | undefined;
  readonly faults?: readonly Fault[];
  readonly fields?: TokenFields;
  readonly status?: number;
}

export function tokensView(seat: Seat, data: TokensData, answer: TokensAnswer = {}): View {
  const { words } = seat;
  return {
    title: words("nav.tokens"),
    section: "tokens",
    ...(answer.status === undefined ? {} : { status: answer.status }),
    body: (
      <>
        <h1>{words("nav.tokens")}</h1>
        <ErrorSummary title={words("errors.title")} faults={answer.faults ?? []} />
        {answer.done && <Notice tone="good">{answer.done}</Notice>}
        {answer.issued && <Issued seat={seat} token={answer.issued.token} name={answer.issued.name} />}
        {may(seat, "webhook.manage") && (
          <p>
            <a href={deskPaths.webhooks}>{words("webhooks.link")}</a>
          </p>
        )}
        <IssueForm seat={seat} fields={answer.fields ?? emptyFields} />
        <Panel id="list" title={words("tokens.list")}>
          <TokenTable seat={seat} data={data} />
          {data.nextCursor !== undefined && (
            <p class="pages">
              <a href={`${deskPaths.tokens}?cursor=${data.nextCursor}`}>{words("pages.next")}</a>
            </p>
          )}
        </Panel>
      </>
    ),
  };
}

const IssueForm: FC<{ seat: Seat; fields: TokenFields }> = ({ seat, fields }) => {
  const { words } = seat;
  return (
    <Panel id="issue" title={words("tokens.new")}>
      <form method="post" action={deskPaths.tokens}>
        <div class="fields">
          <TextField
            id="name"
            label={words("tokens.name")}
            hint={words("tokens.name.hint")}
            value={fields.name}
            required
            maxlength={80}
          />
          <Select
            id="role"
            label={words("tokens.role")}
            hint={words("tokens.role.hint")}
            value={fields.role}
            options={roles.map((role) => ({ value: role, label: words(`role.${role}`) }))}
          />
          <TextField
            id="days"
            type="number"
            label={words("tokens.days")}
            hint={words("tokens.days.hint")}
            value={fields.days}
          />
          <TextField
            id="locales"
            label={words("tokens.locales")}
            hint={words("tokens.scope.hint", { example: "zh-Hans, zh-Hant" })}
            value={fields.locales}
            mono
          />
          <TextField
            id="namespaces"
            label={words("tokens.namespaces")}
            hint={words("tokens.scope.hint", { example: "reader, news/*" })}
            value={fields.namespaces}
            mono
          />
        </div>
        <button class="primary">{words("tokens.issue")}</button>
      </form>
    </Panel>
  );
};
