/** Other people's things under one's own address, addresses that are written otherwise, and texts that would like to be headers. */
import { describe, expect, test } from "vitest";
import { bearer, sameOrigin, signedIn } from "../support/access.ts";
import { app } from "../support/catalogues.ts";
import { furnish, otherNamespace } from "../support/furnished.ts";
import type { Furnished } from "../support/furnished.ts";
import { expectNothingInside } from "../support/guard.ts";
import { state, stranger } from "../support/hostile.ts";
import { languages } from "../support/languages.ts";

type Attempt = readonly [
  what: string,
  method: string,
  path: (room: Furnished) => string,
  body: object | undefined,
];

const api = "/api/v1/desk";
const uploads = (locale: string, namespace: string) => `${api}/catalogues/${locale}/${namespace}/uploads`;
const own = uploads("en", app);

/** The door is open, the thing exists, and this is not where it is. */
const elsewhere: readonly Attempt[] = [
  ["another namespace's proposal", "GET", ({ uploads: { ofAnother } }) => `${own}/${ofAnother}`, undefined],
  [
    "another namespace's proposal",
    "DELETE",
    ({ uploads: { ofAnother } }) => `${own}/${ofAnother}`,
    undefined,
  ],
  [
    "another namespace's proposal",
    "POST",
    ({ uploads: { ofAnother } }) => `${own}/${ofAnother}/renewal`,
    undefined,
  ],
  [
    "another namespace's proposal",
    "PUT",
    ({ uploads: { ofAnother } }) => `${own}/${ofAnother}/application`,
    {},
  ],
  [
    "another language's proposal",
    "PUT",
    ({ uploads: { open } }) => `${uploads("zh-Hans", app)}/${open}/application`,
    {},
  ],
  [
    "a question about another's file",
    "PUT",
    ({ uploads: { question } }) => `${uploads("en", otherNamespace)}/${question}/encoding`,
    { encoding: "big5" },
  ],
  [
    "a page of another's",
    "GET",
    ({ uploads: { ofAnother } }) => `/desk/catalogues/en/${app}/uploads/${ofAnother}`,
    undefined,
  ],
  [
    "another enterprise's name",
    "PATCH",
    ({ otherNameId }) => `${api}/enterprises/tunnel-works/names/${otherNameId}`,
    { verified: false },
  ],
  [
    "a revision of another article",
    "GET",
    () => `${api}/articles/planned/editions/en/revisions/2`,
    undefined,
  ],
  [
    "a language without that revision",
    "GET",
    () => `${api}/articles/tunnel/editions/zh-Hans/revisions/2`,
    undefined,
  ],
  [
    "a revision of another language",
    "POST",
    () => `${api}/articles/tunnel/editions/zh-Hans/revisions`,
    { restore: 2 },
  ],
  [
    "a version of another language",
    "GET",
    () => `${api}/catalogues/zh-Hans/${app}/versions/1/diff`,
    undefined,
  ],
  [
    "a version of another language",
    "PUT",
    () => `${api}/catalogues/zh-Hans/${app}/publication`,
    { version: 1 },
  ],
  ["an article by its address", "PATCH", () => `${api}/articles/tunnels`, { slug: "x" }],
  ["a member's token as a member", "GET", ({ tokenId }) => `${api}/members/${tokenId}`, undefined],
  ["a member as a token", "DELETE", ({ memberId }) => `${api}/tokens/${memberId}`, undefined],
  ["a token as a session", "DELETE", ({ tokenId }) => `${api}/sessions/${tokenId}`, undefined],
];

describe.each(languages)("in $locale", ({ locale }) => {
  test.each(elsewhere)("%s is not found: %s", async (_, method, path, body) => {
    const room = await furnish();
    const before = await state();
    const headers = { Authorization: `Bearer ${room.token}`, "If-Match": "*", "Accept-Language": locale };
    const response = await stranger().send(method, path(room), headers, body && JSON.stringify(body));
    const text = await response.text();
    expect([response.status, text.slice(0, 300)]).toEqual([404, expect.any(String)]);
    expectNothingInside(text.replaceAll(/<(script|style)[^]*?<\/\1>/g, ""));
    expect(await state()).toEqual(before);
  });
});

test("nobody ends another's session, or learns that there is one", async () => {
  const { sessionId, cookie } = await furnish();
  const other = { ...(await bearer({ role: "admin", name: "Wu" })), ...sameOrigin };
  const end = (id: string) => stranger().send("DELETE", `${api}/sessions/${id}`, other);
  const [hers, none] = [await end(sessionId), await end("0".repeat(32))];
  expect([hers.status, none.status]).toEqual([404, 404]);
  expect((await hers.text()).replaceAll(sessionId, "")).toBe(
    (await none.text()).replaceAll("0".repeat(32), ""),
  );
  expect((await stranger().get(`${api}/me`, { Cookie: cookie })).status).toBe(200);
});

describe("an address that is written otherwise", () => {
  const written = [
    "/desk/./catalogues",
    "/desk/x/../catalogues",
    "/desk/%2e%2e/desk/catalogues",
    "/desk/%63atalogues",
    "/%64esk/catalogues",
    "/desk//catalogues",
    "//desk/catalogues",
    "/desk/catalogues/",
    "/desk/catalogues;x=1",
    "/desk/catalogues%00",
    "/desk/catalogues%2f",
    "/desk%2fcatalogues",
    "/DESK/catalogues",
    "/en/../desk/catalogues",
    "/api/v1/desk/./members",
    "/api/v1//desk/members",
    "/api/v1/desk%2fmembers",
    "/api//v1/desk/members",
    "/api/v1/articles/../desk/members",
    "/api/v1/articles/..%2fdesk%2fmembers",
    "/api/v1/desk\\members",
    "/locales/../api/v1/desk/members",
  ];

  test.each(written)("opens nothing to whoever has not signed in: %s", async (path) => {
    await furnish();
    for (const method of ["GET", "HEAD", "POST", "DELETE"]) {
      const response = await stranger().send(method, path);
      expect(response.status, method).toBeGreaterThan(300);
      expect(response.headers.get("Cache-Control")).toMatch(/no-store|max-age/);
      expect(await response.text()).not.toMatch(/mei@example\.org|news\/app/);
    }
  });

  test.each(written)("is kept by nobody when it leads to the desk all the same: %s", async (path) => {
    const { token } = await furnish();
    const response = await stranger().get(path, { Authorization: `Bearer ${token}` });
    const isShown = /mei@example\.org|news\/app/.test(await response.text());
    if (isShown) expect(response.headers.get("Cache-Control")).toBe("private, no-store");
  });
});

/** A line break by every name that something on the way might read as one. */
const breaks = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029", "%0d%0a", "\u0000", "\u560a\u560d"];

describe("a text with a header in it", () => {
  const bad = breaks.map((line) => `x${line}Set-Cookie: a=b`);

  /** What the platform would have sent on, had it been one. */
  const expectNoHeader = ({ headers }: Response) => {
    expect(headers.getSetCookie().filter((cookie) => cookie.startsWith("a=b"))).toEqual([]);
    for (const [, value] of headers) expect(value).not.toMatch(/[\r\n\u0085\u2028\u2029\0]/);
  };

  test.each(bad)("is no address of anything: %j", async (slug) => {
    const { token } = await furnish();
    const headers = { Authorization: `Bearer ${token}`, "If-Match": "*" };
    const before = await state();
    for (const [method, path, body] of [
      ["POST", "/articles", { slug, sourceLocale: "en" }],
      ["PATCH", "/articles/tunnel", { slug }],
      ["PATCH", "/enterprises/tunnel-works", { slug }],
      ["PUT", `/namespaces/${encodeURIComponent(slug)}`, { sourceLocale: "en" }],
    ] as const) {
      const response = await stranger().send(method, `${api}${path}`, headers, JSON.stringify(body));
      expect(response.status, path).toBeGreaterThanOrEqual(400);
      expect(response.status, path).toBeLessThan(500);
      expectNoHeader(response);
    }
    expect(await state()).toEqual(before);
  });

  test.each(bad)("is kept as text where any text may stand, and sent as nothing else: %j", async (text) => {
    const { token, cookie } = await furnish();
    const headers = { Authorization: `Bearer ${token}`, "If-Match": "*" };
    const query = new URLSearchParams({ name: `${text}.json`, note: text }).toString();
    const proposed = await stranger().send("POST", `${own}?${query}`, headers, '{"home":"Hall"}');
    expect(proposed.status).toBe(201);
    expectNoHeader(proposed);
    const { id } = await proposed.json<{ id: string }>();
    expectNoHeader(await stranger().get(`${own}/${id}`, headers));
    expectNoHeader(await stranger().get(`/desk/catalogues/en/${app}/uploads/${id}`, { Cookie: cookie }));
    const form = new URLSearchParams({ next: `/desk/${text}`, lang: text }).toString();
    const type = { "Content-Type": "application/x-www-form-urlencoded", ...sameOrigin };
    for (const path of ["/desk/language", "/desk/sign-in"])
      expectNoHeader(await stranger().send("POST", path, { ...type, Cookie: cookie }, form));
    for (const path of [`/desk/catalogues?q=${encodeURIComponent(text)}`, `/desk/open?${query}`])
      expectNoHeader(await stranger().get(path, { Cookie: cookie }));
  });
});

describe("nobody is led away from the desk", () => {
  const away = [
    ...["//evil.test", "///evil.test/desk/", "\\\\evil.test", "/\\evil.test", "https://evil.test/desk/"],
    ...[
      "https:evil.test",
      "/desk/..//evil.test",
      "/desk/../../\\evil.test",
      "javascript:alert(1)",
      "\t//evil.test",
    ],
    ...[
      "/desk@evil.test",
      "/desk/\n/evil.test",
      "data:text/html,x",
      "//evil.test%2fdesk/",
      "/\t/evil.test/desk/",
    ],
  ];

  test.each(away)("by %j", async (next) => {
    const reader = stranger();
    const { token } = await furnish();
    const cookie = await signedIn(reader);
    const type = { "Content-Type": "application/x-www-form-urlencoded", ...sameOrigin };
    const answers = [
      await reader.send("POST", "/desk/sign-in", type, new URLSearchParams({ token, next }).toString()),
      await reader.send(
        "POST",
        "/desk/language",
        { ...type, ...cookie },
        new URLSearchParams({ lang: "en", next }).toString(),
      ),
      await reader.get(`/desk/sign-in?${new URLSearchParams({ next }).toString()}`, cookie),
      await reader.get(`/desk/${next}/`, cookie),
      await reader.get(
        `/desk/open?${new URLSearchParams({ namespace: next, locale: next }).toString()}`,
        cookie,
      ),
    ];
    for (const { headers } of answers) {
      const led = new URL(headers.get("Location") ?? "/desk/", "https://newsroom.test/desk/");
      expect([led.origin, led.pathname.startsWith("/desk")]).toEqual(["https://newsroom.test", true]);
    }
  });
});
