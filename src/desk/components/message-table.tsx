import type { Child, FC } from "hono/jsx";
import type { CatalogueMessage } from "../../catalogues/messages.ts";
import type { MessagesData } from "../pages/messages.tsx";
import type { Seat } from "../view.ts";
import { Before, compare, Text } from "./diff.tsx";
import { Tag } from "./facts.tsx";
import { FoundList } from "./found-list.tsx";

interface Props {
  seat: Seat;
  data: MessagesData;
}

/** Key, source and words side by side, with what the checks find under them. */
export const MessageTable: FC<Props> = ({ seat, data }) => {
  const { words } = seat;
  const { look, messages } = data;
  const isSource = messages.sourceLocale === look.locale;
  return (
    <section class="block" aria-label={words(`messages.${look.which}`)}>
      <table class="keys stack">
        <caption class="hidden">{words(`messages.${look.which}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{words("key")}</th>
            {!isSource && <th scope="col">{words("catalogue.source")}</th>}
            <th scope="col">{words("column.text")}</th>
          </tr>
        </thead>
        {messages.items.map((message) => (
          <MessageRow seat={seat} data={data} message={message} />
        ))}
      </table>
    </section>
  );
};

const MessageRow: FC<Props & { message: CatalogueMessage }> = ({ seat, data, message }) => {
  const { words } = seat;
  const { look, messages } = data;
  const isSource = messages.sourceLocale === look.locale;
  const hasFindings = message.findings.length > 0;
  return (
    <tbody class="row">
      <tr>
        <th scope="row" class="key" rowspan={hasFindings ? 2 : 1}>
          <span class="name">{message.key}</span>
          {message.state && <Tag>{words(`message.state.${message.state}`)}</Tag>}
        </th>
        {!isSource && (
          <td data-label={words("catalogue.source")}>
            <Source seat={seat} lang={messages.sourceLocale} message={message} />
          </td>
        )}
        <td data-label={words("column.text")}>
          {message.value === undefined ? (
            <span class="void">{words("message.waiting")}</span>
          ) : (
            <Text seat={seat} lang={look.locale} value={message.value} />
          )}
          <Notes message={message} />
        </td>
      </tr>
      {hasFindings && (
        <tr>
          <td colspan={isSource ? 1 : 2}>
            <FoundList seat={seat} findings={message.findings} />
          </td>
        </tr>
      )}
    </tbody>
  );
};

/** As it is now, and of an outdated translation as it was when that was made. */
const Source: FC<{ seat: Seat; lang: string; message: CatalogueMessage }> = ({ seat, lang, message }) => (
  <>
    <Text seat={seat} lang={lang} value={message.source} />
    {message.of !== undefined && (
      <p class="hint">
        {seat.words("message.was")}{" "}
        <Before seat={seat} lang={lang} of={compare(message.of, message.source)} />
      </p>
    )}
  </>
);

const Notes: FC<{ message: CatalogueMessage }> = ({ message: { notes = [] } }): Child =>
  notes.map(({ text }) => <p class="hint">{text}</p>);
