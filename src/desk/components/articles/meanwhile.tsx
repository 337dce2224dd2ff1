import type { FC } from "hono/jsx";
import type { RecordedLine } from "../../../access/read-record.ts";
import { isDeskKey } from "../../../words.ts";
import { languageName } from "../../formats.ts";
import type { Seat } from "../../view.ts";
import { When } from "../facts.tsx";

/** What others did to the article since somebody looked at it; newest first. */
export type MeanwhileData = readonly RecordedLine[];

/** After a lost race: who was faster, with what. */
export const Meanwhile: FC<{ seat: Seat; data: MeanwhileData }> = ({ seat, data }) => {
  if (data.length === 0) return null;
  return (
    <section class="notice warning" aria-labelledby="meanwhile">
      <h2 id="meanwhile">{seat.words("publishing.meanwhile")}</h2>
      <ul>
        {data.map((line) => (
          <li>
            <strong>{line.actorName}</strong> · {doneIn(seat, line)} · <When seat={seat} at={line.at} />
          </li>
        ))}
      </ul>
      <p>{seat.words("publishing.meanwhile.text")}</p>
    </section>
  );
};

/** With the language that it was done to, where it was one. */
function doneIn({ words, locale }: Seat, { action, subject }: RecordedLine): string {
  const key = `record.action.${action}`;
  const name = isDeskKey(key) ? words(key) : action;
  const tag = subject.split("/")[2];
  if (tag === undefined) return name;
  return words("publishing.meanwhile.in", { action: name, language: languageName(locale, tag) });
}
