import type { FC } from "hono/jsx";
import type { Talk } from "../../../articles/review/read.ts";
import { deskPaths, may } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Panel } from "../notice.tsx";
import { AssignmentForm } from "./assignment.tsx";
import type { EditionPlace, TalkFields, TextBlock } from "./place.ts";
import { ReviewPart } from "./review.tsx";
import { Threads } from "./threads.tsx";

/**
 * All that is said of an edition, beside its text: the review, whose work it
 * is, remarks with their forms. With `talkScript` the forms are sent without
 * leaving the page.
 */
export const EditionTalk: FC<{
  seat: Seat;
  place: EditionPlace;
  talk: Talk;
  /** What is written now, for remarks on one of them. */
  blocks: readonly TextBlock[];
  fields?: TalkFields | undefined;
}> = ({ seat, place, talk, blocks, fields }) => {
  const { words } = seat;
  const { assignment, people, sourceLocale = place.locale } = talk;
  const whose = { seat, place, sourceLocale, assignment, people };
  return (
    <div id="talk">
      <Panel id="review" title={words("review.title")}>
        <ReviewPart seat={seat} place={place} talk={talk} fields={fields} />
      </Panel>
      <Panel id="work" title={words("assign.title")}>
        <AssignmentForm {...whose} fields={fields?.part === "assignment" ? fields.values : undefined} />
      </Panel>
      <Panel id="remarks" title={words("comment.title")}>
        <Threads seat={seat} place={place} talk={talk} blocks={blocks} fields={fields} />
      </Panel>
    </div>
  );
};

/** Beside a block or a line: how many open remarks stand on it, with a way to them, or to writing one. */
export const CommentMark: FC<{ seat: Seat; talk: Talk; block: string }> = ({ seat, talk, block }) => {
  const { words, address } = seat;
  const open = talk.threads.filter((thread) => thread.block === block && thread.resolvedAt === null);
  const [first] = open;
  if (first !== undefined)
    return (
      <a
        class="mark"
        href={`#thread-${first.id}`}
        aria-label={words("comment.mark", { number: open.length })}
      >
        {String(open.length)}
      </a>
    );
  if (!may(seat, "comment.write")) return null;
  const [path = ""] = address.split("?");
  const query = new URLSearchParams({ about: block }).toString();
  return (
    <a
      class="mark none"
      href={`${path}?${query}#remark`}
      data-about={block}
      aria-label={words("comment.here")}
    >
      +
    </a>
  );
};

/** Where all of it stands on a page of its own. */
export const talkPath = ({ articleId, locale }: EditionPlace): string =>
  deskPaths.editionPart(articleId, locale, "comments");
