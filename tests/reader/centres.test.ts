/** The technology centres: what an article claims beside what the register counts. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { publishEditions } from "../../src/articles/publish.ts";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { establishScheme } from "../../src/enterprises/schemes.ts";
import { wordsIn } from "../../src/words.ts";
import { readPage } from "../support/html.ts";
import type { PageRead } from "../support/html.ts";
import { languages } from "../support/languages.ts";
import { editor, noon, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { claimFigures, establishTiers } from "../support/register.ts";

const db = openDatabase(env.DB);
const open = async (path: string): Promise<PageRead> => readPage(await visitor().get(path));

beforeEach(async () => {
  await establishTiers(db);
  await tell(db);
  await claimFigures(db);
});

describe.each(languages)("the centres in $locale", ({ locale, segment }) => {
  const words = wordsIn(locale);
  const centres = `/${segment}/centres`;
  const figures = async (path = centres) => (await open(path)).texts("table.figures tbody tr");

  test("show claimed beside counted, each under its own name, tier by tier", async () => {
    const page = await open(centres);
    expect(await page.texts("table.figures thead th")).toEqual([
      words("centres.tier"),
      words("centres.claimed"),
      words("centres.counted"),
    ]);
    const asOf = words("centres.claim", {
      area: words("area.310106"),
      date: { en: "December 2017", "zh-Hans": "2017年12月" }[locale],
    });
    expect(await figures()).toEqual([
      `${words("tier.national")}5 ${asOf}1`,
      `${words("tier.municipal")}22 ${asOf}1`,
      `${words("tier.district")}${words("centres.no_claim")}0`,
    ]);
    expect(await page.texts(`table.figures a[href="/${segment}/articles/tunnel"]`)).toEqual(["5", "22"]);
  });

  test("are drawn, with a name for those who cannot see it", async () => {
    const page = await open(centres);
    const chart = await page.one("svg");
    expect(chart.attributes.get("role")).toBe("img");
    expect(chart.attributes.get("aria-label")).toBe(words("centres.chart"));
    expect((await page.one("svg title")).text).toBe(words("centres.chart"));
    const labels = await page.texts("svg text");
    expect(labels).toEqual([
      words("tier.national"),
      "5",
      "1",
      words("tier.municipal"),
      "22",
      "1",
      words("tier.district"),
      "0",
      words("centres.claimed"),
      words("centres.counted"),
    ]);
    const widths = (await page.all("svg rect.b1")).map(({ attributes }) => Number(attributes.get("width")));
    expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(5 / 22, 1);
  });

  test("name the authority of each tier and those that join it", async () => {
    const page = await open(centres);
    const pairs = await page.texts("dl.pairs dd");
    expect(pairs[0]).toBe({ en: "The ministry with The customs", "zh-Hans": "部委会同海关" }[locale]);
    expect(pairs[1]).toBe({ en: "The commission", "zh-Hans": "委员会" }[locale]);
  });

  test("list the batches of each tier, newest first, with a way to those in them", async () => {
    const page = await open(centres);
    const rows = await page.all("table.stack:not(.figures) tbody tr");
    const unknown = words("centres.unknown");
    expect(rows.map(({ text }) => text)).toEqual([
      `${words("batch.name", { number: 24, year: 2018 })}${{ en: "5 February 2018", "zh-Hans": "2018年2月5日" }[locale]}${unknown}1`,
      `${words("batch.name", { number: 24, year: 2018 })}${unknown}${unknown}0`,
      `${words("batch.name", { number: 23, year: 2017 })}${unknown}641`,
    ]);
    const links = (await page.all("table.stack:not(.figures) a")).map(({ attributes }) =>
      attributes.get("href"),
    );
    expect(links).toEqual([
      `/${segment}/enterprises?batch=national-24&tier=national`,
      `/${segment}/enterprises?batch=municipal-24&tier=municipal`,
      `/${segment}/enterprises?batch=municipal-23&tier=municipal`,
    ]);
    for (const href of links) expect((await open(href ?? "")).status).toBe(200);
    expect((await page.one("main")).text).toContain(words("centres.no_batches"));
  });

  test("show the same figures on the home page", async () => {
    expect(await figures(`/${segment}/`)).toEqual(await figures());
  });

  test("drop a claim once no language of its article is public, and never count it", async () => {
    for (const tag of ["en", "zh-Hans"] as const) {
      await withdrawEdition(db, editor, { articleId: "tunnel", locale: tag }, noon + 1000);
    }
    expect((await figures())[1]).toBe(`${words("tier.municipal")}${words("centres.no_claim")}1`);
    await publishEditions(db, editor, { articleId: "tunnel", editions: [{ locale: "en" }] }, noon + 2000);
    expect((await figures())[1]).toContain("22");
  });

  test("show a scheme from the moment it is established", async () => {
    const clock = { now: noon };
    const reader = visitor(clock);
    await (await reader.get(centres)).text();
    const name = { en: "Group centre", "zh-Hans": "集团技术中心" };
    await establishScheme(
      db,
      editor,
      {
        id: "group",
        tier: "district",
        jurisdiction: "310106",
        position: 3,
        name,
        authorities: [],
      },
      noon,
    );
    clock.now += 20_000;
    expect(await (await readPage(await reader.get(centres))).texts("main h2")).toContain(name[locale]);
  });
});
