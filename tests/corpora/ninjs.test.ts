/** Articles as IPTC ninjs 3.1, held to IPTC's own schema. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { identifyEnterprise } from "../../src/enterprises/identify.ts";
import { languages } from "../support/languages.ts";
import { editor, noon, rewrite } from "../support/newsroom.ts";
import { openNewsroom, origin } from "./newsroom.ts";
import type { Newsroom } from "./newsroom.ts";
import { ninjsJudge } from "./schemas.ts";
import { furnish, minute } from "./story.ts";

let newsroom: Newsroom;
const judge = ninjsJudge();
const uscc = "91310000133031388G";

beforeAll(async () => {
  newsroom = await openNewsroom();
  await furnish(newsroom);
  const { db } = newsroom;
  const number = { kind: "uscc", value: uscc, source: "official", verified: true } as const;
  await identifyEnterprise(db, editor, { enterpriseId: "tunnel-works", ...number }, noon);
  await rewrite(db, { articleId: "hostile", locale: "en", body: "New." }, noon + 20 * minute);
});
afterAll(() => newsroom.close());

const open = async (id: string, lang: string) => {
  const response = await newsroom.get(`/api/v1/articles/${id}?format=ninjs&lang=${lang}`);
  return { status: response.status, item: (await response.json()) as Record<string, unknown> };
};

describe.each(languages)("in $locale", ({ locale }) => {
  test.each(["tunnel", "bridge", "gone", "hostile"])("%s keeps to the schema", async (id) => {
    const { status, item } = await open(id, locale);
    if (id === "bridge" && locale === "zh-Hans") return expect(status).toBe(404);
    expect(judge(item)).toEqual([]);
    expect(status).toBe(id === "gone" && locale === "zh-Hans" ? 410 : 200);
  });

  test("pictures, corrections, topics and numbers have their places in it", async () => {
    const { item } = await open("tunnel", locale);
    expect(item).toMatchObject({
      by: locale === "en" ? "Lin Mei" : "林梅",
      descriptions: expect.arrayContaining([
        expect.objectContaining({
          role: "correction",
          value: locale === "en" ? "A figure was <wrong>." : "一处数字有误。",
        }),
      ]),
      subjects: [{ name: locale === "en" ? "Rail & <metro>" : "轨道交通" }],
      organisations: [{ literal: uscc }, {}],
      associations: [
        {
          type: "picture",
          by: "Lin & Co",
          renditions: [{ width: 640, height: 360, contentType: "image/png" }],
        },
        { type: "text" },
      ],
    });
    expect(JSON.stringify(item)).toContain(`<a href=\\"${origin}/`);
  });
});

test("the schema would tell", () => {
  expect(judge({ uri: "https://a.example/", pubStatus: "killed" })).not.toEqual([]);
  expect(judge({ uri: "https://a.example/", title: "a", headline: "b" })).not.toEqual([]);
  expect(judge({ uri: "https://a.example/", associations: [{ uri: "https://a.example/" }] })).not.toEqual([]);
});
