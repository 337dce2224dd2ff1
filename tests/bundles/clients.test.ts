/** Real i18next clients, of both versions in use, against the Worker. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import enReader from "../../locales/en/reader.json" with { type: "json" };
import zhReader from "../../locales/zh-Hans/reader.json" with { type: "json" };
import { missingRead } from "../../src/catalogues/missing.ts";
import { takeSnapshot } from "../../src/changes/snapshot.ts";
import { openDatabase } from "../../src/database.ts";
import { app, openNamespace } from "../support/catalogues.ts";
import { failing } from "../support/databases.ts";
import { backendAt, clientVersions, remembering } from "../support/i18next-clients.ts";
import type { Fetch } from "../support/i18next-clients.ts";
import { noon } from "../support/newsroom.ts";
import { publishWords } from "../support/publications.ts";
import { origin, visitor } from "../support/reader.ts";
import type { Clock } from "../support/reader.ts";

const db = openDatabase(env.DB);

const english = {
  title: "Latest",
  lead: "All of it",
  cart: { items_one: "{{count}} item", items_other: "{{count}} items" },
};
const chinese = { title: "最新", lead: "", cart: { items_one: "一件", items_other: "{{count}}件" } };

interface Network {
  readonly fetch: Fetch;
  /** Method, address and status of everything that was asked. */
  readonly seen: string[];
}

function network(clock: Clock = { now: noon }, bindings: Partial<Env> = {}): Network {
  const { send } = visitor(clock, bindings);
  const seen: string[] = [];
  const fetch: Fetch = async (url, init) => {
    const path = url.slice(origin.length);
    const method = init?.method ?? "GET";
    const headers = Object.fromEntries(new Headers(init?.headers));
    const response = await send(method, path, headers, init?.body ?? undefined);
    seen.push(`${method} ${path} ${response.status}`);
    return response;
  };
  return { fetch, seen };
}

beforeEach(async () => {
  await openNamespace(db);
  await publishWords(db, { locale: "en", text: english });
  await publishWords(db, { locale: "zh-Hans", text: chinese });
});

describe.each(clientVersions)("i18next $version", ({ open }) => {
  const start = ({ fetch }: Network, options: Parameters<typeof open>[0] = {}) =>
    open({
      lng: "zh-CN",
      fallbackLng: "en",
      ns: [app],
      defaultNS: app,
      ...options,
      backend: backendAt(origin, fetch),
    });

  test("in zh-CN asks for zh as well, and is given Chinese under both names", async () => {
    const web = network();
    const { t } = await start(web);
    expect(t("title")).toBe("最新");
    expect(web.seen.toSorted()).toEqual([
      "GET /locales/en/news/app.json 200",
      "GET /locales/zh-CN/news/app.json 200",
      "GET /locales/zh/news/app.json 200",
    ]);
  });

  test("falls back key by key where a language is translated in part, and shows nothing blank", async () => {
    const { t } = await start(network());
    expect(t("lead")).toBe("All of it");
    expect(t("cart.items", { count: 1 })).toBe("1件");
    expect(t("cart.items", { count: 1, lng: "en" })).toBe("1 item");
  });

  test("asking for zh_TW as it stands gets a 404, starts at once, and speaks its fallback", async () => {
    const web = network();
    const before = performance.now();
    const { t } = await start(web, { lng: "zh_TW", load: "currentOnly" });
    expect(performance.now() - before).toBeLessThan(1000);
    expect(web.seen.filter((line) => line.includes("zh_TW"))).toEqual([
      "GET /locales/zh_TW/news/app.json 404",
    ]);
    expect(t("title")).toBe("Latest");
  });

  test("reads keys with full stops in them where they are flat", async () => {
    const { t } = await start(network(), { ns: ["reader"], defaultNS: "reader", keySeparator: false });
    expect(t("nav.home")).toBe(zhReader["nav.home"]);
    expect(t("nav.home", { lng: "en" })).toBe(enReader["nav.home"]);
  });

  test("sees what was published when it reloads, and what was not changed is 304", async () => {
    const clock = { now: noon };
    const web = network(clock);
    const client = await start({ ...web, fetch: remembering(web.fetch) });
    await publishWords(db, { locale: "zh-Hans", text: { ...chinese, title: "头条" } });
    clock.now += 5001;
    web.seen.length = 0;
    await client.reloadResources();
    expect(client.t("title")).toBe("头条");
    expect(web.seen.toSorted()).toEqual([
      "GET /locales/en/news/app.json 304",
      "GET /locales/zh-CN/news/app.json 200",
      "GET /locales/zh/news/app.json 200",
    ]);
  });

  test("reports the keys that it missed, each language under its own name", async () => {
    await openNamespace(db, { collectsMissing: true });
    const web = network();
    const { t } = await start(web, { saveMissing: true, saveMissingTo: "current" });
    expect(t("nobody.wrote.this", "A default")).toBe("A default");
    await expect.poll(() => web.seen.at(-1)).toBe("POST /locales/add/zh-CN/news/app 204");
    const { value } = await takeSnapshot(db, missingRead("zh-Hans", app));
    expect(value).toMatchObject([{ key: "nobody.wrote.this", fallback: "A default", count: 1 }]);
  });

  test("goes on undisturbed where nobody collects them", async () => {
    const web = network();
    const { t } = await start(web, { saveMissing: true });
    expect(t("nobody.wrote.this", "A default")).toBe("A default");
    await expect.poll(() => web.seen.at(-1)).toMatch(/^POST .* 404$/);
  });

  test("starts with the last good copy while the database is gone", async () => {
    let down = false;
    const clock = { now: noon };
    const web = network(clock, { DB: failing(env.DB, () => down) });
    await start(web);
    down = true;
    clock.now += 600_000;
    const before = performance.now();
    const { t } = await start(web);
    expect(performance.now() - before).toBeLessThan(1000);
    expect(t("title")).toBe("最新");
    expect(web.seen.every((line) => line.endsWith(" 200"))).toBe(true);
  });
});
