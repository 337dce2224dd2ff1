/** Keeps the words of the register's names, by which a slip of the pen is found. */
import type { Called } from "./material.ts";
import type { Slot } from "./place.ts";
import { spellingsOf, wordsOf } from "./spelling.ts";
import { insertingInto } from "./write-documents.ts";

interface Reference {
  readonly slot: Slot;
  readonly word: string;
  readonly enterprise_id: string;
  readonly shown: string;
}

/** @param ids those looked at @param called those of them that there are, by their names */
export async function writeWords(
  index: D1Database,
  slots: readonly Slot[],
  ids: readonly string[],
  called: readonly Called[],
): Promise<D1PreparedStatement[]> {
  if (ids.length === 0) return [];
  const { results: standing } = await index
    .prepare(
      `SELECT w.* FROM json_each(?) s CROSS JOIN json_each(?) e
       CROSS JOIN search_words w ON w.slot = s.value AND w.enterprise_id = e.value`,
    )
    .bind(JSON.stringify(slots), JSON.stringify(ids))
    .all<Reference>();
  const wanted = slots.flatMap((slot) =>
    called.flatMap(({ id, names }) =>
      wordsOf(names).map(({ word, shown }) => ({ slot, word, enterprise_id: id, shown })),
    ),
  );
  return statementsFor(index, { gone: without(standing, wanted), come: without(wanted, standing) });
}

function without(these: readonly Reference[], those: readonly Reference[]): Reference[] {
  const known = new Set(those.map(nameOf));
  return these.filter((each) => !known.has(nameOf(each)));
}

const nameOf = (reference: Reference): string =>
  JSON.stringify([reference.slot, reference.word, reference.enterprise_id, reference.shown]);

function statementsFor(
  index: D1Database,
  { gone, come }: { gone: readonly Reference[]; come: readonly Reference[] },
): D1PreparedStatement[] {
  const goneWords = JSON.stringify(gone.map(({ slot, word, enterprise_id }) => [slot, word, enterprise_id]));
  const spellings = come.flatMap(({ slot, word }) =>
    spellingsOf(word).map((spelling) => [slot, spelling, word]),
  );
  const references = come.map(({ slot, word, enterprise_id, shown }) => [slot, word, enterprise_id, shown]);
  const removed =
    gone.length === 0
      ? []
      : [
          index
            .prepare(
              `DELETE FROM search_words WHERE (slot, word, enterprise_id) IN
         (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?))`,
            )
            .bind(goneWords),
        ];
  // What no name has any more is nobody's to mean.
  const forgotten =
    gone.length === 0
      ? []
      : [
          index
            .prepare(
              `DELETE FROM search_spellings WHERE (slot, word) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))
         AND NOT EXISTS (SELECT 1 FROM search_words w
           WHERE w.slot = search_spellings.slot AND w.word = search_spellings.word)`,
            )
            .bind(goneWords),
        ];
  return [
    ...removed,
    ...insertingInto(index, "search_words", "slot, word, enterprise_id, shown", references),
    ...insertingInto(index, "search_spellings", "slot, spelling, word", spellings, "INSERT OR IGNORE"),
    ...forgotten,
  ];
}
