import { Hono } from "hono";
import { expectMay } from "../access/policy.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { tellEdgeSoon } from "../app-env.ts";
import { nameTopic } from "../articles/name-topic.ts";
import { topicsRead } from "../articles/topics.ts";
import { readNow } from "../changes/read.ts";
import { DomainError } from "../errors.ts";
import { locales } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { doneIn, redirectDone } from "./done.ts";
import { actorOf, databaseOf } from "./door.ts";
import { attempt, formOf } from "./forms.ts";
import { lockIn } from "./if-match.ts";
import { topicsView } from "./pages/topics.tsx";
import type { TopicFields, TopicsAnswer } from "./pages/topics.tsx";
import { seatAt, seatFor, showView } from "./seat.tsx";
import { deskPaths } from "./view.ts";

export const topicPages = new Hono<AppEnv>();

topicPages.get("/topics", (c) => showTopics(c));

topicPages.post("/topics", async (c) => {
  const actor = actorOf(c);
  expectMay(actor, "article.link");
  const form = await formOf(c);
  const fields = fieldsIn(form);
  const outcome = await attempt(
    await seatFor(c),
    async () => {
      const input = { id: fields.id, label: labelOf(fields), expectedVersion: lockIn(form) };
      await nameTopic(databaseOf(c), actor, input, c.env.now());
      tellEdgeSoon(c);
      return redirectDone(c, deskPaths.topics, "saved");
    },
    ({ params }) => fieldFor(fields, String(params["field"] ?? "id")),
  );
  return outcome instanceof Response ? outcome : showTopics(c, { ...outcome, fields });
});

/** Of a topic that is there already the fields have its id behind theirs. */
const fieldFor = ({ id, lock }: TopicFields, name: string): string =>
  lock === "0" || name === "id" ? name : `${name}-of-${id}`;

function fieldsIn(form: URLSearchParams): TopicFields {
  const field = (name: string) => form.get(name)?.trim() ?? "";
  const label = Object.fromEntries(locales.map((tag) => [tag, field(`label-${tag}`)]));
  return { id: field("id"), label, lock: field("lock") };
}

const longest = 100;

/** In every language: a list of it is shown in each. @throws field_invalid */
function labelOf({ label }: TopicFields): Record<Locale, string> {
  const named = locales.map((tag) => {
    const name = (label[tag] ?? "").normalize("NFC");
    if (!/^\P{C}{1,100}$/u.test(name))
      throw new DomainError("field_invalid", {
        field: `label-${tag}`,
        value: name.slice(0, 80),
        allowed: [`1–${longest}`],
      });
    return [tag, name] as const;
  });
  return Object.fromEntries(named) as Record<Locale, string>;
}

async function showTopics(c: AppContext, answer: TopicsAnswer = {}): Promise<Response> {
  expectMay(actorOf(c), "article.read");
  const seat = await seatAt(c, deskPaths.topics);
  const topics = await readNow(databaseOf(c), topicsRead());
  return showView(c, seat, topicsView(seat, topics, { done: doneIn(c, seat), ...answer }));
}
