import type { MemberRow } from "../../access/membership.ts";
import type { Page } from "../../cursor.ts";
import { MemberFields } from "../components/member-fields.tsx";
import { MemberTable } from "../components/member-table.tsx";
import { ErrorSummary, Notice, Panel } from "../components/notice.tsx";
import type { Fault } from "../components/notice.tsx";
import { emptyMember } from "../member-form.ts";
import type { MemberFields as Fields } from "../member-form.ts";
import { deskPaths, may } from "../view.ts";
import type { Seat, View } from "../view.ts";

export interface MembersAnswer {
  readonly done?: string | undefined;
  readonly faults?: readonly Fault[];
  readonly fields?: Fields;
  readonly status?: number;
}

export function membersView(seat: Seat, page: Page<MemberRow>, answer: MembersAnswer = {}): View {
  const { words } = seat;
  return {
    title: words("nav.members"),
    section: "members",
    ...(answer.status === undefined ? {} : { status: answer.status }),
    body: (
      <>
        <h1>{words("nav.members")}</h1>
        <ErrorSummary title={words("errors.title")} faults={answer.faults ?? []} />
        {answer.done && <Notice tone="good">{answer.done}</Notice>}
        <p>{words("member.text")}</p>
        {may(seat, "settings.write") && (
          <p>
            <a href={deskPaths.settings}>{words("settings.link")}</a>
          </p>
        )}
        {may(seat, "member.manage") && (
          <Panel id="add" title={words("member.new")}>
            <form method="post" action={deskPaths.members}>
              <MemberFields seat={seat} fields={answer.fields ?? emptyMember} />
              <button class="primary">{words("member.add")}</button>
            </form>
          </Panel>
        )}
        <Panel id="list" title={words("member.list")}>
          <MemberTable seat={seat} members={page.items} />
          {page.nextCursor !== undefined && (
            <p class="pages">
              <a href={`${deskPaths.members}?cursor=${page.nextCursor}`}>{words("pages.next")}</a>
            </p>
          )}
        </Panel>
      </>
    ),
  };
}
