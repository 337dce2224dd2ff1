/** A rename, a move and a merge reach every page that shows the enterprise: at once when purges work, within the bound when none does. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { bound, purgeAgainAfter } from "../../src/delivery/policy.ts";
import { setParent } from "../../src/enterprises/parents.ts";
import { frontCache } from "../support/front-cache.ts";
import { keeperOf } from "../support/keeper.ts";
import type { Kept } from "../support/keeper.ts";
import { languages } from "../support/languages.ts";
import { editor, noon, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { establishTiers } from "../support/register.ts";

const db = openDatabase(env.DB);
const works = "/enterprises/tunnel-works";
const within = bound.trustMemory + bound.maxAge + bound.staleWhileRevalidate;

beforeEach(async () => {
  await establishTiers(db);
  await setParent(db, editor, { enterpriseId: "signal-house", parentId: "tunnel-works" }, noon);
  await tell(db);
});

async function front() {
  const clock = { now: noon };
  const keeper = await keeperOf(db, { clock });
  const reader = visitor(clock);
  const edge = frontCache(reader, clock);
  /** The purge that is sent once no isolate can believe anything older. */
  const settle = async () => {
    clock.now += purgeAgainAfter + 1;
    await keeper.worker.scheduled(edge);
  };
  return { clock, keeper, reader, edge, settle };
}

describe.each(languages)("in $locale", ({ locale, segment }) => {
  const old = { en: "Tunnel Works", "zh-Hans": "隧道工程公司" }[locale];
  const value = { en: "Deep Works", "zh-Hans": "深隧工程" }[locale];
  const name = { locale, value, kind: "legal", source: "official", verified: true };
  /** Its own page, its child's, the article about it, the list; and each as an app reads it. */
  const showing = [
    `/${segment}/enterprises/tunnel-works`,
    `/${segment}/enterprises/signal-house`,
    `/${segment}/articles/tunnel`,
    `/${segment}/enterprises`,
    `/api/v1/enterprises/tunnel-works?lang=${locale}`,
    `/api/v1/enterprises/signal-house?lang=${locale}`,
    `/api/v1/articles/tunnel?lang=${locale}`,
    `/api/v1/enterprises?lang=${locale}`,
    `/api/v1/certifications?lang=${locale}`,
  ];

  type Edge = ReturnType<typeof frontCache>;

  const texts = async (edge: Edge) =>
    Promise.all(showing.map(async (path) => (await edge.get(path)).response.text()));

  test("a rename shows on every page that names it, at once where purges work", async () => {
    const { keeper, edge, settle } = await front();
    for (const text of await texts(edge)) expect(text).toContain(old);
    expect((await keeper.write("POST", `${works}/names`, name)).status).toBe(201);
    await settle();
    for (const [index, text] of (await texts(edge)).entries()) expect(text, showing[index]).toContain(value);
  });

  test("a rename shows on every page that names it within the bound, where every purge fails", async () => {
    const { clock, keeper, edge } = await front();
    edge.refuses = true;
    await texts(edge);
    expect((await keeper.write("POST", `${works}/names`, name)).status).toBe(201);
    // A reader every second keeps each copy at the edge as old as it may become.
    for (let second = 0; second < within; second += 1) {
      clock.now += 1000;
      await texts(edge);
    }
    clock.now += 1;
    for (const [index, text] of (await texts(edge)).entries()) expect(text, showing[index]).toContain(value);
  });

  test("a name that was entered by mistake goes from every page likewise", async () => {
    const { keeper, edge, settle } = await front();
    await texts(edge);
    const { body } = await keeper.get<Kept>(works);
    const wrong = body.allNames.find((one) => one.locale === locale);
    const answer = await keeper.write("PATCH", `${works}/names/${wrong?.id ?? ""}`, { mistaken: true });
    expect(answer.status).toBe(200);
    await settle();
    // Under the name that it had then it was certified, whatever it is called now.
    const isHistory = (path = "") => /certifications|tunnel-works/.test(path);
    for (const [index, text] of (await texts(edge)).entries())
      if (!isHistory(showing[index])) expect(text, showing[index]).not.toContain(old);
  });

  test("a page whose address moved leads on, and so does that of a duplicate: pages and API ids", async () => {
    const { keeper, reader, edge, settle } = await front();
    await texts(edge);
    await keeper.write("PATCH", works, { slug: "deep-works" });
    await settle();
    const moved = (await edge.get(`/${segment}/enterprises/tunnel-works`)).response;
    expect([moved.status, moved.headers.get("Location")]).toEqual([
      301,
      `/${segment}/enterprises/deep-works`,
    ]);
    expect((await edge.get(`/api/v1/enterprises/tunnel-works?lang=${locale}`)).response.status).toBe(200);
    await keeper.write("POST", `${works}/merge`, { into: "signal-house" });
    await settle();
    for (const key of ["tunnel-works", "deep-works"]) {
      const page = (await edge.get(`/${segment}/enterprises/${key}`)).response;
      expect([page.status, page.headers.get("Location")], key).toEqual([
        301,
        `/${segment}/enterprises/signal-house`,
      ]);
      const answer = (await edge.get(`/api/v1/enterprises/${key}?lang=${locale}`)).response;
      expect([answer.status, answer.headers.get("Location")], key).toEqual([
        301,
        `https://newsroom.test/api/v1/enterprises/signal-house?lang=${locale}`,
      ]);
      expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
    }
    const article = await (await edge.get(`/${segment}/articles/tunnel`)).response.text();
    expect(article).toContain(`/${segment}/enterprises/signal-house`);
    expect(article).not.toContain("/enterprises/deep-works");
    const about = await reader.get(`/api/v1/articles?lang=${locale}&enterprise=deep-works`);
    expect((await about.json<{ items: { id: string }[] }>()).items.map(({ id }) => id)).toEqual(["tunnel"]);
    const held = await reader.get(`/api/v1/certifications?lang=${locale}&enterprise=tunnel-works`);
    expect((await held.json<{ items: { id: string }[] }>()).items.map(({ id }) => id)).toEqual([
      "signal-24",
      "tunnel-23",
    ]);
  });
});
