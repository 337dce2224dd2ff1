import { centres } from "./batches.ts";
import type { DemoBatch } from "./batches.ts";
import type { DemoCertification } from "./certifications.ts";
import type { DemoEnterprise } from "./enterprises.ts";
import type { Outline } from "./outline.ts";
import { at } from "./random.ts";
import type { Random } from "./random.ts";
import { counted, dateOf, day, figure, listed, ordinal, same, yearOf, yuan } from "./words/quantities.ts";
import { personOf, roleOf } from "./words/people.ts";
import type { Facts } from "./words/template.ts";

/** Everything that the templates of one article may ask for. */
export function gatherFacts(outline: Outline, random: Random): Facts {
  return {
    ...enterpriseFacts(outline.enterprises, random),
    ...timeFacts(outline, random),
    ...figureFacts(random),
    ...(outline.batch ? batchFacts(outline.batch) : {}),
    ...standingFacts(outline, random),
    person: personOf(random),
    role: roleOf(random),
  };
}

function enterpriseFacts(enterprises: readonly DemoEnterprise[], random: Random): Facts {
  const [first, second] = [at(enterprises, 0), enterprises[1]];
  const [product, product2] = random.sample(first.industry.products, 2);
  return {
    A: first.called.link,
    a: first.called.short,
    names: listed(enterprises.map(({ called }) => called.link)),
    short: listed(enterprises.map(({ called }) => called.short)),
    count: counted(enterprises.length),
    are: { en: enterprises.length === 1 ? "is" : "are", zh: "" },
    district: first.district,
    field: first.industry.field,
    ...(product && product2 ? { product, product2 } : {}),
    ...(second
      ? { B: second.called.link, b: second.called.short, bProduct: random.pick(second.industry.products) }
      : {}),
  };
}

function timeFacts({ publishedAt, laterAt }: Outline, random: Random): Facts {
  const happenedAt = publishedAt - random.int(0, 2) * 86_400_000;
  const year = yearOf(happenedAt);
  return {
    date: day(happenedAt),
    laterDay: day(laterAt),
    year: same(String(year)),
    yearBefore: same(String(year - 2)),
    lastYear: same(String(year - 1)),
    nextYear: same(String(year + 1)),
  };
}

function figureFacts(random: Random): Facts {
  const staff = random.int(60, 480);
  const [patentsBefore, patentsNew, percent] = [random.int(12, 90), random.int(10, 24), random.int(6, 38)];
  const money = random.int(3, 90) * 5;
  return {
    staff: figure(staff),
    staffBefore: figure(Math.round((staff * random.int(60, 92)) / 100)),
    staffLater: figure(staff + random.int(5, 40)),
    patents: figure(patentsBefore + patentsNew),
    patentsBefore: figure(patentsBefore),
    patentsNew: figure(patentsNew),
    percent: figure(percent),
    money: yuan(money),
    moneyBefore: yuan(Math.round((money * 100) / (100 + percent))),
    area: figure(random.int(12, 185) * 100),
    people: figure(random.int(24, 190)),
    entries: figure(random.int(40, 310)),
    sensors: figure(random.int(320, 2600)),
    prize: figure(random.int(5, 30) * 10_000),
    hired: figure(random.int(11, 25)),
    hours: figure(random.int(10, 30)),
    months: figure(random.int(10, 30)),
    weeks: counted(random.int(3, 9)),
    few: counted(random.int(2, 6)),
  };
}

function batchFacts(batch: DemoBatch): Facts {
  return {
    centres: centres[batch.schemeId],
    ordinal: ordinal(batch.number),
    batchYear: same(String(batch.year)),
    batchDay: day(Date.parse(`${batch.publishedOn}T00:00:00+08:00`)),
    listed: figure(batch.listed),
  };
}

/** A title that one of the enterprises held already, if any did. */
function standingFacts({ enterprises, publishedAt, batch }: Outline, random: Random): Facts {
  const held = enterprises.flatMap(({ called, certifications }) =>
    certifications
      .filter((title) => title.batch !== batch && title.batch.publishedOn < dateOf(publishedAt))
      .map((title) => ({ called, title })),
  );
  if (held.length === 0) return {};
  const { called, title } = random.pick(held);
  return { certified: called.short, ...titleFacts(title) };
}

function titleFacts({ tier, batch }: DemoCertification): Facts {
  return {
    standingCentres: centres[tier],
    standingOrdinal: ordinal(batch.number),
    standingYear: same(String(batch.year)),
  };
}
