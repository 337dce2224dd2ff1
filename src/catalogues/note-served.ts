/** Keeps what a deployment serves of the product's own words, so that its addresses outlive the next one. */
import { sql } from "drizzle-orm";
import { clock } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { appendChange } from "../changes/append.ts";
import { commit } from "../changes/commit.ts";
import { readNow } from "../changes/read.ts";
import type { Database, Statement } from "../database.ts";
import type { Locale } from "../locales.ts";
import type { Bundle } from "./product-bundle.ts";
import { productBundlesRead } from "./product-bundles.ts";
import type { ProductBundle } from "./product-bundles.ts";
import { cataloguePublications } from "./tables.ts";
import { saveText } from "./texts.ts";

/** In one run; what is served comes first. */
const mostAtOnce = 8;

/**
 * Called by the clock. Every address with a hash that this Worker answers for the
 * product's own words, and no publication wrote down, is written down as if it
 * were one. Returns how many were.
 */
export async function noteServed(db: Database, now: number): Promise<number> {
  const bundles = await readNow(db, productBundlesRead());
  const answered = answeredOf(bundles);
  const kept = new Set((await keptAmong(db, answered)).map(nameOf));
  const news = answered.filter((one) => !kept.has(nameOf(one))).slice(0, mostAtOnce);
  if (news.length === 0) return 0;
  const line = { action: "catalogue.kept", subject: "catalogues", detail: { after: news.map(nameOf) } };
  await commit(db, [...news.flatMap((one) => keep(db, one, now)), recordLine(db, clock, line, now)]);
  return news.length;
}

interface Answered extends Bundle {
  readonly locale: Locale;
  readonly namespace: string;
  readonly number: number;
}

function answeredOf(bundles: readonly ProductBundle[]): Answered[] {
  const answered = ({ locale, namespace }: ProductBundle, bundle: Bundle, number: number) => {
    return { locale, namespace, number, ...bundle };
  };
  const hidden = bundles.filter(({ own, served }) => own.hash !== served.hash);
  return [
    ...bundles.map((one) => answered(one, one.served, one.version)),
    ...hidden.map((one) => answered(one, one.own, 0)),
  ];
}

const nameOf = (one: { namespace: string; locale: string; hash: string | null }): string =>
  `${one.namespace} ${one.locale} ${one.hash}`;

function keptAmong(db: Database, wanted: readonly Answered[]) {
  const { namespace, locale, bundleHash: hash } = cataloguePublications;
  const names = JSON.stringify(wanted.map((one) => [one.namespace, one.locale, one.hash]));
  return db.selectDistinct({ namespace, locale, hash }).from(cataloguePublications)
    .where(sql`(${namespace}, ${locale}, ${hash}) IN (
      SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(${names}))`);
}

/**
 * A line in the log, for the manifest lists another address from now on, and a
 * copy of the 404 that another version of the Worker gave before has to go.
 * Nothing is purged: what lies at the edge is good, and renews itself.
 */
function keep(db: Database, { locale, namespace, number, hash, text }: Answered, now: number): Statement[] {
  const subjectId = `${locale}/${namespace}`;
  return [
    ...saveText(db, text).statements,
    ...appendChange(
      db,
      clock.id,
      { kind: "bundle.published", subjectId, locale, tags: [], mode: "invalidate" },
      now,
    ),
    db
      .insert(cataloguePublications)
      .values({ namespace, locale, number, bundleHash: hash, at: now, actor: clock.name }),
  ];
}
