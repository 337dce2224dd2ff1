/** Saving and restoring. */
import { draftRevision } from "../../../src/articles/draft.ts";
import { restoreRevision } from "../../../src/articles/restore.ts";
import type { Locale } from "../../../src/locales.ts";
import { words } from "../../support/newsroom.ts";
import { articleId, onEdition, people, unless } from "./acts.ts";
import type { Act, By } from "./acts.ts";
import { save as keep } from "./model.ts";
import type { Model, Text } from "./model.ts";

export const save = (by: By, isMinor: boolean): Act =>
  onEdition(by, `saves${isMinor ? " as minor" : ""}`, (edition, model) => {
    const { who, locale } = by;
    model.count += 1;
    const { count } = model;
    const title = `${locale} ${count}`;
    // Of a translation it would say that nothing new was translated: another story, told in its own tests.
    const minor = isMinor && locale === "en";
    return {
      verb: (on, { now, ...seen }) => {
        const { body } = words[locale];
        return draftRevision(on, people[who], { articleId, locale, title, minor, body, ...seen }, now);
      },
      outlook: () => {
        const hasSource = locale === "en" || model.editions.en.history.length > 0;
        // By the source as it was read, whatever becomes of it until this is written.
        const text = textOf(model, locale, { title, minor, count });
        return {
          refusal: unless(hasSource, "source_missing"),
          write: () => keep(edition, text),
        };
      },
    };
  });

interface Saying {
  readonly title: string;
  readonly minor: boolean;
  readonly count: number;
}

function textOf({ editions }: Model, locale: Locale, { title, minor, count }: Saying): Text {
  const { history } = editions[locale];
  const [last, source] = [history.at(-1), editions.en.published ?? editions.en.draft];
  const own = minor && last !== undefined ? last.meaning : count;
  return { number: history.length + 1, title, meaning: locale === "en" ? own : (source?.meaning ?? -1) };
}

/** @param back how many revisions */
export const restore = (by: By, back: number): Act =>
  onEdition(by, `restores, ${back} back,`, (edition) => {
    const { who, locale } = by;
    const number = Math.max(1, edition.history.length - back);
    return {
      missing: "revision_not_found",
      verb: (on, { now, ...seen }) =>
        restoreRevision(on, people[who], { articleId, locale, number, ...seen }, now),
      outlook: () => ({
        refusal: unless(edition.history[number - 1], "revision_not_found"),
        write: () => {
          const old = edition.history[number - 1];
          if (old) keep(edition, { ...old, number: edition.history.length + 1 });
        },
      }),
    };
  });
