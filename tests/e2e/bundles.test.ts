/** Real i18next clients over HTTP, as a news app's server runs them. */
import { describe, expect, inject, test } from "vitest";
import enReader from "../../locales/en/reader.json" with { type: "json" };
import zhReader from "../../locales/zh-Hans/reader.json" with { type: "json" };
import { backendAt, clientVersions } from "../support/i18next-clients.ts";
import type { Fetch } from "../support/i18next-clients.ts";

const origin = inject("origin");

describe.each(clientVersions)("i18next $version over HTTP", ({ open }) => {
  test("starts in zh-CN with a language beside it that nobody has, and reports a key that it missed", async () => {
    const seen: string[] = [];
    const watched: Fetch = async (url, init) => {
      const response = await fetch(url, init);
      seen.push(`${init?.method} ${url.slice(origin.length)} ${response.status}`);
      return response;
    };
    const before = performance.now();
    const { t } = await open({
      ...{ lng: "zh-CN", fallbackLng: ["zh_TW", "en"], ns: ["reader"], defaultNS: "reader" },
      ...{ keySeparator: false, saveMissing: true, backend: backendAt(origin, watched) },
    });
    expect(performance.now() - before).toBeLessThan(5000);
    expect(t("nav.home")).toBe(zhReader["nav.home"]);
    expect(t("nav.home", { lng: "en" })).toBe(enReader["nav.home"]);
    expect(t("nobody wrote this", "A default")).toBe("A default");
    await expect.poll(() => seen.filter((line) => line.startsWith("POST"))).not.toEqual([]);
    expect(seen).toContain("GET /locales/zh_TW/reader.json 404");
    expect(seen.filter((line) => / 5\d\d$/.test(line))).toEqual([]);
  });
});

test("the manifest's addresses are served, each for ever", async () => {
  const manifest = (await (await fetch(`${origin}/locales/manifest.json`)).json()) as {
    bundles: Record<string, Record<string, { url: string; hash: string }>>;
  };
  const listed = Object.values(manifest.bundles).flatMap((one) => Object.values(one));
  expect(listed.length).toBeGreaterThan(7);
  for (const { url, hash } of listed) {
    const response = await fetch(url);
    expect([response.status, response.headers.get("ETag")]).toEqual([200, `"${hash}"`]);
    expect(response.headers.get("Cache-Control")).toContain("immutable");
    await response.arrayBuffer();
  }
});
