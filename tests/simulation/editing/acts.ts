/** What an editor may do: as a verb of ours, and as what the model says must come of it. */
import { clock } from "../../../src/access/actor.ts";
import { correctEdition } from "../../../src/articles/correct.ts";
import { publishDue, publishEditions } from "../../../src/articles/publish.ts";
import { relinkArticle } from "../../../src/articles/relink.ts";
import { cancelSchedule } from "../../../src/articles/unschedule.ts";
import { withdrawEdition } from "../../../src/articles/withdraw.ts";
import type { Database } from "../../../src/database.ts";
import { locales } from "../../../src/locales.ts";
import type { Locale } from "../../../src/locales.ts";
import { actorAs } from "../../support/access.ts";
import * as truth from "./model.ts";
import type { Edition, Model, Who } from "./model.ts";

export const articleId = "tunnel";
export const people = {
  lin: actorAs("editor", { id: "lin" }),
  mei: actorAs("editor", { id: "mei" }),
  clock,
} as const;

/** What must come of an act, by what it has read. */
export interface Outlook {
  /** The code that it must be refused with. */
  readonly refusal?: string | undefined;
  /** What it makes of the model, when nobody was faster; undefined where it has nothing to write. */
  readonly write?: (() => void) | undefined;
  /** What must not have moved until it writes. */
  readonly lock: () => number;
}

export interface Begun {
  readonly verb: (on: Database) => Promise<unknown>;
  /** Asked when it has read, and before anybody else does anything. */
  readonly outlook: () => Outlook;
}

export interface Act {
  readonly said: string;
  readonly begin: (model: Model) => Begun;
}

export interface By {
  readonly who: Who;
  readonly locale: Locale;
  /** She looks again before she acts; otherwise she acts on what she saw last. */
  readonly looks: boolean;
}

interface Moment {
  readonly expectedVersion: number;
  readonly now: number;
}

interface EditionAct {
  readonly verb: (on: Database, moment: Moment) => Promise<unknown>;
  readonly outlook: () => { readonly refusal?: string | undefined; readonly write: () => void };
  /** Of an edition that nobody has begun. */
  readonly missing?: string | undefined;
}

/** An act on one edition, by what its editor saw of it. */
export function onEdition(
  { who, locale, looks }: By,
  said: string,
  prepare: (edition: Edition, model: Model) => EditionAct,
): Act {
  const begin = (model: Model): Begun => {
    const edition = model.editions[locale];
    if (looks) model.seen[who][locale] = edition.version;
    const [expectedVersion, { now }] = [model.seen[who][locale], model];
    const { verb, outlook, missing } = prepare(edition, model);
    const write = (change: () => void) => () => {
      truth.settle(model, () => {
        change();
        return [locale];
      });
      model.acts += 1;
      model.seen[who][locale] = edition.version;
    };
    return {
      verb: (on) => verb(on, { expectedVersion, now }),
      outlook: () => {
        const own = outlook();
        const isNew = edition.version === 0 ? missing : undefined;
        const isStale = expectedVersion === edition.version ? undefined : "edit_conflict";
        const refusal = isNew ?? isStale ?? own.refusal;
        return { refusal, write: write(own.write), lock: () => edition.version };
      },
    };
  };
  return { said: `${who} ${said} ${locale}${looks ? "" : ", unseen"}`, begin };
}

export const unless = (isPossible: unknown, code: string) => (isPossible ? undefined : code);

/** @param after how long from now; at once where it is 0 */
export const publish = (by: By, after: number): Act =>
  onEdition(by, after === 0 ? "publishes" : `schedules in ${after} ms`, (edition, { now: at }) => ({
    missing: "edition_missing",
    verb: (on, { expectedVersion, now }) => {
      const editions = [{ locale: by.locale, expectedVersion }];
      const when = after === 0 ? {} : { at: now + after };
      return publishEditions(on, people[by.who], { articleId, editions, accept: true, ...when }, now);
    },
    outlook: () => {
      const { draft } = edition;
      const text = after === 0 ? (draft ?? edition.published) : draft;
      const plan = () => {
        if (text) edition.plan = { act: "publication", text, at: at + after };
      };
      return {
        refusal: unless(text, "nothing_to_publish"),
        write: after === 0 ? () => truth.publish(edition, text) : plan,
      };
    },
  }));

/** @param after how long from now; at once where it is 0 */
export const withdraw = (by: By, after: number): Act =>
  onEdition(by, after === 0 ? "withdraws" : `withdraws in ${after} ms`, (edition, { now: at }) => ({
    missing: "edition_missing",
    verb: (on, { now, ...seen }) =>
      withdrawEdition(on, people[by.who], { articleId, locale: by.locale, ...seen, at: now + after }, now),
    outlook: () => ({
      refusal: unless(edition.published, "invalid_transition"),
      write: () => {
        if (after === 0) truth.withdraw(edition);
        else edition.plan = { act: "withdrawal", at: at + after };
      },
    }),
  }));

export const unschedule = (by: By): Act =>
  onEdition(by, "calls off the plan of", (edition) => ({
    missing: "edition_missing",
    verb: (on, { now, ...seen }) =>
      cancelSchedule(on, people[by.who], { articleId, locale: by.locale, ...seen }, now),
    outlook: () => ({
      refusal: unless(edition.plan, "invalid_transition"),
      write: () => {
        edition.plan = undefined;
      },
    }),
  }));

/** @param note none takes back what was said */
export const correct = (by: By, note: string | undefined): Act =>
  onEdition(by, note === undefined ? "takes back the correction of" : `says “${note}” of`, (edition) => ({
    missing: "edition_missing",
    verb: (on, { now, ...seen }) => {
      const said = note === undefined ? undefined : { [by.locale]: note };
      return correctEdition(on, people[by.who], { articleId, locale: by.locale, ...seen, note: said }, now);
    },
    outlook: () => ({
      refusal: unless(edition.published, "invalid_transition"),
      write: () => {
        edition.correction = note;
      },
    }),
  }));

/** Both languages in one stroke, as they are, or none. */
export const publishBoth = (who: Who): Act => ({
  said: `${who} publishes both`,
  begin: (model) => {
    const { now } = model;
    const editions = locales.map((locale) => ({ locale }));
    const all = () => locales.map((locale) => model.editions[locale]);
    const write = () => {
      truth.settle(model, () => {
        for (const edition of all()) truth.publish(edition, edition.draft ?? edition.published);
        return locales;
      });
      model.acts += locales.length;
    };
    return {
      verb: (on) => publishEditions(on, people[who], { articleId, editions, accept: true }, now),
      outlook: () => {
        const isBegun = all().every(({ version }) => version > 0);
        const hasWords = all().every(({ draft, published }) => draft ?? published);
        return {
          refusal: unless(isBegun, "edition_missing") ?? unless(hasWords, "nothing_to_publish"),
          ...{ write, lock: () => truth.lockOf(model) },
        };
      },
    };
  },
});

/** Another address, by what its editor saw of the article; the old one leads there for ever. */
export const move = (who: Who, slug: string, looks: boolean): Act => ({
  said: `${who} moves it to ${slug}${looks ? "" : ", unseen"}`,
  begin: (model) => {
    if (looks) model.seen[who].article = truth.lockOf(model);
    const [expectedLock, { now }] = [model.seen[who].article, model];
    const write = () => {
      const { slug: from, formerSlugs, log } = model;
      const others = formerSlugs.filter((former) => former !== slug);
      model.formerSlugs = log.length === 0 ? others : [...others, from];
      model.slug = slug;
      truth.settle(model, () => [], true);
      model.acts += 1;
      model.seen[who].article = truth.lockOf(model);
    };
    return {
      verb: (on) => relinkArticle(on, people[who], { articleId, slug, expectedLock }, now),
      outlook: () => ({
        refusal: unless(truth.lockOf(model) === expectedLock, "edit_conflict"),
        write: slug === model.slug ? undefined : write,
        lock: () => model.version,
      }),
    };
  },
});

/** What is due goes out or is taken back; what fails stays due. */
export const minute: Act = {
  said: "the clock runs",
  begin: (model) => {
    const { now } = model;
    return {
      verb: async (on) => {
        const [failed] = await publishDue(on, now);
        if (failed !== undefined) throw failed.error;
      },
      outlook: () => {
        const due = truth.dueIn(model, now);
        const write = () => {
          truth.settle(model, () => {
            truth.doWhatIsDue(model, due);
            return due;
          });
          model.acts += due.length;
        };
        const lock = () => due.reduce((sum, locale) => sum + model.editions[locale].version, 0);
        return { write: due.length === 0 ? undefined : write, lock };
      },
    };
  },
};
