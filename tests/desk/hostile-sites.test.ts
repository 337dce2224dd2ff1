/** Forms and scripts of other sites, sent by the browser of somebody who has signed in. */
import { describe, expect, test } from "vitest";
import { languages } from "../support/languages.ts";
import {
  bodyOf,
  expectRefused,
  methodOf,
  state,
  stranger,
  targetOf,
  writeRoutes,
} from "../support/hostile.ts";
import { origin, visitor } from "../support/reader.ts";

const elsewhere: Readonly<Record<string, Record<string, string>>> = {
  "says nothing of where it comes from": {},
  "comes from another site": { "Sec-Fetch-Site": "cross-site" },
  "comes from a sister domain": { "Sec-Fetch-Site": "same-site" },
  "was typed": { "Sec-Fetch-Site": "none" },
  "says so in other letters": { "Sec-Fetch-Site": "Same-Origin" },
  "says it twice": { "Sec-Fetch-Site": "same-origin, cross-site" },
  "comes from a sandbox": { Origin: "null" },
  "comes from another origin": { Origin: "https://evil.test" },
  "comes from a name that begins like ours": { Origin: `${origin}.evil.test` },
  "comes from us in the clear": { Origin: origin.replace("https", "http") },
  "comes from another port": { Origin: `${origin}:8443` },
  "names us and was sent by another": { Origin: origin, "Sec-Fetch-Site": "cross-site" },
  "names us as its referrer alone": { Referer: `${origin}/desk/` },
};
/** What a form of another site may send without asking first. */
const simple = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"];

describe.each(languages)("in $locale", ({ locale }) => {
  test.each(writeRoutes())("a write that is not our own pages' is refused: %s", async (route) => {
    const { write, room } = await targetOf(route);
    const before = await state();
    const { send } = stranger();
    for (const [label, headers] of Object.entries(elsewhere)) {
      const language = { "Accept-Language": locale, "If-Match": "*" };
      const { type, body } = bodyOf(write);
      for (const sent of label.startsWith("says nothing") ? [type, ...simple] : [type]) {
        const all = { Cookie: room.cookie, "Content-Type": sent, ...language, ...headers };
        const response = await send(methodOf(write), write.address, all, body);
        await expectRefused(response, label);
        expect(response.status, label).toBe(403);
        expect(response.headers.getSetCookie()).toEqual([]);
      }
    }
    expect(await state()).toEqual(before);
  });
});

test("no page of another site may ask what it may send, or read what it gets", async () => {
  const headers = {
    Origin: "https://evil.test",
    "Access-Control-Request-Method": "PUT",
    "Access-Control-Request-Headers": "content-type, if-match",
  };
  for (const path of ["/api/v1/desk/articles", "/desk/members"])
    for (const method of ["OPTIONS", "GET"]) {
      const response = await visitor().send(method, path, headers);
      const open = [...response.headers.keys()].filter((name) => name.startsWith("access-control-"));
      expect(open).toEqual([]);
    }
});
