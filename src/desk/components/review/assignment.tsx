import type { FC } from "hono/jsx";
import { lockOfAssignment } from "../../../articles/review/assign.ts";
import { mayWrite } from "../../../articles/review/people.ts";
import type { Colleague } from "../../../articles/review/people.ts";
import type { Assignment } from "../../../articles/review/read.ts";
import type { Locale } from "../../../locales.ts";
import { formatDate } from "../../../reader/formats.ts";
import { deskPaths, may } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Select, TextField } from "../fields.tsx";
import type { EditionPlace } from "./place.ts";

export interface AssignmentProps {
  seat: Seat;
  place: EditionPlace;
  sourceLocale: Locale;
  assignment: Assignment | undefined;
  people: readonly Colleague[];
  /** What was filled in and could not be taken. */
  fields?: Readonly<Record<string, string>> | undefined;
}

/** Whose work an edition is, and what whoever looks may change of that. */
export const AssignmentForm: FC<AssignmentProps> = (props) => {
  const { seat, place, sourceLocale, assignment } = props;
  const isSource = place.locale === sourceLocale;
  const me = seat.actor?.memberId;
  const maySelf = me !== undefined && may(seat, "article.write", { locale: place.locale, isSource });
  const isMine = assignment !== undefined && assignment.member.id === me;
  const isFree = assignment === undefined || assignment.isGone;
  const mayGive = may(seat, "article.assign", { locale: place.locale });
  return (
    <div class="work">
      <Whose seat={seat} assignment={assignment} />
      <div class="line">
        {maySelf && !isMine && (isFree || mayGive) && <Act {...props} act="claim" />}
        {assignment !== undefined &&
          (isMine ? <Act {...props} act="release" /> : mayGive && <Act {...props} act="take_away" />)}
      </div>
      {mayGive && <Giving {...props} />}
    </div>
  );
};

const Whose: FC<{ seat: Seat; assignment: Assignment | undefined }> = ({ seat, assignment }) => {
  const { words, locale } = seat;
  if (assignment === undefined) return <p class="soft">{words("assign.nobody")}</p>;
  const { member, isGone, dueOn } = assignment;
  return (
    <p>
      {words("assign.to", { name: isGone ? words("assign.gone", { name: member.name }) : member.name })}
      {dueOn !== null && (
        <span class="soft block">{words("assign.due", { day: formatDate(locale, dueOn) })}</span>
      )}
    </p>
  );
};

/** What both forms send along: the assignment that was seen, and where to come back to. */
const Seen: FC<AssignmentProps> = ({ seat, assignment }) => (
  <>
    <input type="hidden" name="version" value={String(lockOfAssignment(assignment))} />
    <input type="hidden" name="to" value={seat.address} />
  </>
);

const pathOf = ({ articleId, locale }: EditionPlace): string =>
  deskPaths.editionPart(articleId, locale, "assignment");

const Act: FC<AssignmentProps & { act: "claim" | "release" | "take_away" }> = ({ act, ...props }) => (
  <form method="post" action={pathOf(props.place)}>
    <Seen {...props} />
    <button name="do" value={act === "claim" ? "claim" : "release"}>
      {props.seat.words(`assign.${act}`)}
    </button>
  </form>
);

const Giving: FC<AssignmentProps> = (props) => {
  const { seat, place, sourceLocale, assignment, people, fields } = props;
  const { words } = seat;
  const able = people.filter((one) => mayWrite(one, place.locale, sourceLocale));
  const options = [
    { value: "", label: words("assign.choose") },
    ...able.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <details class="more" open={fields !== undefined}>
      <summary>{words("assign.change")}</summary>
      <form method="post" action={pathOf(place)}>
        <Seen {...props} />
        <Select
          id={`assign-member-${place.locale}`}
          name="member"
          label={words("assign.member")}
          value={fields?.["member"] ?? assignment?.member.id}
          options={options}
        />
        <TextField
          id={`assign-due-${place.locale}`}
          name="due"
          type="date"
          label={words("assign.due_on")}
          value={fields?.["due"] ?? assignment?.dueOn ?? ""}
        />
        <button name="do" value="assign">
          {words("assign.do")}
        </button>
      </form>
    </details>
  );
};
