/**
 * Two editors save, publish, schedule, withdraw and restore the same article
 * in any order, at the same moment too, each from what she last saw of it,
 * over connections that may break between any two steps. Beside it runs a
 * model of what must be true. No save is lost or written over unseen; readers
 * see what was published last; the log tells it in the order in which it came
 * to pass; and the clock's next run finishes what a broken one began.
 */
import { env } from "cloudflare:workers";
import { asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listRevisions } from "../../src/articles/history.ts";
import { createArticle } from "../../src/articles/create.ts";
import { draftRevision } from "../../src/articles/draft.ts";
import { publishDue, publishEditions } from "../../src/articles/publish.ts";
import { restoreRevision } from "../../src/articles/restore.ts";
import { articleBoard, editions, revisions } from "../../src/articles/tables.ts";
import { cancelSchedule } from "../../src/articles/unschedule.ts";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { record } from "../../src/access/tables.ts";
import { changes } from "../../src/changes/tables.ts";
import { openDatabase } from "../../src/database.ts";
import type { Database } from "../../src/database.ts";
import { DomainError } from "../../src/errors.ts";
import { locales } from "../../src/locales.ts";
import type { Locale } from "../../src/locales.ts";
import { actorAs } from "../support/access.ts";
import { Crashed, crashing } from "../support/crashing.ts";
import type { Crash } from "../support/crashing.ts";
import { empty } from "../support/databases.ts";
import { noon, words } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const articleId = "tunnel";
const people = { lin: actorAs("editor", { id: "lin" }), mei: actorAs("editor", { id: "mei" }) } as const;
type Who = keyof typeof people;

/** A saved text: its number in the history, its words, and what it means or was made from. */
interface Text {
  readonly number: number;
  readonly title: string;
  /** Of the source: which meaning; of a translation: the source's meaning that it was made from. */
  readonly meaning: number;
}

interface Edition {
  version: number;
  history: Text[];
  draft: Text | undefined;
  published: Text | undefined;
  scheduled: { text: Text; at: number } | undefined;
  withdrawn: boolean;
}

interface Model {
  now: number;
  count: number;
  editions: Record<Locale, Edition>;
  /** The version that each has on her screen. */
  seen: Record<Who, Record<Locale, number>>;
  log: string[];
  /** Lines that the record must have. */
  acts: number;
}

type Real = Record<never, never>;
type Step = fc.AsyncCommand<Model, Real>;

const begun = (): Edition => ({
  ...{ version: 0, history: [], draft: undefined, published: undefined, scheduled: undefined },
  withdrawn: false,
});

/** What a reader of this language is shown, the notice of an outdated translation included. */
function faceOf({ editions: all }: Model, locale: Locale): string {
  const { published, withdrawn } = all[locale];
  if (published === undefined) return withdrawn ? "withdrawn" : "nothing";
  const source = all.en.published;
  const isOld = locale !== "en" && source !== undefined && source.meaning !== published.meaning;
  return `${published.title}${isOld ? ", outdated" : ""}`;
}

/** Changes the model, and notes which languages look different to readers for it. */
function settle(model: Model, change: () => readonly Locale[]): void {
  const before = locales.map((locale) => faceOf(model, locale));
  const touched = change();
  for (const [index, locale] of locales.entries()) {
    const isChanged = faceOf(model, locale) !== before[index];
    if (isChanged || touched.includes(locale)) model.editions[locale].version += 1;
    const kind = model.editions[locale].published === undefined ? "withdrawn" : "published";
    if (isChanged) model.log.push(`${kind} ${locale}`);
  }
}

/** What came of a verb: done, refused, or the connection broke with or without its batch written. */
type Outcome = "done" | "broken" | { refused: string };

async function outcomeOf(work: Promise<unknown>): Promise<Outcome> {
  try {
    await work;
    return "done";
  } catch (error) {
    if (error instanceof Crashed) return "broken";
    if (error instanceof DomainError) return { refused: error.code };
    throw error;
  }
}

interface Try {
  who: Who;
  locale: Locale;
  crash: Crash | undefined;
  /** She looks again before she acts. */
  looks: boolean;
}

/** Every verb of an editor reads with one batch and writes with the next. */
const isWritten = (outcome: Outcome, crash: Crash | undefined): boolean =>
  outcome === "done" || (outcome === "broken" && crash?.at === 2 && crash.when === "after");

const connection = (crash: Crash | undefined): Database => openDatabase(crashing(env.DB, crash));

/**
 * Tries a verb. It must be refused exactly where the model says so; what was
 * written is written in the model too; and who was answered has seen it.
 */
async function attempt(
  model: Model,
  { who, locale, crash }: Try,
  expected: string | undefined,
  verb: (on: Database, seen: number) => Promise<unknown>,
  change: () => readonly Locale[],
): Promise<void> {
  const outcome = await outcomeOf(verb(connection(crash), model.seen[who][locale]));
  if (expected !== undefined && outcome !== "broken") expect(outcome).toEqual({ refused: expected });
  if (expected === undefined && outcome !== "broken") expect(outcome).toBe("done");
  if (expected === undefined && isWritten(outcome, crash)) {
    settle(model, change);
    model.acts += 1;
  }
  if (outcome === "done") model.seen[who][locale] = model.editions[locale].version;
  await expectTrue(model);
}

const isStale = ({ editions: all, seen }: Model, who: Who, locale: Locale): boolean =>
  seen[who][locale] !== all[locale].version;

function step(name: string, run: (model: Model) => Promise<void>): Step {
  return { check: () => true, run: (model) => run(model), toString: () => name };
}

/** The text that a save would make. */
function nextText(model: Model, locale: Locale, minor: boolean): Text {
  const { history } = model.editions[locale];
  const number = history.length + 1;
  const last = history.at(-1);
  const source = model.editions.en.published ?? model.editions.en.draft;
  const own = minor && last !== undefined ? last.meaning : model.count;
  return {
    number,
    title: `${locale} ${model.count}`,
    meaning: locale === "en" ? own : (source?.meaning ?? -1),
  };
}

function saved(model: Model, locale: Locale, text: Text): readonly Locale[] {
  const edition = model.editions[locale];
  edition.history.push(text);
  edition.draft = text;
  return [locale];
}

/** What she does now she does from what she sees now, or from what she saw. */
function look(model: Model, { who, locale, looks: again }: Try): void {
  if (again) model.seen[who][locale] = model.editions[locale].version;
}

const save = (one: Try, minor: boolean): Step =>
  step(`${one.who} saves ${one.locale}${minor ? ", minor" : ""}${said(one.crash)}`, async (model) => {
    const { who, locale } = one;
    look(model, one);
    model.count += 1;
    const text = nextText(model, locale, minor);
    const hasNoSource = locale !== "en" && model.editions.en.history.length === 0;
    const expected = hasNoSource
      ? "source_missing"
      : isStale(model, who, locale)
        ? "edit_conflict"
        : undefined;
    const isMinor = minor && locale === "en";
    await attempt(
      model,
      one,
      expected,
      (on, expectedVersion) =>
        draftRevision(on, people[who], { ...asked(locale, text, isMinor), expectedVersion }, model.now),
      () => saved(model, locale, text),
    );
  });

const asked = (locale: Locale, { title }: Text, minor: boolean) => ({
  ...{ articleId, locale, title, minor, body: words[locale].body },
});

const said = (crash: Crash | undefined) => (crash ? `, broken ${crash.when} batch ${crash.at}` : "");

const publish = (one: Try): Step =>
  step(`${one.who} publishes ${one.locale}${said(one.crash)}`, async (model) => {
    look(model, one);
    const edition = model.editions[one.locale];
    await attempt(
      model,
      one,
      refusalOf(model, one) ?? ((edition.draft ?? edition.published) ? undefined : "nothing_to_publish"),
      (on, expectedVersion) =>
        publishEditions(on, people[one.who], planOf(one.locale, { expectedVersion }), model.now),
      () => published(edition, one.locale, edition.draft ?? edition.published),
    );
  });

const planOf = (locale: Locale, { expectedVersion, at }: { expectedVersion?: number; at?: number }) => ({
  ...{ articleId, editions: [{ locale, expectedVersion }], at, accept: true },
});

function refusalOf(model: Model, { who, locale }: Try): string | undefined {
  if (model.editions[locale].version === 0) return "edition_missing";
  return isStale(model, who, locale) ? "edit_conflict" : undefined;
}

function published(edition: Edition, locale: Locale, text: Text | undefined): readonly Locale[] {
  edition.published = text;
  if (edition.draft === text) edition.draft = undefined;
  edition.scheduled = undefined;
  edition.withdrawn = false;
  return [locale];
}

/** Both languages in one stroke, as they are. */
const publishBoth = (one: Try): Step =>
  step(`${one.who} publishes both${said(one.crash)}`, async (model) => {
    const all = locales.map((locale) => model.editions[locale]);
    const input = { articleId, editions: locales.map((locale) => ({ locale })), accept: true };
    const outcome = await outcomeOf(
      publishEditions(connection(one.crash), people[one.who], input, model.now),
    );
    const isPossible = all.every(({ version, draft, published: text }) => version > 0 && (draft ?? text));
    if (outcome !== "broken") expect(outcome === "done").toBe(isPossible);
    if (isPossible && isWritten(outcome, one.crash)) {
      settle(model, () => {
        for (const [index, locale] of locales.entries()) {
          const edition = all[index];
          if (edition) published(edition, locale, edition.draft ?? edition.published);
        }
        return locales;
      });
      model.acts += locales.length;
    }
    await expectTrue(model);
  });

const schedule = (one: Try, after: number): Step =>
  step(`${one.who} schedules ${one.locale} in ${after} ms${said(one.crash)}`, async (model) => {
    look(model, one);
    const edition = model.editions[one.locale];
    const at = model.now + after;
    await attempt(
      model,
      one,
      refusalOf(model, one) ?? (edition.draft ? undefined : "nothing_to_publish"),
      (on, expectedVersion) =>
        publishEditions(on, people[one.who], planOf(one.locale, { expectedVersion, at }), model.now),
      () => {
        if (edition.draft) edition.scheduled = { text: edition.draft, at };
        return [one.locale];
      },
    );
  });

const unschedule = (one: Try): Step =>
  step(`${one.who} calls ${one.locale} off${said(one.crash)}`, async (model) => {
    look(model, one);
    const edition = model.editions[one.locale];
    await attempt(
      model,
      one,
      refusalOf(model, one) ?? (edition.scheduled ? undefined : "invalid_transition"),
      (on, expectedVersion) =>
        cancelSchedule(on, people[one.who], { articleId, locale: one.locale, expectedVersion }, model.now),
      () => {
        edition.scheduled = undefined;
        return [one.locale];
      },
    );
  });

const withdraw = (one: Try): Step =>
  step(`${one.who} withdraws ${one.locale}${said(one.crash)}`, async (model) => {
    look(model, one);
    const edition = model.editions[one.locale];
    await attempt(
      model,
      one,
      refusalOf(model, one) ?? (edition.published ? undefined : "invalid_transition"),
      (on, expectedVersion) =>
        withdrawEdition(on, people[one.who], { articleId, locale: one.locale, expectedVersion }, model.now),
      () => {
        edition.draft ??= edition.published;
        edition.published = undefined;
        edition.scheduled = undefined;
        edition.withdrawn = true;
        return [one.locale];
      },
    );
  });

const restore = (one: Try, back: number): Step =>
  step(`${one.who} restores ${one.locale}, ${back} back${said(one.crash)}`, async (model) => {
    const { who, locale } = one;
    look(model, one);
    const { history, version } = model.editions[locale];
    const number = Math.max(1, history.length - back);
    const old = history[number - 1];
    const expected =
      version === 0 ? "revision_not_found" : isStale(model, who, locale) ? "edit_conflict" : undefined;
    await attempt(
      model,
      one,
      expected,
      (on, expectedVersion) =>
        restoreRevision(on, people[who], { articleId, locale, number, expectedVersion }, model.now),
      () => (old ? saved(model, locale, { ...old, number: history.length + 1 }) : []),
    );
  });

const wait = (ms: number): Step =>
  step(`${ms} ms pass`, (model) => {
    model.now += ms;
    return Promise.resolve();
  });

/** The clock's run; when it breaks, what was due stays due for the next. */
const minute = (crash: Crash | undefined): Step =>
  step(`the clock runs${said(crash)}`, async (model) => {
    const failed = await publishDue(connection(crash), model.now);
    const isBroken = failed.length > 0;
    if (isBroken) expect(failed[0]?.error).toBeInstanceOf(Crashed);
    if (!isBroken || (crash?.at === 2 && crash.when === "after")) publishWhatIsDue(model);
    await expectTrue(model);
  });

function publishWhatIsDue(model: Model): void {
  const due = locales.filter((locale) => (model.editions[locale].scheduled?.at ?? Infinity) <= model.now);
  settle(model, () => {
    for (const locale of due)
      published(model.editions[locale], locale, model.editions[locale].scheduled?.text);
    return due;
  });
  model.acts += due.length;
}

/** Both act on one edition at the same moment, from the same screen: one of them, and never both. */
const race = (locale: Locale, rival: "save" | "publish" | "withdraw"): Step =>
  step(`both at once: save and ${rival} ${locale}`, async (model) => {
    const edition = model.editions[locale];
    const isReady = { save: true, publish: edition.draft ?? edition.published, withdraw: edition.published }[
      rival
    ];
    if (edition.version === 0 || !isReady) return;
    model.count += 2;
    const { version: expectedVersion } = edition;
    const texts = [0, 1].map((index) => nextText({ ...model, count: model.count - index }, locale, false));
    const [one, other] = texts;
    if (one === undefined || other === undefined) throw new Error("two texts");
    const write = (who: Who, text: Text) =>
      draftRevision(db, people[who], { ...asked(locale, text, false), expectedVersion }, model.now);
    const against = {
      save: () => write("mei", other),
      publish: () => publishEditions(db, people.mei, planOf(locale, { expectedVersion }), model.now),
      withdraw: () => withdrawEdition(db, people.mei, { articleId, locale, expectedVersion }, model.now),
    };
    const outcomes = await Promise.all([write("lin", one), against[rival]()].map(outcomeOf));
    expect(outcomes).toContain("done");
    expect(outcomes).toContainEqual({ refused: "edit_conflict" });
    model.acts += 1;
    settle(model, () => {
      if (outcomes[0] === "done") return saved(model, locale, one);
      if (rival === "save") return saved(model, locale, other);
      if (rival === "publish") return published(edition, locale, edition.draft ?? edition.published);
      edition.draft ??= edition.published;
      Object.assign(edition, { published: undefined, scheduled: undefined, withdrawn: true });
      return [locale];
    });
    await expectTrue(model);
  });

async function expectTrue(model: Model): Promise<void> {
  await expectStored(model);
  await expectShown(model);
  await expectLogged(model);
}

/** Every save is in the history, in order; a draft, a published and a scheduled revision at most, and the right ones. */
async function expectStored(model: Model): Promise<void> {
  const rows = await db
    .select({ edition: editions, title: revisions.title, id: revisions.id })
    .from(editions)
    .leftJoin(revisions, eq(revisions.articleId, editions.articleId));
  const titleOf = (id: string | null) => rows.find((row) => row.id === id)?.title;
  for (const locale of locales) {
    const expected = model.editions[locale];
    const history = await listRevisions(db, articleId, locale);
    expect(history.map(({ title }) => title).toReversed()).toEqual(
      expected.history.map(({ title }) => title),
    );
    const row = rows.find(({ edition }) => edition.locale === locale)?.edition;
    expect(row?.version ?? 0).toBe(expected.version);
    if (row === undefined) continue;
    expect(titleOf(row.draftRevisionId)).toBe(expected.draft?.title);
    expect(titleOf(row.publishedRevisionId)).toBe(expected.published?.title);
    expect(titleOf(row.scheduledRevisionId)).toBe(expected.scheduled?.text.title);
    expect(row.scheduledAt ?? undefined).toBe(expected.scheduled?.at);
    expect(row.state).toBe(stateOf(expected));
  }
  await expectOnBoard(model);
}

function stateOf({ published: text, withdrawn, scheduled }: Edition): string {
  if (text !== undefined) return "published";
  if (withdrawn) return "withdrawn";
  return scheduled === undefined ? "draft" : "scheduled";
}

async function expectOnBoard(model: Model): Promise<void> {
  const rows = await db.select().from(articleBoard);
  const expected = locales.flatMap((locale) => {
    const { version, draft, scheduled, published: text, withdrawn } = model.editions[locale];
    if (version === 0) return [`${locale}:missing`];
    return [
      ...(draft ? [`${locale}:draft`] : []),
      ...(scheduled ? [`${locale}:scheduled`] : []),
      ...(text ? [`${locale}:${faceOf(model, locale).endsWith("outdated") ? "outdated" : "current"}`] : []),
      ...(withdrawn && !text ? [`${locale}:withdrawn`] : []),
    ];
  });
  const facets = rows.map(({ facet }) => facet).filter((facet) => !facet.includes("*"));
  expect(facets.toSorted()).toEqual(expected.toSorted());
}

/** A reader who comes just now. */
async function expectShown(model: Model): Promise<void> {
  const guest = visitor({ now: model.now });
  for (const locale of locales) {
    const response = await guest.get(`/api/v1/articles/${articleId}?lang=${locale}`);
    const body = await response.json<{ title?: string; translation?: { status: string } }>();
    const isOld = body.translation?.status === "outdated";
    const shown = { 200: `${body.title}${isOld ? ", outdated" : ""}`, 404: "nothing", 410: "withdrawn" }[
      response.status
    ];
    const isAllGone =
      locales.every((tag) => model.editions[tag].published === undefined) && model.log.length > 0;
    expect(shown).toBe(isAllGone ? "withdrawn" : faceOf(model, locale));
  }
}

/** The log has what readers saw, in that order, and its own time never runs back; the record has every act. */
async function expectLogged(model: Model): Promise<void> {
  const lines = await db.select().from(changes).orderBy(asc(changes.seq));
  expect(lines.map(({ kind, locale }) => `${kind.replace("article.", "")} ${locale}`)).toEqual(model.log);
  const times = lines.map(({ committedAt }) => committedAt);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(await db.$count(record)).toBe(model.acts);
}

const locale = fc.constantFrom(...locales);
const crash: fc.Arbitrary<Crash | undefined> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.record({
      at: fc.constantFrom(1, 2),
      when: fc.constantFrom("before" as const, "after" as const),
    }),
  },
);
const looks = fc.oneof(
  { weight: 4, arbitrary: fc.constant(true) },
  { weight: 1, arbitrary: fc.constant(false) },
);
const attempted = fc.record({ who: fc.constantFrom<Who>("lin", "mei"), locale, crash, looks });

/** Without fast-check's liking for short walks: much has to happen before it can go wrong. */
const steps = fc.noBias(
  fc.commands(
    [
      fc.tuple(attempted, fc.boolean()).map(([one, minor]) => save(one, minor)),
      fc.tuple(attempted, fc.boolean()).map(([one, minor]) => save(one, minor)),
      attempted.map(publish),
      attempted.map(publish),
      attempted.map(publishBoth),
      fc.tuple(attempted, fc.integer({ min: 1, max: 90_000 })).map(([one, after]) => schedule(one, after)),
      attempted.map(unschedule),
      attempted.map(withdraw),
      fc.tuple(attempted, fc.nat(3)).map(([one, back]) => restore(one, back)),
      fc.integer({ min: 1, max: 90_000 }).map(wait),
      crash.map(minute),
      fc
        .tuple(locale, fc.constantFrom("save" as const, "publish" as const, "withdraw" as const))
        .map(([tag, rival]) => race(tag, rival)),
    ],
    { maxCommands: 60, size: "max" },
  ),
);

async function begin(): Promise<{ model: Model; real: Real }> {
  await empty(env.DB);
  await createArticle(db, people.lin, { id: articleId, slug: articleId, sourceLocale: "en" }, noon);
  const model: Model = {
    ...{ now: noon, count: 0, log: [], acts: 1 },
    editions: { en: begun(), "zh-Hans": begun() },
    seen: { lin: { en: 0, "zh-Hans": 0 }, mei: { en: 0, "zh-Hans": 0 } },
  };
  for (const first of opening) await first.run(model, {});
  return { model, real: {} };
}

const calmly = { who: "lin", crash: undefined, looks: true } as const;
/** Where most walks begin to be of interest: both languages are public. */
const opening = [
  save({ ...calmly, locale: "en" }, false),
  save({ ...calmly, locale: "zh-Hans" }, false),
  publishBoth({ ...calmly, locale: "en" }),
];

/** Whatever broke: the clock's next run, and nothing else, brings out all that was due. */
async function expectRepaired(model: Model): Promise<void> {
  model.now += 120_000;
  await minute(undefined).run(model, {});
  expect(locales.filter((tag) => model.editions[tag].scheduled !== undefined)).toEqual([]);
}

describe("two editors, in any order of steps, broken off at any of them", () => {
  test(
    "lose no save, publish what they saw, and leave a state that the next run completes",
    { timeout: 240_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(steps, async (commands) => {
          const room = await begin();
          await fc.asyncModelRun(() => room, commands);
          await expectRepaired(room.model);
        }),
        { numRuns: 40 },
      );
    },
  );
});
