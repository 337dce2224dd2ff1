/** Tokens, which are issued and revoked here. */
import { Hono } from "hono";
import { expectMay } from "../access/policy.ts";
import { issueToken, listTokens, revokeToken } from "../access/tokens.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { decodeCursor, pageOf } from "../cursor.ts";
import type { DomainError } from "../errors.ts";
import { doneIn, redirectDone } from "./done.ts";
import { actorOf, databaseOf } from "./door.ts";
import { attempt, formOf } from "./forms.ts";
import { tokensView } from "./pages/tokens.tsx";
import type { TokenFields, TokensAnswer } from "./pages/tokens.tsx";
import { seatAt, seatFor, showView } from "./seat.tsx";
import { deskPaths } from "./view.ts";

export const accessPages = new Hono<AppEnv>();

const perPage = 50;

accessPages.get("/tokens", (c) => showTokens(c));

/** Not a redirect: the one answer that the token itself is in. */
accessPages.post("/tokens", async (c) => {
  expectMay(actorOf(c), "token.manage");
  const fields = tokenFieldsIn(await formOf(c));
  const input = { ...fields, days: Number(fields.days), ...scopesOf(fields) };
  const outcome = await attempt(
    await seatFor(c),
    async () => {
      const issued = await issueToken(databaseOf(c), actorOf(c), input, c.env.now());
      return showTokens(c, { issued });
    },
    fieldOf,
  );
  return outcome instanceof Response ? outcome : showTokens(c, { ...outcome, fields });
});

accessPages.post("/tokens/:id", async (c) => {
  expectMay(actorOf(c), "token.manage");
  const outcome = await attempt(
    await seatFor(c),
    async () => {
      await revokeToken(databaseOf(c), actorOf(c), c.req.param("id"), c.env.now());
      return redirectDone(c, deskPaths.tokens, "revoked");
    },
    () => undefined,
  );
  return outcome instanceof Response ? outcome : showTokens(c, outcome);
});

accessPages.get("/tokens/:id", (c) => c.redirect(deskPaths.tokens, 303));

function tokenFieldsIn(form: URLSearchParams): TokenFields {
  const field = (name: string) => form.get(name)?.trim() ?? "";
  const [name, role, days] = [field("name"), field("role"), field("days")];
  return { name, role, days, locales: field("locales"), namespaces: field("namespaces") };
}

/** Nothing filled in is no limit. */
function scopesOf({ locales, namespaces }: TokenFields) {
  const listOf = (text: string) => text.split(/[,，、\s]+/).filter((part) => part !== "");
  return {
    locales: locales === "" ? null : listOf(locales),
    namespaces: namespaces === "" ? null : listOf(namespaces),
  };
}

function fieldOf({ code, params }: DomainError): string | undefined {
  if (code === "locale_invalid") return "locales";
  return code === "namespace_invalid" ? "namespaces" : String(params["field"] ?? "name");
}

async function showTokens(c: AppContext, answer: TokensAnswer = {}): Promise<Response> {
  const seat = await seatAt(c, deskPaths.tokens);
  const after = decodeCursor("tokens", c.req.query("cursor"));
  const rows = await listTokens(databaseOf(c), actorOf(c), { after, limit: perPage });
  const page = pageOf("tokens", rows, perPage, ({ createdAt, id }) => [createdAt, id]);
  const data = { ...page, now: c.env.now() };
  return showView(c, seat, tokensView(seat, data, { done: doneIn(c, seat), ...answer }));
}
