/** Articles as JSON: the board, an article and what it is about, and its languages in one stroke. */
import { Hono } from "hono";
import * as z from "zod";
import { expectMay } from "../access/policy.ts";
import { cursor, lang, limit, parametersOf } from "../api/parameters.ts";
import { tellEdgeSoon } from "../app-env.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { boardRead } from "../articles/board-list.ts";
import { boardStates } from "../articles/board.ts";
import { createArticle } from "../articles/create.ts";
import { deskArticleRead } from "../articles/desk-read.ts";
import { endPreviews } from "../articles/preview.ts";
import { publishEditions } from "../articles/publish.ts";
import { relinkArticle } from "../articles/relink.ts";
import { readNow } from "../changes/read.ts";
import { decodeCursor, pageOf } from "../cursor.ts";
import { withinTime } from "../delivery/availability.ts";
import { DomainError } from "../errors.ts";
import { manyPublications, newArticle, relinking } from "./articles/bodies.ts";
import { editions } from "./articles/editions.ts";
import { articleAt, localeIn, seenVersion } from "./articles/place.ts";
import { revisions } from "./articles/revisions.ts";
import { orPublicationFindings } from "./articles/say-findings.ts";
import { articleShape, boardLine } from "./articles/shapes.ts";
import { actorOf, databaseOf } from "./door.ts";
import { jsonBody } from "./json-body.ts";
import { talk } from "./talk.ts";

export const articles = new Hono<AppEnv>();

const boardQuery = {
  lang,
  limit,
  cursor,
  state: z.enum(boardStates, { error: boardStates.join(", ") }).optional(),
  locale: z.string().transform(localeIn).optional(),
  q: z.string().max(200, "≤ 200").optional(),
};

articles.get("/", async (c) => {
  expectMay(actorOf(c), "article.read");
  const query = parametersOf(c, boardQuery);
  const after = decodeCursor("board", query.cursor);
  const value = await withinTime(readNow(databaseOf(c), boardRead({ ...query, after })));
  const page = pageOf("board", value, query.limit, ({ position }) => position);
  return c.json({ items: page.items.map(boardLine), nextCursor: page.nextCursor ?? null });
});

articles.post("/", async (c) => {
  parametersOf(c, { lang });
  expectMay(actorOf(c), "article.write", { isSource: true });
  const input = await jsonBody(c, newArticle);
  const id = await createArticle(databaseOf(c), actorOf(c), input, c.env.now());
  c.header("Location", `/api/v1/desk/articles/${id}`);
  return articleAnswer(c, id, 201);
});

articles.get("/:id", (c) => {
  parametersOf(c, { lang });
  return articleAnswer(c, articleAt(c, "article.read").articleId);
});

articles.patch("/:id", async (c) => {
  parametersOf(c, { lang });
  const { actor, articleId } = articleAt(c, "article.link");
  const expectedLock = seenVersion(c);
  const input = { ...(await jsonBody(c, relinking)), articleId, expectedLock };
  await relinkArticle(databaseOf(c), actor, input, c.env.now());
  tellEdgeSoon(c);
  return articleAnswer(c, articleId);
});

articles.put("/:id/publication", (c) =>
  orPublicationFindings(c, async () => {
    parametersOf(c, { lang });
    const { actor, articleId } = articleAt(c, "article.publish");
    const expectedLock = seenVersion(c);
    const { locales, at, accept } = await jsonBody(c, manyPublications);
    const refs = locales.map((locale) => ({ locale }));
    const input = { articleId, editions: refs, expectedLock, at: at ?? undefined, accept };
    await publishEditions(databaseOf(c), actor, input, c.env.now());
    tellEdgeSoon(c);
    return articleAnswer(c, articleId);
  }),
);

articles.route("/", revisions);
articles.route("/", editions);
articles.route("/", talk);

async function articleAnswer(c: AppContext, id: string, status: 200 | 201 = 200): Promise<Response> {
  const value = await withinTime(readNow(databaseOf(c), deskArticleRead(id)));
  if (value === undefined) throw new DomainError("article_not_found", { id });
  const shape = articleShape(value);
  c.header("ETag", shape.etag);
  return c.json(shape, status);
}

/** Preview links, all at once. */
export const previews = new Hono<AppEnv>();

previews.delete("/", async (c) => {
  parametersOf(c, { lang });
  expectMay(actorOf(c), "token.manage");
  await endPreviews(databaseOf(c), actorOf(c), c.env.now());
  return c.body(null, 204);
});
