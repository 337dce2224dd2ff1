import type { Child, FC } from "hono/jsx";
import type { Dropped } from "../shapes.ts";
import type { Seat } from "../view.ts";
import { Text } from "./diff.tsx";
import { Place } from "./findings.tsx";

/** Strings of her file that are no text, each with the reason. */
export const DroppedTable: FC<{ seat: Seat; lang: string; dropped: readonly Dropped[] }> = ({
  seat,
  lang,
  dropped,
}) => {
  const { words } = seat;
  if (dropped.length === 0) return null;
  const cell = (label: string, child: Child) => <td data-label={label}>{child}</td>;
  return (
    <section class="block" aria-labelledby="section-discarded">
      <h2 id="section-discarded">{words("section.discarded")}</h2>
      <table class="keys stack" aria-labelledby="section-discarded">
        <thead>
          <tr>
            <th scope="col">{words("key")}</th>
            <th scope="col">{words("column.text")}</th>
            <th scope="col">{words("column.reason")}</th>
          </tr>
        </thead>
        <tbody>
          {dropped.map((one) => (
            <tr>
              <th scope="row" class="key">
                <span class="name">{one.key ?? words("row.no_key")}</span>
                <Place seat={seat} of={one} />
              </th>
              {cell(words("column.text"), one.value && <Text seat={seat} lang={lang} value={one.value} />)}
              {cell(words("column.reason"), one.message)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
