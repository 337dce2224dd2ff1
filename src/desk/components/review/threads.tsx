import type { FC } from "hono/jsx";
import { mentionsIn } from "../../../articles/review/mentions.ts";
import { excerpt } from "../../../articles/review/place.ts";
import type { Talk } from "../../../articles/review/read.ts";
import { isLine, lineNames } from "../../../articles/review/threads.ts";
import type { Comment, Thread } from "../../../articles/review/threads.ts";
import { deskPaths, may } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Select } from "../fields.tsx";
import { When } from "../facts.tsx";
import type { EditionPlace, TalkFields, TextBlock } from "./place.ts";
import { Words } from "./words.tsx";

export interface ThreadsProps {
  seat: Seat;
  place: EditionPlace;
  talk: Talk;
  blocks: readonly TextBlock[];
  fields?: TalkFields | undefined;
}

/** Remarks: those that are open, a form for another, and what is done with. */
export const Threads: FC<ThreadsProps> = (props) => {
  const { seat, talk } = props;
  const { words } = seat;
  const open = talk.threads.filter(({ resolvedAt }) => resolvedAt === null);
  const settled = talk.threads.filter(({ resolvedAt }) => resolvedAt !== null);
  return (
    <>
      {open.length === 0 && <p class="soft">{words("comment.none")}</p>}
      {open.map((thread) => (
        <ThreadPart {...props} thread={thread} />
      ))}
      {may(seat, "comment.write") && <Remarking {...props} />}
      {settled.length > 0 && (
        <details class="more">
          <summary>{words("comment.settled", { number: settled.length })}</summary>
          {settled.map((thread) => (
            <ThreadPart {...props} thread={thread} />
          ))}
        </details>
      )}
    </>
  );
};

const ThreadPart: FC<ThreadsProps & { thread: Thread }> = (props) => {
  const { seat, place, thread } = props;
  const { words } = seat;
  return (
    <article class="thread" id={`thread-${thread.id}`}>
      <p class="about">{aboutOf(seat, thread.block)}</p>
      {thread.quote !== null && (
        <blockquote lang={place.locale} dir="auto">
          {thread.quote}
        </blockquote>
      )}
      {(thread.standing === "changed" || thread.standing === "gone") && (
        <p class="standing">{words(`comment.${thread.standing}`)}</p>
      )}
      {thread.comments.map((comment) => (
        <Said seat={seat} comment={comment} />
      ))}
      {thread.resolvedBy !== undefined && (
        <p class="soft">{words("comment.settled_by", { name: thread.resolvedBy.name })}</p>
      )}
      {may(seat, "comment.write") && <Answering {...props} />}
    </article>
  );
};

function aboutOf({ words }: Seat, block: string | null): string {
  if (block === null) return words("comment.on_all");
  return isLine(block) ? words(`comment.on.${block}`) : words("comment.on_block");
}

const Said: FC<{ seat: Seat; comment: Comment }> = ({ seat, comment }) => {
  const { author, at, text, mentions } = comment;
  const unnamed = mentions.filter(
    ({ id }) => !mentionsIn(text, mentions).some(({ ids }) => ids.includes(id)),
  );
  return (
    <div class="said">
      <p class="by">
        <strong>{author.name}</strong> <When seat={seat} at={at} />
      </p>
      <p class="text" dir="auto">
        {piecesOf(text, mentions).map(({ words, isName }) =>
          isName ? <strong class="mention">{words}</strong> : words,
        )}
      </p>
      {unnamed.length > 0 && (
        <p class="soft">{seat.words("comment.told", { names: unnamed.map(({ name }) => name) })}</p>
      )}
    </div>
  );
};

/** The text with the names in it told apart. */
function piecesOf(text: string, mentions: Comment["mentions"]) {
  const pieces: { words: string; isName: boolean }[] = [];
  let from = 0;
  for (const { start, end } of mentionsIn(text, mentions)) {
    pieces.push({ words: text.slice(from, start), isName: false });
    pieces.push({ words: text.slice(start, end), isName: true });
    from = end;
  }
  return [...pieces, { words: text.slice(from), isName: false }];
}

const pathOf = ({ articleId, locale }: EditionPlace): string =>
  deskPaths.editionPart(articleId, locale, "comments");

const Answering: FC<ThreadsProps & { thread: Thread }> = (props) => {
  const { seat, place, talk, thread, fields } = props;
  const { words } = seat;
  const isSettled = thread.resolvedAt !== null;
  const values =
    fields?.part === "answer" && fields.values["thread"] === thread.id ? fields.values : undefined;
  return (
    <div class="acts">
      <details class="more" open={values !== undefined}>
        <summary>{words("comment.answer")}</summary>
        <form method="post" action={pathOf(place)}>
          <Seen seat={seat} thread={thread} />
          <Words
            id={`answer-${thread.id}`}
            name="text"
            label={words("comment.answer.text")}
            hint={words("comment.text.hint")}
            required
            value={values?.["text"] ?? ""}
          />
          <Telling seat={seat} talk={talk} id={`tell-${thread.id}`} value={values?.["mention"]} />
          <button name="do" value="answer">
            {words("comment.answer.do")}
          </button>
        </form>
      </details>
      <form method="post" action={pathOf(place)}>
        <Seen seat={seat} thread={thread} />
        <button class="quiet" name="do" value={isSettled ? "reopen" : "settle"}>
          {words(isSettled ? "comment.reopen" : "comment.resolve")}
        </button>
      </form>
    </div>
  );
};

/** Which thread, how much of it was seen, and where to come back to. */
const Seen: FC<{ seat: Seat; thread: Thread | undefined }> = ({ seat, thread }) => (
  <>
    {thread && <input type="hidden" name="thread" value={thread.id} />}
    {thread && <input type="hidden" name="version" value={String(thread.comments.length)} />}
    <input type="hidden" name="to" value={seat.address} />
  </>
);

/** Somebody more to be told, for whom no name is typed; and, where scripts run, who will be. */
const Telling: FC<{ seat: Seat; talk: Talk; id: string; value?: string | undefined }> = ({
  seat: { words, actor },
  talk,
  id,
  value,
}) => (
  <>
    <Select
      id={id}
      name="mention"
      label={words("comment.mention")}
      value={value}
      options={[
        { value: "", label: words("comment.mention.none") },
        ...talk.people
          .filter((one) => one.id !== actor?.memberId)
          .map(({ id: member, name }) => ({ value: member, label: name })),
      ]}
    />
    <p class="hint" aria-live="polite" data-told={words("comment.will_tell", { names: "#" })} />
  </>
);

const Remarking: FC<ThreadsProps> = ({ seat, place, talk, blocks, fields }) => {
  const { words } = seat;
  const values = fields?.part === "comment" ? fields.values : undefined;
  const asked = new URLSearchParams(seat.address.split("?")[1]).get("about");
  const about = values?.["about"] ?? asked ?? "";
  return (
    <details class="more" id="remark" open={values !== undefined || asked !== null}>
      <summary>{words("comment.new")}</summary>
      <form method="post" action={pathOf(place)}>
        <Seen seat={seat} thread={undefined} />
        <Select
          id="about"
          label={words("comment.about")}
          value={about}
          options={[
            { value: "", label: words("comment.on_all") },
            ...lineNames
              .filter((line) => talk.text?.[line])
              .map((line) => ({ value: line, label: words(`comment.on.${line}`) })),
            ...blocks.map(({ id, markdown }) => ({ value: id, label: excerpt(markdown, 60) })),
          ]}
        />
        <Words
          id="remark_text"
          name="text"
          label={words("comment.text")}
          hint={words("comment.text.hint")}
          required
          value={values?.["text"] ?? ""}
        />
        <Telling seat={seat} talk={talk} id="mention" value={values?.["mention"]} />
        <button name="do" value="comment">
          {words("comment.do")}
        </button>
      </form>
    </details>
  );
};
