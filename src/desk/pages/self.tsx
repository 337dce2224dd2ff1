import type { FC } from "hono/jsx";
import type { Self } from "../../access/read-self.ts";
import { formatList, languageName } from "../formats.ts";
import { Facts, When } from "../components/facts.tsx";
import { ErrorSummary, Notice, Panel } from "../components/notice.tsx";
import type { Fault } from "../components/notice.tsx";
import { OwnTokens } from "../components/self/own-tokens.tsx";
import { SelfForm } from "../components/self/self-form.tsx";
import { SessionTable } from "../components/self/session-table.tsx";
import { selfFields } from "../self-form.ts";
import type { SelfFields } from "../self-form.ts";
import type { Seat, View } from "../view.ts";

export interface SelfData extends Self {
  readonly now: number;
}

export interface SelfAnswer {
  readonly done?: string | undefined;
  readonly faults?: readonly Fault[];
  readonly fields?: SelfFields;
  readonly status?: number;
}

export function selfView(seat: Seat, data: SelfData, answer: SelfAnswer = {}): View {
  const { words } = seat;
  const { member, sessions, tokens, now } = data;
  return {
    title: words("nav.self"),
    section: "self",
    ...(answer.status === undefined ? {} : { status: answer.status }),
    body: (
      <>
        <h1>{member?.name ?? seat.actor?.name ?? words("nav.self")}</h1>
        <ErrorSummary title={words("errors.title")} faults={answer.faults ?? []} />
        {answer.done && <Notice tone="good">{answer.done}</Notice>}
        <Panel id="known" title={words("self.known")}>
          <Known seat={seat} member={member} />
        </Panel>
        <Panel id="settings" title={words("nav.self")}>
          {member === undefined ? (
            <p>{words("self.no_member")}</p>
          ) : (
            <SelfForm seat={seat} fields={answer.fields ?? selfFields(member)} version={member.version} />
          )}
        </Panel>
        <Panel id="sessions" title={words("self.sessions")}>
          <SessionTable seat={seat} sessions={sessions} />
        </Panel>
        <Panel id="tokens" title={words("self.tokens")}>
          <OwnTokens seat={seat} tokens={tokens} now={now} />
        </Panel>
      </>
    ),
  };
}

/** Decided by those who look after members; one may know it. */
const Known: FC<{ seat: Seat; member: Self["member"] }> = ({ seat, member }) => {
  const { words, locale, actor } = seat;
  if (actor === undefined) return null;
  const roles = actor.roles.map((role) => words(`role.${role}`));
  const languages = actor.locales?.map((tag) => languageName(locale, tag));
  return (
    <>
      <Facts
        facts={[
          { label: words("member.name"), value: actor.name },
          member && { label: words("member.email"), value: <span class="mono">{member.email}</span> },
          { label: words("member.roles"), value: formatList(locale, roles) },
          {
            label: words("self.languages"),
            value: languages === undefined ? words("self.languages.all") : formatList(locale, languages),
          },
          member && { label: words("member.since"), value: <When seat={seat} at={member.createdAt} /> },
        ]}
      />
      {member && <p class="hint">{words("self.known.text")}</p>}
    </>
  );
};
