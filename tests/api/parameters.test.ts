/** What the contract says of each parameter is what the route takes: a promise is kept, and what is refused was never promised. */
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { queries } from "../../src/api/contract/queries.ts";
import type { Wire } from "../../src/api/parameters.ts";

/** As they might stand in an address. */
const samples = [
  ...[
    "",
    "0",
    "1",
    "20",
    "100",
    "101",
    "-1",
    "1.5",
    "1e2",
    "007",
    "1900",
    "2017",
    "2099",
    "2100",
    "999999999999999",
  ],
  ...[
    "en",
    "zh-Hans",
    "en,zh-Hans",
    "fr",
    "en,fr",
    "none",
    "source",
    "any",
    "true",
    "false",
    "national",
    "regional",
  ],
  ...[
    "title",
    "title,urls",
    "title,secret",
    "enterprises",
    "article,bundle",
    "everything",
    "json",
    "ninjs",
    "xml",
  ],
  ...[
    "tunnel",
    "tunnel,bridge",
    "Tunnel",
    "a".repeat(64),
    "a".repeat(65),
    Array.from({ length: 50 }, (_, i) => `a${i}`).join(","),
  ],
  ...[Array.from({ length: 51 }, (_, i) => `a${i}`).join(","), "../x", "静安", "WyJhIl0", "!!!"],
  ...["2026-03-01T12:00:00Z", "2026-03-01T12:00:00+08:00", "2026-03-01T12:00:00", "2026-03-01", "yesterday"],
  ...["https://news.example.org/en/articles/x", "http://x"],
];

const parameters = Object.entries(queries).flatMap(([route, query]) =>
  Object.entries(query as z.ZodRawShape).map(([name, schema]) => ({ route, name, schema })),
);

const wireOf = (schema: z.core.$ZodType): Wire["wire"] =>
  (z.globalRegistry.get(schema) as Wire | undefined)?.wire ?? {};

/** As a client reads the text that its user typed, before it is written into an address. */
function valueOf(text: string, { type }: Wire["wire"]): unknown {
  if (type === "array") return text.split(",");
  if (type === "integer") return /^(0|-?[1-9]\d*)$/.test(text) ? Number(text) : text;
  if (type === "boolean") return text === "true" ? true : text === "false" ? false : text;
  return text;
}

const takenBy = (schema: z.core.$ZodType) => (text: string) => z.safeParse(schema, text).success;

function isPromised(text: string, schema: z.core.$ZodType): boolean {
  const wire = wireOf(schema);
  return z.fromJSONSchema(wire).safeParse(valueOf(text, wire)).success;
}

/** Others are taken in further spellings too. */
const exact = ["limit", "fallback", "year", "tier", "enterprise", "topic", "batch", "updatedSince", "format"];

describe.each(parameters)("$name of $route", ({ schema }) => {
  test("takes whatever the contract promises", () => {
    expect(wireOf(schema)["type"]).toBeTypeOf("string");
    for (const text of samples.filter((one) => isPromised(one, schema)))
      // A language is looked up where the request is at hand, and a cursor by its list.
      expect([text, takenBy(schema)(text)]).toEqual([text, true]);
  });
});

describe.each(parameters.filter(({ route, name }) => exact.includes(name) && route !== "getEmbedding"))(
  "$name of $route",
  ({ schema }) => {
    test("promises whatever it takes", () => {
      for (const text of samples.filter(takenBy(schema)))
        expect([text, isPromised(text, schema)]).toEqual([text, true]);
    });
  },
);
