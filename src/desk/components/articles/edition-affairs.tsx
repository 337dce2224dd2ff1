import type { FC } from "hono/jsx";
import { planOf } from "../../../articles/moves.ts";
import type { EditionRow } from "../../../articles/tables.ts";
import { languageName } from "../../formats.ts";
import type { Note } from "../../publication-form.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Panel } from "../notice.tsx";
import { Correction } from "./correction.tsx";
import { LockFields } from "./lock-fields.tsx";
import { NoteShown } from "./note-shown.tsx";
import { TimeSaid } from "./time-said.tsx";
import { Withdrawal } from "./withdrawal.tsx";

/** What was typed into one of an edition's forms and could not be taken. */
export interface Typed {
  readonly form: "withdrawal" | "correction";
  readonly locale: string;
  readonly note: Note;
  readonly isLater: boolean;
  readonly at: string;
}

export interface AffairProps {
  seat: Seat;
  edition: EditionRow;
  now: number;
  typed: Typed | undefined;
}

/** What is planned for a language, and what can still be done about what is public of it. */
export const EditionAffairs: FC<AffairProps> = ({ seat, edition, now, typed }) => {
  const isPublic = edition.state === "published";
  if (!isPublic && edition.scheduledAt === null && edition.state !== "withdrawn") return null;
  return (
    <Panel id={`affairs-${edition.locale}`} title={languageName(seat.locale, edition.locale)}>
      <Plan seat={seat} edition={edition} now={now} />
      {edition.state === "withdrawn" && <Withdrawn seat={seat} edition={edition} />}
      {isPublic && <Correction seat={seat} edition={edition} now={now} typed={typed} />}
      {isPublic && <Withdrawal seat={seat} edition={edition} now={now} typed={typed} />}
    </Panel>
  );
};

const Plan: FC<Pick<AffairProps, "seat" | "edition" | "now">> = ({ seat, edition, now }) => {
  const plan = planOf(edition);
  if (plan === undefined) return null;
  const { articleId, locale, version } = edition;
  return (
    <form method="post" action={deskPaths.editionPart(articleId, locale, "schedule")} class="plan">
      <LockFields lock={{ version, seen: now }} />
      <p>
        <TimeSaid
          seat={seat}
          at={plan.at}
          say={plan.act === "withdrawal" ? "articles.to_go" : "articles.to_come"}
        />
      </p>
      <button>{seat.words("publishing.cancel")}</button>
    </form>
  );
};

const Withdrawn: FC<Pick<AffairProps, "seat" | "edition">> = ({ seat, edition }) => (
  <>
    {edition.withdrawnAt !== null && (
      <p>
        <TimeSaid seat={seat} at={edition.withdrawnAt} say="article.edition.withdrawn" />
      </p>
    )}
    {edition.withdrawalNote === null ? (
      <p class="soft">{seat.words("publishing.withdrawn.silent")}</p>
    ) : (
      <NoteShown note={edition.withdrawalNote} />
    )}
    <p class="soft">{seat.words("publishing.withdrawn.again")}</p>
  </>
);
