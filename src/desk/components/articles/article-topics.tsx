import type { FC } from "hono/jsx";
import type { DeskArticle } from "../../../articles/desk-read.ts";
import type { Topic } from "../../../articles/topics.ts";
import { inOwnWords } from "../../localised.ts";
import type { Lock } from "../../lock.ts";
import { deskPaths, may } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Select } from "../fields.tsx";
import { Panel } from "../notice.tsx";
import { LockFields } from "./lock-fields.tsx";
import { OrderedList } from "./ordered-list.tsx";

interface Props {
  seat: Seat;
  found: DeskArticle;
  lock: Lock;
  /** All that there are. */
  topics: readonly Topic[];
}

/** What it is filed under, the first of them first. */
export const ArticleTopics: FC<Props> = ({ seat, found, lock, topics }) => {
  const { words } = seat;
  const { article } = found;
  const chosen = new Set(found.topics.map(({ id }) => id));
  const others = topics.filter(({ id }) => !chosen.has(id));
  const form = may(seat, "article.link") ? "topics-form" : undefined;
  const nameOf = (topic: Pick<Topic, "id" | "label">) => inOwnWords(seat, topic.label)?.value ?? topic.id;
  return (
    <Panel id="topics" title={words("article.topics")}>
      {found.topics.length === 0 ? (
        <p class="soft">{words("article.topics.none")}</p>
      ) : (
        <OrderedList
          seat={seat}
          form={form}
          items={found.topics.map((topic) => ({
            ...{ id: topic.id, label: nameOf(topic), lang: inOwnWords(seat, topic.label)?.lang },
          }))}
        />
      )}
      {form !== undefined && (
        <form method="post" action={deskPaths.articlePart(article.id, "topics")} id={form} class="row">
          <LockFields lock={lock} />
          <input type="hidden" name="list" value={found.topics.map(({ id }) => id).join(" ")} />
          {others.length > 0 && (
            <>
              <Select
                id="topic"
                label={words("article.topics.another")}
                value=""
                options={others.map((topic) => ({ value: topic.id, label: nameOf(topic) }))}
              />
              <button name="do" value="add">
                {words("article.topics.add")}
              </button>
            </>
          )}
        </form>
      )}
      <p>
        <a href={deskPaths.topics}>{words("topics.manage")}</a>
      </p>
    </Panel>
  );
};
