/** Who is named in a remark: `@` and the whole of a name. Pure. */
import { DomainError } from "../../errors.ts";
import type { Colleague } from "./people.ts";

export const mostMentions = 10;

/** A stretch of a text, in UTF-16 code units, and whom it names; several who share a name are all named. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly ids: readonly string[];
}

type Person = Pick<Colleague, "id" | "name">;

/**
 * Chinese names stand without spaces and run into what follows (`@林伟请看`),
 * English ones have spaces in them (`@Lin Wei, please`): so not where a word
 * ends but who works here decides, the longest name first. A name in letters is
 * not the beginning of a longer word, and an `@` inside a word, as in an
 * address, names nobody. Upper and lower case are alike.
 */
export function mentionsIn(text: string, people: readonly Person[]): Mention[] {
  const names = [...Map.groupBy(people, ({ name }) => folded(name)).entries()].toSorted(
    ([one], [other]) => other.length - one.length,
  );
  return [...text.matchAll(/(?<![\p{sc=Latin}\p{N}._-])[@＠]/gu)].flatMap(({ index }) => {
    const rest = text.slice(index + 1, index + 1 + longestName);
    for (const [name, owners] of names) {
      const length = lengthOf(rest, name);
      if (length === undefined) continue;
      return [{ start: index, end: index + 1 + length, ids: owners.map(({ id }) => id) }];
    }
    return [];
  });
}

/** A name has at most 80 characters, each of which may be two code units. */
const longestName = 200;

const folded = (text: string): string => text.normalize("NFC").toLowerCase();

/** How far the name reaches at the beginning of the text; undefined where something else stands there. */
function lengthOf(text: string, name: string): number | undefined {
  const [start] = [text.slice(0, name.length)];
  if (name === "" || folded(start) !== name) return undefined;
  const [last, next] = [start.at(-1) ?? "", text.charAt(start.length)];
  return isWord.test(last) && isWord.test(next) ? undefined : start.length;
}

const isWord = /[\p{sc=Latin}\p{N}]/u;

/**
 * Everybody to be told, each once.
 * @param chosen ids of further members, by hand
 * @throws member_not_found, field_invalid for more than a remark may call
 */
export function toldBy(text: string, chosen: readonly string[], people: readonly Person[]): string[] {
  if (chosen.some((id) => !people.some((one) => one.id === id))) throw new DomainError("member_not_found");
  const told = [...new Set([...mentionsIn(text, people).flatMap(({ ids }) => ids), ...chosen])];
  if (told.length > mostMentions)
    throw new DomainError("field_invalid", {
      field: "mentions",
      value: String(told.length),
      allowed: [`≤ ${mostMentions}`],
    });
  return told;
}
