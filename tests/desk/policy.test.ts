/** What a translator is not let near, she learns nothing of: not whether it exists, nor what state it is in. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { roles } from "../../src/access/tables.ts";
import { app } from "../../src/app.ts";
import { openDatabase } from "../../src/database.ts";
import { bearer } from "../support/access.ts";
import { openNamespace } from "../support/catalogues.ts";
import { deskRoutes } from "../support/desk-routes.ts";
import { languages } from "../support/languages.ts";
import { everything } from "../support/log.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const scope = { role: "translator", locales: ["fr"], namespaces: ["news/*"] };

/** Outside her scope there are two of the same length: one exists, with all that can be in it, and one does not. */
const there = "sport";
const nowhere = "spott";

type Asked = [method: string, path: (namespace: string) => string, body?: string];

const catalogue = (rest: string) => (namespace: string) => `/api/v1/desk/catalogues/en/${namespace}${rest}`;
const settings = (namespace: string) => `/api/v1/desk/namespaces/${namespace}`;

const asked: Asked[] = [
  ["GET", catalogue("")],
  ["GET", catalogue("/export?format=i18next")],
  ["GET", catalogue("/versions")],
  ["GET", catalogue("/versions/1/diff")],
  ["GET", catalogue("/uploads")],
  ["GET", catalogue("/uploads/nonesuch")],
  ["GET", catalogue("/missing")],
  ["GET", settings],
  ["POST", catalogue("/uploads?name=en.json"), '{"title":"Sport"}'],
  ["POST", catalogue("/uploads"), ""],
  ["PUT", catalogue("/uploads/nonesuch/encoding"), '{"encoding":"big5"}'],
  ["PUT", catalogue("/uploads/nonesuch/application"), "{}"],
  ["POST", catalogue("/uploads/nonesuch/preview"), "{}"],
  ["POST", catalogue("/uploads/nonesuch/renewal")],
  ["DELETE", catalogue("/uploads/nonesuch")],
  ["PUT", catalogue("/publication"), '{"version":1}'],
  ["PUT", catalogue("/publication"), "not even JSON"],
  ["DELETE", catalogue("/publication")],
  ["POST", catalogue("/versions"), '{"restore":1}'],
  ["DELETE", catalogue("/missing?key=title")],
  ["PUT", settings, '{"sourceLocale":"en"}'],
];

beforeEach(async () => {
  await openNamespace(db, { name: there, collectsMissing: true });
  const file = { ...(await bearer()), "Content-Type": "application/json" };
  const address = `/api/v1/desk/catalogues/en/${there}/uploads?name=en.json`;
  const response = await visitor().send("POST", address, file, '{"title":"Sport"}');
  expect(response.status).toBe(201);
});

describe.each(languages)("in $locale", ({ locale }) => {
  test.each(asked.map(([method, path, body]) => ({ method, path, body, label: path("…") })))(
    "$method $label is refused outside her scope, whether it exists or not",
    async ({ method, path, body }) => {
      const headers = { ...(await bearer(scope)), "Accept-Language": locale };
      const before = await everything();
      const answers = await Promise.all(
        [there, nowhere].map(async (namespace) => {
          const response = await visitor().send(method, path(namespace), headers, body);
          const text = (await response.text()).replaceAll(namespace, "…");
          const { "request-id": _, ...sent } = Object.fromEntries(response.headers);
          return { status: response.status, text, sent };
        }),
      );
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]?.status).toBe(403);
      expect(answers[0]?.text).toContain('"code":"forbidden"');
      expect({ ...(await everything()), tokens: [] }).toEqual({ ...before, tokens: [] });
    },
  );
});

test("lists show what is in her scope, and count nothing else", async () => {
  const headers = await bearer(scope);
  for (const path of [
    "/api/v1/desk/catalogues",
    "/api/v1/desk/namespaces",
    `/api/v1/desk/catalogues?namespace=${there}`,
  ]) {
    const response = await visitor().get(path, headers);
    expect(await response.json(), path).toEqual({ items: [] });
  }
});

test("in her namespaces she reads every language, and writes her own", async () => {
  const headers = { ...(await bearer(scope)), "Content-Type": "application/json" };
  const upload = (locale: string) =>
    visitor().send("POST", `/api/v1/desk/catalogues/${locale}/news/app/uploads?name=x.json`, headers, "{}");
  const refused = await upload("en");
  expect(await refused.json()).toMatchObject({
    code: "forbidden",
    unit: "scope",
    locale: "en",
    namespace: "news/app",
  });
  expect((await upload("fr")).status).not.toBe(403);
  expect((await visitor().get("/api/v1/desk/catalogues/en/news/app", headers)).status).toBe(404);
});

describe("every route of the desk", () => {
  const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

  test("stands in the table, and the table has no other", () => {
    const registered = app.routes
      .filter(({ method, path }) => method !== "ALL" && /^\/(api\/v1\/)?desk\//.test(path))
      .map(nameOf);
    expect([...new Set(registered)].toSorted()).toEqual([...new Set(deskRoutes.map(nameOf))].toSorted());
  });

  /** The path with names in it; what is called nonesuch is nowhere. */
  const addressOf = (path: string, locale: string) =>
    path
      .replace(":lng", locale)
      .replace(":locale", locale)
      .replace(/:ns\{[^/]*\}/, "news/app")
      .replace(/:number\{[^/]*\}|:n(?=\/|$)/, "1")
      .replaceAll(/:\w+(\{[^/]*\})?/g, "nonesuch");

  const rows = deskRoutes.map((route) => ({
    ...route,
    label: route.body === "{}" ? nameOf(route) : `${nameOf(route)} ${route.body}`,
    sent: ["GET", "DELETE"].includes(route.method) ? undefined : route.body,
  }));

  test.each(rows)("$label is for those who may, in each language", async ({ method, path, who, sent }) => {
    const found: Record<string, boolean> = {};
    const stated: Record<string, boolean> = {};
    for (const role of roles) {
      const held = { role, ...(role === "translator" ? { locales: ["zh-Hans"] } : {}) };
      const headers = { ...(await bearer(held)), "Content-Type": "application/json" };
      for (const { locale } of languages) {
        const address = addressOf(path, locale);
        const response = await visitor().send(
          method,
          address,
          { ...headers, "Accept-Language": locale },
          sent,
        );
        expect(response.status, address).toBeLessThan(500);
        found[`${role}, ${locale}`] = response.status !== 403;
        stated[`${role}, ${locale}`] = who[role] === "yes" || (who[role] === "own" && locale === "zh-Hans");
      }
    }
    expect(found).toEqual(stated);
  });

  test.each(rows.filter(({ isOpen }) => isOpen !== true))(
    "$label is for nobody who has not signed in",
    async ({ method, path, sent }) => {
      const response = await visitor().send(method, addressOf(path, "en"), {}, sent);
      const isLedToSignIn = response.headers.get("Location")?.startsWith("/desk/sign-in?") ?? false;
      expect(response.status === 401 || (method === "GET" && isLedToSignIn)).toBe(true);
    },
  );
});
