import { expect, test } from "vitest";
import { noon } from "../support/newsroom.ts";
import { origin, visitor } from "../support/reader.ts";

const open = (path: string, bindings: Partial<Env> = {}) =>
  visitor({ now: noon }, bindings).get(`/.well-known/${path}`);

test("security.txt names whom to tell, and when it should not be trusted any more", async () => {
  const response = await open("security.txt", {
    SECURITY_CONTACT: "safety@newsroom.test, https://a.example/b",
  });
  expect(response.headers.get("Content-Type")).toMatch(/^text\/plain; ?charset=utf-8$/i);
  expect(await response.text()).toBe(
    [
      "Contact: mailto:safety@newsroom.test",
      "Contact: https://a.example/b",
      "Expires: 2026-05-30T00:00:00.000Z",
      "Preferred-Languages: en, zh-Hans",
      `Canonical: ${origin}/.well-known/security.txt`,
      "",
    ].join("\n"),
  );
});

test("it is not there where nobody is named, and nothing else is either", async () => {
  for (const name of ["security.txt", "change-password", "ai-plugin.json"])
    expect([name, (await open(name)).status]).toEqual([name, 404]);
});

test("the catalogue of APIs leads to the contract, its pages and the state of the house", async () => {
  const response = await open("api-catalog");
  expect(response.headers.get("Content-Type")).toContain("application/linkset+json");
  expect(response.headers.get("Link")).toBe(`<${origin}/.well-known/api-catalog>; rel="api-catalog"`);
  const { linkset } = await response.json<{ linkset: Record<string, unknown>[] }>();
  expect(linkset[1]).toEqual({
    anchor: `${origin}/api/v1/`,
    "service-desc": [{ href: `${origin}/api/v1/openapi.json`, type: "application/json" }],
    "service-doc": [{ href: `${origin}/api/docs`, type: "text/html" }],
    status: [{ href: `${origin}/healthz`, type: "application/json" }],
  });
  expect(linkset[0]?.["item"]).toEqual([{ href: `${origin}/api/v1/` }, { href: `${origin}/mcp` }]);
});
