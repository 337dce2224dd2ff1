/** Every public address, with what the newsroom has to fill it, and what reading it may cost. */
import { published } from "./catalogue.ts";

/** The opening article, which is in every newsroom. */
export const opening = {
  id: "jingan-technology-centres-2017",
  slug: "four-enterprises-municipal-technology-center",
} as const;

/** What lists are narrowed to: of each kind, the one with most in it. */
export interface Subjects {
  readonly enterprise: { id: string; slug: string };
  readonly topic: string;
  readonly batch: string;
  readonly tier: string;
  readonly year: number;
}

export async function findSubjects(d1: D1Database): Promise<Subjects> {
  const most = async <T>(query: string): Promise<T> => {
    const found = await d1.prepare(`${query} DESC, 1 LIMIT 1`).first<T>();
    if (found === null) throw new Error(`nothing found: ${query}`);
    return found;
  };
  return {
    enterprise: await most(`SELECT id, slug FROM enterprises WHERE category = 'enterprise'
      ORDER BY (SELECT count(*) FROM article_enterprises WHERE enterprise_id = id)`),
    ...(await most<{ topic: string }>(
      `SELECT topic_id AS topic FROM article_topics GROUP BY 1 ORDER BY count(*)`,
    )),
    ...(await most<{ batch: string }>(`SELECT id AS batch FROM batches ORDER BY certified`)),
    ...(await most<{ tier: string; year: number }>(`SELECT tier, year FROM batches
      JOIN schemes ON schemes.id = scheme_id GROUP BY tier, year ORDER BY sum(certified)`)),
  };
}

/** One route in every spelling that it has by language. */
export interface PublicRoute {
  readonly name: string;
  readonly paths: readonly string[];
  /** Rows that one read may scan. */
  readonly rows: number;
  /** How many more than in a small archive; none, where it is left out. */
  readonly growth?: number;
}

/** Where it stands in the list, and the thing itself in one language. */
export const rowsALine = 3;

/** One line more is read, which tells whether there is a next page, and one row to find its end. */
const list = (lines: number, constant: number): number => rowsALine * (lines + 1) + 1 + constant;

/** In two languages a line holds two editions, and one row tells that there is no third. */
const rowsALineInBoth = 5;

/** The newest change, and the next publication by the clock. */
const vitals = 2;
/** And whether words of the product were published, which every page may show. */
const pulse = vitals + 1;
/** Tiers, batches and claims, however many articles and enterprises there are. */
const figures = 50;
/** Topics to choose from, and the name in the heading. */
const choices = 20;
const profile = 60;
const article = 26;
/** Its head, and its text in the index and in the table. */
const bundle = 4;
/** The product's own, which are there before anything is published. */
const bundles = 8;

export function publicRoutes(subjects: Subjects): PublicRoute[] {
  return [
    { name: "/healthz", paths: ["/healthz"], rows: vitals },
    ...routesOf(pages(subjects), (path) => [`/en${path}`, `/zh${path}`], "/{l}"),
    ...routesOf(answers(subjects), inOneLanguage, "/api/v1"),
    { name: published.canonical, paths: Object.values(published), rows: bundle + pulse },
    { name: "/locales/{l}/reader.json", paths: ["/locales/en/reader.json"], rows: bundle + pulse },
    { name: "/locales/manifest.json", paths: ["/locales/manifest.json"], rows: bundles + pulse },
    ...[20, 100].map(listInBoth),
    {
      name: "/api/v1/articles/{id} in both",
      paths: [inLanguages(`/articles/${opening.id}`, "en,zh-Hans")],
      rows: article,
    },
  ];
}

const inOneLanguage = (path: string) => ["en", "zh-Hans"].map((lang) => inLanguages(path, lang));

const inLanguages = (path: string, lang: string) =>
  `/api/v1${path}${path.includes("?") ? "&" : "?"}lang=${lang}`;

function routesOf(
  limits: Readonly<Record<string, number>>,
  spell: (path: string) => readonly string[],
  before: string,
): PublicRoute[] {
  return Object.entries(limits).map(([path, rows]) => ({ name: before + path, paths: spell(path), rows }));
}

/** A line may hold an edition more than another, so the large archive may happen to show that many more. */
function listInBoth(lines: number): PublicRoute {
  const path = `/articles?limit=${lines}`;
  return {
    name: `/api/v1${path} in both`,
    paths: [inLanguages(path, "en,zh-Hans")],
    rows: rowsALineInBoth * (lines + 1) + 1 + pulse,
    growth: lines + 1,
  };
}

/** The public pages, and the rows that each may read. */
export function pages({ enterprise, topic, batch, tier, year }: Subjects): Record<string, number> {
  const articles = list(20, choices + pulse);
  const enterprises = list(20, figures + pulse);
  return {
    "/": list(6, figures + pulse),
    "/articles": articles,
    [`/articles?topic=${topic}`]: articles,
    [`/articles?enterprise=${enterprise.slug}`]: articles,
    [`/articles/${opening.slug}`]: article,
    "/enterprises": enterprises,
    [`/enterprises?tier=${tier}`]: enterprises,
    [`/enterprises?year=${year}`]: enterprises,
    [`/enterprises?tier=${tier}&year=${year}`]: enterprises,
    [`/enterprises?batch=${batch}`]: enterprises,
    [`/enterprises/${enterprise.slug}`]: list(10, profile + pulse),
    "/centres": figures + pulse,
  };
}

function answers({ enterprise, topic, batch, tier, year }: Subjects): Record<string, number> {
  return {
    "/articles": list(20, pulse),
    "/articles?limit=100": list(100, pulse),
    [`/articles?enterprise=${enterprise.id}`]: list(20, pulse + 1),
    [`/articles?topic=${topic}&limit=100`]: list(100, pulse),
    [`/articles/${opening.id}`]: article,
    "/enterprises": list(20, pulse),
    "/enterprises?limit=100": list(100, pulse),
    [`/enterprises?tier=${tier}`]: list(20, pulse),
    [`/enterprises?year=${year}`]: list(20, pulse),
    [`/enterprises?batch=${batch}`]: list(20, pulse),
    [`/enterprises/${enterprise.id}`]: profile + pulse,
    "/batches": figures + pulse,
    "/certifications": list(20, pulse),
    "/certifications?limit=100": list(100, pulse),
    [`/certifications?batch=${batch}`]: list(20, pulse),
    [`/certifications?enterprise=${enterprise.id}`]: list(20, pulse),
    "/statistics": figures + pulse,
  };
}
