/** Namespaces as JSON: what there is, and how each is kept and checked. */
import { Hono } from "hono";
import * as z from "zod";
import { expectMay, mayI } from "../access/policy.ts";
import { lang, parametersOf } from "../api/parameters.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { checkIds } from "../catalogues/checks/check-ids.ts";
import { catalogueLocale, namespaceName } from "../catalogues/locale.ts";
import { getNamespace, listNamespaces, saveNamespace } from "../catalogues/namespaces.ts";
import type { Namespace } from "../catalogues/namespaces.ts";
import { actorOf, databaseOf } from "./door.ts";
import { expectedVersion } from "./if-match.ts";
import { jsonBody } from "./json-body.ts";

const check = z.enum(checkIds);
const names = z.record(z.string().max(500), z.array(z.union([check, z.literal("*")])).max(checkIds.length));

export const namespaceBody = z.strictObject({
  sourceLocale: z.string().max(35),
  collectsMissing: z.boolean().exactOptional(),
  settings: z
    .strictObject({
      checks: z
        .strictObject({
          keySeparator: z.union([z.string().min(1).max(3), z.literal(false)]).default("."),
          icu: z.boolean().exactOptional(),
          severities: z.partialRecord(check, z.enum(["error", "warning", "info", "off"])).exactOptional(),
          ignores: names.exactOptional(),
          maximumWidths: z.record(z.string().max(500), z.int().min(1).max(100_000)).exactOptional(),
          maximumKeys: z.int().min(1).max(100_000).exactOptional(),
          maximumDepth: z.int().min(1).max(32).exactOptional(),
        })
        .default({ keySeparator: "." }),
      glossary: z
        .array(
          z.strictObject({
            source: z.string().min(1).max(200),
            targets: z.array(z.string().min(1).max(200)).max(20),
            caseSensitive: z.boolean().exactOptional(),
          }),
        )
        .max(5000)
        .default([]),
    })
    .exactOptional(),
});

export const namespaces = new Hono<AppEnv>();

namespaces.get("/", async (c) => {
  parametersOf(c, { lang });
  const actor = actorOf(c);
  const all = await listNamespaces(databaseOf(c));
  const items = all.filter(({ name }) => mayI(actor, "catalogue.read", { namespace: name }));
  return c.json({ items: items.map(shownNamespace) });
});

namespaces.get("/:ns{.+}", async (c) => {
  parametersOf(c, { lang });
  const name = nameFor(c, "catalogue.read");
  return answer(c, await getNamespace(databaseOf(c), name), 200);
});

namespaces.put("/:ns{.+}", async (c) => {
  const name = nameFor(c, "namespace.write");
  const { sourceLocale, ...body } = await jsonBody(c, namespaceBody);
  const input = {
    ...{ name, sourceLocale: catalogueLocale(sourceLocale), ...body },
    expectedVersion: expectedVersion(c),
  };
  const saved = await saveNamespace(databaseOf(c), actorOf(c), input, c.env.now());
  return answer(c, saved, saved.version === 1 ? 201 : 200);
});

function nameFor(c: AppContext, act: "catalogue.read" | "namespace.write"): string {
  const name = namespaceName(c.req.param("ns") ?? "");
  expectMay(actorOf(c), act, { namespace: name });
  return name;
}

function answer(c: AppContext, namespace: Namespace, status: 200 | 201): Response {
  const etag = `"v${namespace.version}"`;
  c.header("ETag", etag);
  return c.json({ ...shownNamespace(namespace), etag }, status);
}

export function shownNamespace({ name, isProduct, version: _lock, ...rest }: Namespace) {
  return { namespace: name, product: isProduct, ...rest };
}
