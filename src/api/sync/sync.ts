/** What changed since an app looked last, deletions included; and everything, for one that has nothing yet. */
import { Hono } from "hono";
import type { AppContext, AppEnv } from "../../app-env.ts";
import { articlesTag, bundlesTag, enterprisesTag, registerTag } from "../../delivery/tags.ts";
import { DomainError } from "../../errors.ts";
import { lastResort, locales } from "../../locales.ts";
import type { Locale } from "../../locales.ts";
import { apiPath, canonicalQuery } from "../../urls.ts";
import { serveAnswer } from "../answer.ts";
import { queries } from "../contract/queries.ts";
import { parametersOf, wantedLocales } from "../parameters.ts";
import type { Wish } from "./cursor.ts";
import { decodeSync, encodeSync } from "./cursor.ts";
import { syncRead } from "./pages.ts";
import type * as contract from "../contract/types.ts";
import type { SyncPage } from "./pages.ts";
import { inOrder, nextStep } from "./plan.ts";
import { syncTypes } from "./types.ts";
import type { SyncType } from "./types.ts";

const all: Wish = { locales: [lastResort, ...locales.filter((tag) => tag !== lastResort)], types: syncTypes };

export const sync = new Hono<AppEnv>();

sync.get("/", (c) => {
  const query = parametersOf(c, queries.sync);
  const held = query.cursor === undefined ? undefined : decodeSync(query.cursor);
  const asked = askedOf(c, query.lang, query.types);
  const step = nextStep(asked, held, all);
  const { wish } = step;
  return serveAnswer(c, {
    operation: "sync",
    path: "/sync",
    wanted: { locales: wish.locales, isNegotiated: false },
    parameters: {
      types: wish.types.join(","),
      limit: String(query.limit),
      cursor: query.cursor,
      ...(query.thin !== undefined && { thin: "true" }),
    },
    read: syncRead(step, c.env.ORIGIN, query.limit),
    answer: (page) => {
      if (page === undefined) throw new DomainError("cursor_gone", { start: startOf(c, wish) });
      return {
        body: bodyOf(page, query.thin !== undefined),
        languages: wish.locales,
        tags: [articlesTag, enterprisesTag, registerTag, bundlesTag],
      };
    },
  });
});

/** What the request says; of the rest the cursor knows. No header decides what an app keeps. */
function askedOf(
  c: AppContext,
  given: string | undefined,
  types: readonly SyncType[] | undefined,
): Partial<Wish> {
  const [type, ...others] = inOrder(types ?? []);
  return {
    ...(given !== undefined && { locales: inTheirOrder(wantedLocales(c, given).locales) }),
    ...(type !== undefined && { types: [type, ...others] as const }),
  };
}

/** Two spellings of one wish are one. */
function inTheirOrder(given: readonly [Locale, ...Locale[]]): readonly [Locale, ...Locale[]] {
  const [first = given[0], ...rest] = locales.filter((tag) => given.includes(tag));
  return [first, ...rest];
}

const startOf = (c: AppContext, { locales: tags, types }: Wish): string =>
  c.env.ORIGIN + apiPath("/sync") + canonicalQuery({ lang: tags.join(","), types: types.join(",") });

/** Who has everything is handed the same cursor again, so that all of them ask for the same page. */
function bodyOf({ items, next, hasMore, seq }: SyncPage, isThin: boolean): contract.SyncPage {
  return { items: isThin ? items.map(thinly) : [...items], nextCursor: encodeSync(next), hasMore, seq };
}

/** That it changed, and nothing more. */
function thinly(item: contract.SyncItem): contract.SyncItem {
  if (item.op === "delete") return item;
  const { seq, type, id, op } = item;
  return { seq, type, id, op };
}
