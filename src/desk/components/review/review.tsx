import type { FC } from "hono/jsx";
import { mayApprove, mayDecide } from "../../../articles/review/people.ts";
import type { DecidedReview, Review, Talk } from "../../../articles/review/read.ts";
import { deskPaths, may } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Select } from "../fields.tsx";
import { When } from "../facts.tsx";
import type { EditionPlace, TalkFields } from "./place.ts";
import { Words } from "./words.tsx";

interface Props {
  seat: Seat;
  place: EditionPlace;
  talk: Talk;
  fields?: TalkFields | undefined;
}

/** Whether somebody has been asked to look it over, and what came of that. */
export const ReviewPart: FC<Props> = (props) => {
  const { seat, talk } = props;
  const { review, decided, edition } = talk;
  const hasDraft = edition !== undefined && edition.draftRevisionId !== null;
  return (
    <>
      {decided !== undefined && review === undefined && <Decided seat={seat} talk={talk} decided={decided} />}
      {review !== undefined && <Open {...props} review={review} />}
      {review === undefined && decided === undefined && (
        <p class="soft">{seat.words(hasDraft ? "review.none" : "review.no_draft")}</p>
      )}
      {review === undefined && hasDraft && may(seat, "review.ask", { locale: props.place.locale }) && (
        <Asking {...props} />
      )}
    </>
  );
};

const Decided: FC<{ seat: Seat; talk: Talk; decided: DecidedReview }> = ({ seat, talk, decided }) => {
  const { words } = seat;
  const { decision, decidedBy, revisionNumber: number } = decided;
  const isOlder = talk.text !== undefined && talk.text.number > number;
  return (
    <div class={`verdict ${decision}`}>
      <p>
        {words(`review.${decision}`, { name: decidedBy.name, number })}{" "}
        <When seat={seat} at={decided.decidedAt} />
      </p>
      {decided.decisionNote !== null && <p class="text said">{decided.decisionNote}</p>}
      {isOlder && <p class="soft">{words("review.older")}</p>}
    </div>
  );
};

const Open: FC<Props & { review: Review }> = (props) => {
  const { seat, place, review } = props;
  const { words } = seat;
  const { askedBy, reviewer, revisionNumber: number } = review;
  const isAsker = askedBy.id === seat.actor?.id;
  const mayEnd = isAsker || may(seat, "review.decide", { locale: place.locale });
  return (
    <>
      <p>
        {words("review.open", { name: askedBy.name, number })} <When seat={seat} at={review.askedAt} />
      </p>
      <p class="soft">
        {reviewer === undefined ? words("review.for_any") : words("review.for", { name: reviewer.name })}
      </p>
      {review.note !== null && <p class="text said">{review.note}</p>}
      {may(seat, "review.decide", { locale: place.locale }) && <Deciding {...props} />}
      {mayEnd && may(seat, "review.ask", { locale: place.locale }) && (
        <form method="post" action={pathOf(place)}>
          <Seen {...props} />
          <button class="quiet" name="do" value="take_back">
            {words("review.take_back")}
          </button>
        </form>
      )}
    </>
  );
};

const pathOf = ({ articleId, locale }: EditionPlace): string =>
  deskPaths.editionPart(articleId, locale, "review");

const Seen: FC<Props> = ({ seat, talk }) => (
  <>
    <input type="hidden" name="version" value={String(talk.edition?.version ?? 0)} />
    <input type="hidden" name="to" value={seat.address} />
  </>
);

const Deciding: FC<Props & { review: Review }> = (props) => {
  const { seat, place, talk, review, fields } = props;
  const { words } = seat;
  const isOwn = !mayApprove(seat.actor?.id ?? "", review.authors, talk.people, place.locale);
  return (
    <form method="post" action={pathOf(place)}>
      <Seen {...props} />
      <Words
        id="decision_note"
        name="note"
        label={words("review.decision_note")}
        hint={words("review.decision_note.hint")}
        value={fields?.part === "review" ? (fields.values["note"] ?? "") : ""}
      />
      {isOwn && <p class="soft">{words("review.own")}</p>}
      <div class="line">
        {!isOwn && (
          <button class="primary" name="do" value="approved">
            {words("review.approve")}
          </button>
        )}
        <button name="do" value="changes_wanted">
          {words("review.want_changes")}
        </button>
      </div>
    </form>
  );
};

const Asking: FC<Props> = (props) => {
  const { seat, place, talk, fields } = props;
  const { words } = seat;
  const authors = talk.text === undefined ? [] : [talk.text.author];
  const able = talk.people.filter(
    (one) =>
      mayDecide(one, place.locale) &&
      one.id !== seat.actor?.memberId &&
      mayApprove(one.id, authors, talk.people, place.locale),
  );
  const values = fields?.part === "review" ? fields.values : undefined;
  return (
    <details class="more" open={values !== undefined}>
      <summary>{words("review.ask")}</summary>
      <form method="post" action={pathOf(place)}>
        <Seen {...props} />
        <Select
          id="reviewer"
          label={words("review.reviewer")}
          value={values?.["reviewer"]}
          options={[
            { value: "", label: words("review.reviewer.any") },
            ...able.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Words id="review_note" name="note" label={words("review.note")} value={values?.["note"] ?? ""} />
        <button name="do" value="ask">
          {words("review.ask.do")}
        </button>
      </form>
    </details>
  );
};
