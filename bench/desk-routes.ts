/** Pages of the desk whose cost could grow with the archive, and what is written. */
import { opening } from "./routes.ts";
import type { Subjects } from "./routes.ts";

const article = `/desk/articles/${opening.id}`;
const catalogue = "/desk/catalogues/zh-Hans/news/app";

/** Filters are counted up to a hundred each, which a small archive does not have. */
const counted = 7 * 100;
/** It names all that would move, up to a hundred. */
const moving = 100;
/** Nothing was ever purged in this newsroom: all of its outbox is what waits. The figures are of 200 changes. */
const measured = 10_000;
/** Every name of the register is looked for in the text, in each language; the made-up register grows along. */
const looked = 4_000;

/** By address, how many rows more than in a small archive: up to a bound that the page itself has. */
export function deskPages({ enterprise, batch }: Subjects): Readonly<Record<string, number>> {
  return {
    "/desk/articles": counted,
    "/desk/articles?state=draft&locale=en": counted,
    "/desk/articles?q=centre": counted,
    "/desk/articles/new": 0,
    [article]: looked,
    [`${article}/publication`]: 0,
    [`${article}/en`]: 0,
    [`${article}/zh-Hans`]: 0,
    [`${article}/en/revisions`]: 0,
    [`${article}/en/revisions/1`]: 0,
    [`${article}/en/comments`]: 0,
    "/desk/topics": 0,
    "/desk/register": 0,
    [`/desk/register/enterprises/${enterprise.id}`]: 0,
    [`/desk/register/enterprises/${enterprise.id}/merge`]: moving,
    "/desk/register/schemes": 0,
    [`/desk/register/batches/${batch}`]: 0,
    "/desk/images": 0,
    "/desk/notices": 0,
    "/desk/deliveries": measured,
    "/desk/record": 0,
    "/desk/catalogues": 0,
    [catalogue]: 0,
    [`${catalogue}/messages`]: 0,
    [`${catalogue}/versions/1`]: 0,
    "/desk/namespaces/news/app": 0,
    "/desk/members": 0,
    "/desk/tokens": 0,
    "/desk/settings": 0,
    "/desk/me": 0,
  };
}

export const publication = `/api/v1/desk/articles/${opening.id}/publication`;
export const draft = (locale: string) => `/api/v1/desk/articles/${opening.id}/editions/${locale}/draft`;
