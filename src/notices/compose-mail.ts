/** What a member is told, as one e-mail. Pure. */
import { lastResort } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { builtIn } from "../words.ts";
import type { NoticeRow } from "./list.ts";
import { dueOn, pathOf, quoted, says } from "./says.ts";

export interface Addressee {
  readonly name: string;
  readonly email: string;
  readonly language: Locale | null;
}

export interface Letter {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** As many as one e-mail tells of. */
const mostTold = 20;

/** @param rows oldest first; never none */
export function composeMail(
  rows: readonly NoticeRow[],
  to: Addressee,
  { from, origin }: { readonly from: string; readonly origin: string },
): Letter {
  const language = to.language ?? lastResort;
  const words = builtIn.desk(language);
  const [first] = rows;
  const more = rows.length > mostTold;
  const all = `${origin}/desk/notices`;
  const parts = rows
    .slice(0, mostTold)
    .map((row) =>
      [
        says(row, words, language),
        quoted(row) && `  ${quoted(row)}`,
        dueOn(row) && words("assign.due", { day: dueOn(row) }),
        origin + pathOf(row),
      ]
        .filter((line) => line !== "")
        .join("\n"),
    );
  const ends = [
    ...(more ? [words("notice.mail.more", { number: rows.length, address: all })] : []),
    words("notice.mail.why", { address: `${origin}/desk/me` }),
  ];
  return {
    ...{ from, to: to.email },
    subject: oneLine(
      rows.length === 1 && first !== undefined
        ? says(first, words, language)
        : words("notice.mail.subject", { number: rows.length }),
    ),
    text: `${[...parts, ...ends].join("\n\n")}\n`,
  };
}

const longestSubject = 150;

/** A title or a name is somebody's words: nothing in them begins another header. */
const oneLine = (text: string): string =>
  [...text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]+/gu, " ").trim()].slice(0, longestSubject).join("");
