/** Articles as pages: the board, a new one, and what an article is about. */
import { Hono } from "hono";
import { expectMay } from "../access/policy.ts";
import { tellEdgeSoon } from "../app-env.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { boardCountsRead, boardRead } from "../articles/board-list.ts";
import { createArticle } from "../articles/create.ts";
import { relinkArticle } from "../articles/relink.ts";
import type { Relinking } from "../articles/relink.ts";
import { topicsRead } from "../articles/topics.ts";
import { combine, readNow } from "../changes/read.ts";
import { decodeCursor, pageOf } from "../cursor.ts";
import { DomainError } from "../errors.ts";
import { articleFieldsIn, listIn, movedIn, newArticleFrom } from "./article-form.ts";
import type { ArticleFields } from "./article-form.ts";
import { articleFilterIn, boardQuery, presetsFor } from "./article-filter.ts";
import { articlePageRead } from "./article-read.ts";
import { articleAt } from "./articles/place.ts";
import { boardLine } from "./articles/shapes.ts";
import { doneIn, redirectDone } from "./done.ts";
import { actorOf, databaseOf } from "./door.ts";
import { attempt, formOf } from "./forms.ts";
import { lockIn } from "./lock.ts";
import { withMeanwhile } from "./lost-race.ts";
import { articleView } from "./pages/article.tsx";
import type { ArticleAnswer } from "./pages/article.tsx";
import { articlesView } from "./pages/articles.tsx";
import { newArticleView } from "./pages/new-article.tsx";
import type { NewArticleAnswer } from "./pages/new-article.tsx";
import { seatAt, seatFor, showView } from "./seat.tsx";
import { deskPaths } from "./view.ts";

export const articlePages = new Hono<AppEnv>();

const perPage = 30;

articlePages.get("/articles", async (c) => {
  expectMay(actorOf(c), "article.read");
  const seat = await seatFor(c);
  const filter = articleFilterIn((name) => c.req.query(name));
  const presets = presetsFor(seat);
  const after = decodeCursor("board", c.req.query("cursor"));
  const reads = combine({
    rows: boardRead({ ...boardQuery(filter, seat.actor), after, limit: perPage }),
    counts: boardCountsRead(presets.map((preset) => boardQuery(preset, seat.actor))),
  });
  const { rows, counts } = await readNow(databaseOf(c), reads);
  const { items, nextCursor } = pageOf("board", rows, perPage, ({ position }) => position);
  return showView(
    c,
    seat,
    articlesView(seat, {
      filter,
      page: { items: items.map(boardLine), nextCursor },
      presets: presets.map((preset, index) => ({ filter: preset, count: counts[index] ?? 0 })),
      done: doneIn(c, seat),
    }),
  );
});

articlePages.get("/articles/new", (c) => showNew(c));

articlePages.post("/articles/new", async (c) => {
  expectMay(actorOf(c), "article.write", { isSource: true });
  const fields = articleFieldsIn(await formOf(c));
  const seat = await seatFor(c);
  const outcome = await attempt(
    seat,
    () => makeArticle(c, fields),
    ({ code }) => (code === "slug_invalid" || code === "slug_taken" ? "slug" : "source"),
  );
  return outcome instanceof Response ? outcome : showNew(c, { ...outcome, fields });
});

async function makeArticle(c: AppContext, fields: ArticleFields): Promise<Response> {
  const input = newArticleFrom(fields);
  const id = await createArticle(databaseOf(c), actorOf(c), input, c.env.now());
  return redirectDone(c, deskPaths.edition(id, input.sourceLocale), "article_created");
}

async function showNew(c: AppContext, answer: NewArticleAnswer = {}): Promise<Response> {
  expectMay(actorOf(c), "article.write", { isSource: true });
  const seat = await seatAt(c, deskPaths.newArticle);
  return showView(c, seat, newArticleView(seat, await readNow(databaseOf(c), topicsRead()), answer));
}

articlePages.get("/articles/:id", (c) => showArticle(c));

articlePages.post("/articles/:id/address", async (c) => {
  const { articleId } = articleAt(c, "article.link");
  const form = await formOf(c);
  const slug = form.get("slug")?.trim() ?? "";
  const outcome = await relink(c, form, { articleId, slug }, "address");
  return outcome instanceof Response ? outcome : showArticle(c, form, { ...outcome, slug });
});

for (const part of ["topics", "enterprises"] as const)
  articlePages.post(`/articles/:id/${part}`, async (c) => {
    const { articleId } = articleAt(c, "article.link");
    const form = await formOf(c);
    const asked = form.get("do") ?? "";
    const moved = movedIn(listIn(form), asked === "add" ? `add:${form.get("topic") ?? ""}` : asked);
    const outcome = await relink(c, form, { articleId, [part]: moved }, part);
    return outcome instanceof Response ? outcome : showArticle(c, form, outcome);
  });

/** What a form was sent to is no page of its own. */
for (const part of ["address", "topics", "enterprises"] as const)
  articlePages.get(`/articles/:id/${part}`, (c) =>
    c.redirect(`${deskPaths.article(c.req.param("id"))}#${part}`, 303),
  );

type Relinked = "address" | "topics" | "enterprises";

async function relink(
  c: AppContext,
  form: URLSearchParams,
  change: Relinking,
  part: Relinked,
): Promise<Response | ArticleAnswer> {
  const { version: expectedLock, seen } = lockIn(form);
  const outcome = await attempt(
    await seatFor(c),
    async () => {
      await relinkArticle(databaseOf(c), actorOf(c), { ...change, expectedLock }, c.env.now());
      tellEdgeSoon(c);
      const query = new URLSearchParams({ done: `${part}_changed`, ...findIn(form) });
      return c.redirect(`${deskPaths.article(change.articleId)}?${query.toString()}#${part}`, 303);
    },
    ({ code }) => (code === "edit_conflict" ? undefined : part === "address" ? "slug" : part),
  );
  return outcome instanceof Response ? outcome : withMeanwhile(c, outcome, change.articleId, seen);
}

const longestName = 100;

/** What is looked for in the register, to be looked for again after something was linked. */
function findIn(query: URLSearchParams): { find?: string } {
  const find = query.get("find")?.trim().slice(0, longestName) ?? "";
  return find === "" ? {} : { find };
}

async function showArticle(
  c: AppContext,
  query = new URL(c.req.url).searchParams,
  answer: ArticleAnswer = {},
): Promise<Response> {
  const { actor, articleId } = articleAt(c, "article.read");
  const seat = await seatAt(c, deskPaths.article(articleId));
  const q = findIn(query).find ?? "";
  const asked = { actor, articleId, locale: seat.locale, q };
  const found = await readNow(databaseOf(c), articlePageRead(asked));
  if (found === undefined) throw new DomainError("article_not_found", { id: articleId });
  const data = { ...found, q, now: c.env.now() };
  return showView(c, seat, articleView(seat, data, { done: doneIn(c, seat), ...answer }));
}
