/** schema.org: what machines read of a page. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { recordCertificationEvent } from "../../src/enterprises/record-event.ts";
import { registerEnterprise } from "../../src/enterprises/register.ts";
import { readPage } from "../support/html.ts";
import { languages } from "../support/languages.ts";
import { editor, noon, tell, words as story } from "../support/newsroom.ts";
import { origin, visitor } from "../support/reader.ts";
import { establishTiers } from "../support/register.ts";

const db = openDatabase(env.DB);

async function dataOf(path: string): Promise<unknown> {
  const page = await readPage(await visitor().get(path));
  return JSON.parse((await page.one('script[type="application/ld+json"]')).text);
}

beforeEach(() => establishTiers(db));

describe.each(languages)("the data of a page in $locale", ({ locale, segment, other }) => {
  const here = `${origin}/${segment}/articles/tunnel`;
  const there = `${origin}/${other.segment}/articles/tunnel`;
  const name = { en: "Tunnel Works", "zh-Hans": "隧道工程公司" }[locale];

  test("says of an article what it is called, in which language, when, and about whom", async () => {
    await tell(db, { sourceLocale: locale });
    expect(await dataOf(`/${segment}/articles/tunnel`)).toMatchObject({
      "@context": "https://schema.org",
      "@type": "NewsArticle",
      "@id": here,
      url: here,
      inLanguage: locale,
      headline: story[locale].title,
      datePublished: "2026-03-01T12:00:00.000Z",
      dateModified: "2026-03-01T12:00:00.000Z",
      about: [{ "@type": "Organization", "@id": `${origin}/${segment}/enterprises/tunnel-works`, name }],
    });
  });

  test("links a source to its translations", async () => {
    await tell(db, { sourceLocale: locale });
    const data = await dataOf(`/${segment}/articles/tunnel`);
    expect(data).toMatchObject({
      workTranslation: [{ "@type": "NewsArticle", "@id": there, inLanguage: other.locale }],
    });
    expect(data).not.toHaveProperty("translationOfWork");
  });

  test("links a translation to its source", async () => {
    await tell(db, { sourceLocale: other.locale });
    const data = await dataOf(`/${segment}/articles/tunnel`);
    expect(data).toMatchObject({
      translationOfWork: [{ "@type": "NewsArticle", "@id": there, inLanguage: other.locale }],
    });
    expect(data).not.toHaveProperty("workTranslation");
  });

  test("names no translation that is not public", async () => {
    await tell(db, { sourceLocale: locale, published: [locale], drafts: [other.locale] });
    expect(await dataOf(`/${segment}/articles/tunnel`)).not.toHaveProperty("workTranslation");
  });

  test("where a language is missing speaks of the text that is there", async () => {
    await tell(db, { sourceLocale: other.locale, published: [other.locale] });
    expect(await dataOf(`/${segment}/articles/tunnel`)).toMatchObject({
      "@id": there,
      inLanguage: other.locale,
    });
  });

  test("says of an enterprise what it is called, what it is certified for and by whom", async () => {
    const data = await dataOf(`/${segment}/enterprises/tunnel-works`);
    expect(data).toMatchObject({
      "@type": "Organization",
      "@id": `${origin}/${segment}/enterprises/tunnel-works`,
      name: { "@language": locale, "@value": name },
      alternateName: [{ "@language": other.locale }],
      hasCertification: [
        {
          "@type": "Certification",
          name: { en: "Municipal centre", "zh-Hans": "市级技术中心" }[locale],
          issuedBy: { name: { en: "The commission", "zh-Hans": "委员会" }[locale] },
          validFrom: "2017",
          inLanguage: locale,
        },
      ],
    });
  });

  test("no longer claims a certification that was withdrawn", async () => {
    const event = {
      certificationId: "tunnel-23",
      expectedVersion: 1,
      kind: "withdrawn",
      occurredOn: "2020",
    } as const;
    await recordCertificationEvent(db, editor, event, noon);
    expect(await dataOf(`/${segment}/enterprises/tunnel-works`)).toMatchObject({ hasCertification: [] });
  });

  test("calls an authority one, and gives codes their kind", async () => {
    const names = [
      { tag: "en", value: "Commission", kind: "legal", source: "official", verified: true },
    ] as const;
    const identifiers = [
      { kind: "uscc", value: "91310000133031388G", source: "official", verified: true },
    ] as const;
    await registerEnterprise(
      db,
      editor,
      { id: "board", slug: "board", category: "authority", names, identifiers },
      noon,
    );
    expect(await dataOf(`/${segment}/enterprises/board`)).toMatchObject({
      "@type": "GovernmentOrganization",
      identifier: [{ "@type": "PropertyValue", propertyID: "uscc", value: "91310000133031388G" }],
    });
  });
});
