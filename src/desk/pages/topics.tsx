import type { FC } from "hono/jsx";
import type { Topic } from "../../articles/topics.ts";
import { locales } from "../../locales.ts";
import { TextField } from "../components/fields.tsx";
import { ErrorSummary, Notice, Panel } from "../components/notice.tsx";
import type { Fault } from "../components/notice.tsx";
import { languageName } from "../formats.ts";
import { deskPaths, may } from "../view.ts";
import type { Seat, View } from "../view.ts";

export interface TopicFields {
  readonly id: string;
  readonly label: Readonly<Record<string, string>>;
  /** As which version it was seen; `0` for a new one. */
  readonly lock: string;
}

export interface TopicsAnswer {
  readonly done?: string | undefined;
  readonly faults?: readonly Fault[];
  /** What was typed and could not be taken. */
  readonly fields?: TopicFields;
  readonly status?: number;
}

const nothing: TopicFields = { id: "", label: {}, lock: "0" };

/** What articles can be filed under: read by everybody, named by editors. */
export function topicsView(seat: Seat, topics: readonly Topic[], answer: TopicsAnswer = {}): View {
  const { words } = seat;
  const { fields, faults = [], status } = answer;
  const isNew = fields === undefined || !topics.some(({ id }) => id === fields.id);
  return {
    title: words("topics.title"),
    section: "articles",
    crumbs: [{ label: words("nav.articles"), href: deskPaths.articles }, { label: words("topics.title") }],
    ...(status === undefined ? {} : { status }),
    body: (
      <>
        <h1>{words("topics.title")}</h1>
        <ErrorSummary title={words("errors.title")} faults={faults} />
        {answer.done && <Notice tone="good">{answer.done}</Notice>}
        <p>{words("topics.text")}</p>
        {may(seat, "article.link") && (
          <Panel id="new" title={words("topics.new")}>
            <TopicForm seat={seat} fields={(isNew && fields) || nothing} isNew />
          </Panel>
        )}
        {topics.map((topic) => (
          <TopicPanel seat={seat} topic={topic} typed={fields?.id === topic.id ? fields : undefined} />
        ))}
      </>
    ),
  };
}

const TopicPanel: FC<{ seat: Seat; topic: Topic; typed: TopicFields | undefined }> = ({
  seat,
  topic: { id, label, version },
  typed,
}) => (
  <Panel id={`topic-${id}`} title={label[seat.locale] ?? id}>
    {may(seat, "article.link") ? (
      <TopicForm seat={seat} fields={typed ?? { id, label, lock: String(version) }} />
    ) : (
      <p>
        <span class="mono">{id}</span>
        {locales.map((tag) => (
          <span class="block" lang={tag}>
            {label[tag]}
          </span>
        ))}
      </p>
    )}
  </Panel>
);

/** The first on the page has the plain ids, to which the list of errors leads. */
const TopicForm: FC<{ seat: Seat; fields: TopicFields; isNew?: boolean }> = ({
  seat,
  fields,
  isNew = false,
}) => {
  const { words, locale } = seat;
  const idOf = (name: string) => (isNew ? name : `${name}-of-${fields.id}`);
  return (
    <form method="post" action={deskPaths.topics} id={isNew ? "new-topic" : `rename-${fields.id}`}>
      <input type="hidden" name="lock" value={fields.lock} />
      {!isNew && <input type="hidden" name="id" value={fields.id} />}
      <div class="fields">
        {isNew && (
          <TextField
            id="id"
            label={words("topics.id")}
            hint={words("topics.id.hint", { example: "rail" })}
            value={fields.id}
            required
            mono
            maxlength={64}
          />
        )}
        {locales.map((tag) => (
          <TextField
            id={idOf(`label-${tag}`)}
            name={`label-${tag}`}
            label={words("topics.label", { language: languageName(locale, tag) })}
            value={fields.label[tag] ?? ""}
            lang={tag}
            required
            maxlength={100}
          />
        ))}
      </div>
      <button class={isNew ? "primary" : undefined}>{words(isNew ? "topics.add" : "topics.save")}</button>
    </form>
  );
};
