import { languageAsked } from "../../api/problem.ts";
import { tellEdgeSoon } from "../../app-env.ts";
import type { AppContext } from "../../app-env.ts";
import { readNow } from "../../changes/read.ts";
import { dossierRead } from "../../enterprises/dossier.ts";
import { DomainError } from "../../errors.ts";
import { databaseOf } from "../door.ts";
import { dossierShape, etagOf } from "./shapes.ts";

export const enterprisePath = (id: string): string => `/api/v1/desk/enterprises/${id}`;

/** An enterprise in full; a duplicate leads to the enterprise that it is. */
export async function answerEnterprise(
  c: AppContext,
  id: string,
  status: 200 | 201 = 200,
): Promise<Response> {
  const value = await readNow(databaseOf(c), dossierRead(id));
  if (value === undefined) throw new DomainError("enterprise_not_found", { id });
  const { mergedInto } = value.enterprise;
  if (mergedInto !== null) return c.redirect(enterprisePath(mergedInto), 301);
  c.header("ETag", etagOf(value.enterprise));
  return c.json(dossierShape(value, languageAsked(c)), status);
}

/** After a write: readers hear of it, and whoever wrote sees what it is now. */
export function answerChanged(c: AppContext, id: string, status: 200 | 201 = 200): Promise<Response> {
  tellEdgeSoon(c);
  return answerEnterprise(c, id, status);
}
