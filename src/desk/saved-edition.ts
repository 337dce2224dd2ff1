import type { AppContext } from "../app-env.ts";
import type { DomainError } from "../errors.ts";
import { editionAt } from "./articles/place.ts";
import { doneQuery } from "./done.ts";
import type { Way } from "./edition-form.ts";
import { deskPaths } from "./view.ts";

/** Back on the same page, in the same way of writing. */
export function savedAs(c: AppContext, number: number, way: Way): Response {
  const { articleId, locale } = editionAt(c, "article.write");
  const as = way === "text" ? { as: way } : {};
  return c.redirect(`${deskPaths.edition(articleId, locale)}?${doneQuery("drafted", number, as)}`, 303);
}

/** The field of the editor's form that an error is about. */
export function fieldOf({ code, params }: DomainError): string | undefined {
  if (code === "field_invalid") return String(params["field"]);
  return code === "source_missing" ? undefined : "body";
}
