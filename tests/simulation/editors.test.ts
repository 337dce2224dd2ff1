/**
 * Two editors and the clock write, publish, plan, correct, move and take back
 * the same article, each from what she last saw of it, over connections that
 * may break before or after any step. What happens at one moment happens step
 * by step, in any order. Beside it runs a model of what must be true: no save
 * is lost or written over unseen; readers see what was published last; the log
 * tells it in the order in which it came to pass; and the next run of the clock
 * finishes what a broken one began.
 *
 * EDITORS_RUNS=400 walks further than the 40 walks of every day.
 */
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createArticle } from "../../src/articles/create.ts";
import { openDatabase } from "../../src/database.ts";
import { locales } from "../../src/locales.ts";
import type { Locale } from "../../src/locales.ts";
import type { Crash } from "../support/crashing.ts";
import { empty } from "../support/databases.ts";
import { noon } from "../support/newsroom.ts";
import {
  articleId,
  correct,
  minute,
  move,
  people,
  publish,
  publishBoth,
  unschedule,
  withdraw,
} from "./editing/acts.ts";
import type { Act } from "./editing/acts.ts";
import { expectAllTold, runOutbox } from "./editing/edge.ts";
import type { Told } from "./editing/edge.ts";
import { newModel } from "./editing/model.ts";
import type { Model, Who } from "./editing/model.ts";
import { doTogether } from "./editing/together.ts";
import type { Attempt } from "./editing/together.ts";
import { expectTrue } from "./editing/truth.ts";
import { restore, save } from "./editing/writing.ts";

const db = openDatabase(env.DB);

const by = fc.record({
  who: fc.constantFrom("lin" as const, "mei" as const),
  locale: fc.constantFrom(...locales),
  looks: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});
const later = fc.integer({ min: 1, max: 90_000 });
const atOnce = fc.constant(0);
const notes = fc.constantFrom("Put right.", "Put right again.", undefined);
const slugs = fc.constantFrom("tunnel", "long-tunnel", "old-tunnel");

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(by, fc.boolean()).map(([one, minor]) => save(one, minor)) },
  {
    weight: 4,
    arbitrary: fc.tuple(by, fc.oneof(atOnce, atOnce, later)).map(([one, at]) => publish(one, at)),
  },
  { weight: 2, arbitrary: fc.tuple(by, fc.oneof(atOnce, later)).map(([one, at]) => withdraw(one, at)) },
  { weight: 1, arbitrary: by.map(unschedule) },
  { weight: 1, arbitrary: fc.tuple(by, notes).map(([one, note]) => correct(one, note)) },
  { weight: 1, arbitrary: fc.tuple(by, fc.nat(3)).map(([one, back]) => restore(one, back)) },
  { weight: 1, arbitrary: by.map(({ who }) => publishBoth(who)) },
  { weight: 1, arbitrary: fc.tuple(by, slugs).map(([{ who, looks }, slug]) => move(who, slug, looks)) },
  { weight: 1, arbitrary: fc.constant(minute) },
);

const crash: fc.Arbitrary<Crash | undefined> = fc.oneof(
  { weight: 8, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.record({
      at: fc.constantFrom(1, 2),
      when: fc.constantFrom("before" as const, "after" as const),
    }),
  },
);

interface Moment {
  readonly attempts: readonly Attempt[];
  readonly order: readonly number[];
  /** That pass before it. */
  readonly ms: number;
}

const publicly = ({ locale, who }: { locale: Locale; who: Who }): fc.Arbitrary<Attempt> => {
  const one = { who, locale, looks: true };
  return fc
    .constantFrom(publish(one, 0), withdraw(one, 0), correct(one, "Put right."))
    .map((each) => ({ act: each, crash: undefined }));
};

/** What readers see of one language hangs on the other. */
const bothLanguages = fc.tuple(
  publicly({ who: "lin", locale: "en" }),
  publicly({ who: "mei", locale: "zh-Hans" }),
);

/** What one of them does alone, or two or three at once. */
const moment: fc.Arbitrary<Moment> = fc.record({
  attempts: fc.oneof(
    { weight: 5, arbitrary: fc.array(fc.record({ act, crash }), { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: bothLanguages },
  ),
  order: fc.array(fc.nat(2), { maxLength: 6 }),
  ms: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: later }),
});

interface Room {
  readonly told: Told;
}

class Step implements fc.AsyncCommand<Model, Room> {
  readonly #moment: Moment;

  constructor(one: Moment) {
    this.#moment = one;
  }

  check = () => true;

  async run(model: Model): Promise<void> {
    const { attempts, order, ms } = this.#moment;
    model.now += ms;
    await doTogether(model, attempts, order);
    await expectTrue(model);
  }

  toString(): string {
    const { attempts, order, ms } = this.#moment;
    const said = attempts.map(({ act: one, crash: broken }) =>
      broken === undefined ? one.said : `${one.said} (broken ${broken.when} batch ${broken.at})`,
    );
    const turns = attempts.length > 1 ? `, turns ${order.join("")}` : "";
    return `[${ms > 0 ? `${ms} ms pass; ` : ""}${said.join(" + ")}${turns}]`;
  }
}

/** The outbox is run between the minutes too, and may fail in every way that it can. */
class Delivery implements fc.AsyncCommand<Model, Room> {
  readonly #crash: Crash | undefined;
  readonly #isClosed: boolean;

  constructor(crashAt: Crash | undefined, isClosed: boolean) {
    this.#crash = crashAt;
    this.#isClosed = isClosed;
  }

  check = () => true;

  run = (model: Model, { told }: Room): Promise<void> => runOutbox(model, told, this.#isClosed, this.#crash);

  toString(): string {
    const broken = this.#crash && `broken ${this.#crash.when} step ${this.#crash.at}`;
    return `[the outbox runs${this.#isClosed ? ", the edge refuses" : ""}${broken ? `, ${broken}` : ""}]`;
  }
}

const breakdown = fc.option(
  fc.record({
    at: fc.integer({ min: 1, max: 8 }),
    when: fc.constantFrom("before" as const, "after" as const),
  }),
  { nil: undefined },
);

/** Without fast-check's liking for short walks: much has to happen before it can go wrong. */
const walk = fc.noBias(
  fc.commands(
    [
      moment.map((one) => new Step(one)),
      moment.map((one) => new Step(one)),
      moment.map((one) => new Step(one)),
      moment.map((one) => new Step(one)),
      fc.tuple(breakdown, fc.boolean()).map(([broken, isClosed]) => new Delivery(broken, isClosed)),
    ],
    { maxCommands: 30, size: "max" },
  ),
);

async function begin(): Promise<Model> {
  await empty(env.DB);
  await createArticle(db, people.lin, { id: articleId, slug: articleId, sourceLocale: "en" }, noon);
  const model = newModel(noon, articleId);
  for (const one of opening) await doTogether(model, [{ act: one, crash: undefined }], []);
  return model;
}

/** Where most walks begin to be of interest: both languages are public. */
const opening = [
  save({ who: "lin", locale: "en", looks: true }, false),
  save({ who: "lin", locale: "zh-Hans", looks: true }, false),
  publishBoth("lin"),
];

/** Whatever broke: the next runs of the clock, and nothing else, bring about all that was due, and tell it. */
async function expectRepaired(model: Model, told: Told): Promise<void> {
  model.now += 120_000;
  await doTogether(model, [{ act: minute, crash: undefined }], []);
  await expectTrue(model);
  expect(locales.filter((locale) => model.editions[locale].plan !== undefined)).toEqual([]);
  for (let run = 0; run < 2; run += 1) {
    model.now += longestPause;
    await runOutbox(model, told, false, undefined);
  }
  await expectAllTold(told);
}

/** Of a purge that was refused again and again. */
const longestPause = 10 * 60_000;

const numRuns = Number(env.EDITORS_RUNS || 40);

describe("two editors and the clock, step by step in any order, broken off at any of them", () => {
  test(
    "lose no save, publish what they saw, and leave a state that the next run completes",
    { timeout: numRuns * 6000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(walk, async (commands) => {
          const [model, told] = [await begin(), new Map<string, number>()];
          await fc.asyncModelRun(() => ({ model, real: { told } }), commands);
          await expectRepaired(model, told);
        }),
        { numRuns },
      );
    },
  );
});
