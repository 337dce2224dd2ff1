import type { FC } from "hono/jsx";
import { messageLists } from "../../catalogues/messages.ts";
import type { MessageList, Messages, MessagesQuery } from "../../catalogues/messages.ts";
import { Select, TextField } from "../components/fields.tsx";
import { MessageTable } from "../components/message-table.tsx";
import { FoundList } from "../components/found-list.tsx";
import { severities } from "../components/severity.tsx";
import { formatNumber, languageName } from "../formats.ts";
import { deskPaths } from "../view.ts";
import type { Seat, View } from "../view.ts";
import { catalogueCrumbs } from "./catalogue.tsx";

export interface MessagesData {
  readonly look: MessagesQuery;
  readonly messages: Messages;
  readonly nextCursor: string | undefined;
}

interface Props {
  seat: Seat;
  data: MessagesData;
}

/** The draft of a catalogue key by key: all of it, or what a figure counts. */
export function messagesView(seat: Seat, data: MessagesData): View {
  const { words, locale } = seat;
  const { look, messages } = data;
  return {
    title: `${words("messages.title")} · ${look.namespace} · ${languageName(locale, look.locale)}`,
    section: "catalogues",
    crumbs: catalogueCrumbs(seat, look, words("messages.title")),
    body: (
      <>
        <div class="heading">
          <h1>
            <span class="mono">{look.namespace}</span>{" "}
            <span class="soft">{languageName(locale, look.locale)}</span>
          </h1>
        </div>
        <Lists seat={seat} data={data} />
        <Filter seat={seat} data={data} />
        <FoundList seat={seat} findings={messages.general} />
        {messages.items.length === 0 ? (
          <p class="empty">{words("rows.none")}</p>
        ) : (
          <MessageTable seat={seat} data={data} />
        )}
        <Pages seat={seat} data={data} />
      </>
    ),
  };
}

/** The lists with their lengths; those with nothing in them are left out. */
const Lists: FC<Props> = ({ seat, data: { look, messages } }) => {
  const { words, locale } = seat;
  const hasAny = (list: MessageList) => list === "all" || list === look.which || messages.counts[list] > 0;
  return (
    <nav class="tabs" aria-label={words("tabs.label")}>
      {messageLists.filter(hasAny).map((which) => (
        <a
          class="button tab"
          href={deskPaths.messages(look.locale, look.namespace, { which })}
          aria-current={which === look.which ? "page" : undefined}
        >
          <strong>{formatNumber(locale, messages.counts[which])}</strong> {words(`messages.${which}`)}
        </a>
      ))}
    </nav>
  );
};

const Filter: FC<Props> = ({ seat, data: { look, messages } }) => {
  const { words, locale } = seat;
  const { which, q, severity } = look;
  return (
    <form
      class="filter"
      method="get"
      action={deskPaths.messages(look.locale, look.namespace, {})}
      aria-label={words("filter.label")}
    >
      <input type="hidden" name="which" value={which} />
      <TextField id="q" label={words("filter.text")} type="search" value={q ?? ""} />
      <Select
        id="severity"
        label={words("filter.severity")}
        value={severity}
        options={[
          { value: "", label: words("filter.any") },
          ...severities.map((value) => ({ value, label: words(`severity.${value}`) })),
        ]}
      />
      <button>{words("filter.apply")}</button>
      {(q !== undefined || severity !== undefined) && (
        <a class="button quiet" href={deskPaths.messages(look.locale, look.namespace, { which })}>
          {words("filter.clear")}
        </a>
      )}
      <p class="soft matching" role="status">
        {words("filter.matching", { number: formatNumber(locale, messages.matching) })}
      </p>
    </form>
  );
};

const Pages: FC<Props> = ({ seat, data: { look, nextCursor } }) => {
  const { locale, namespace, which, q = "", severity = "", after } = look;
  const at = (more: Readonly<Record<string, string>>) => {
    const query = Object.entries({ which, q, severity, ...more }).filter(([, value]) => value !== "");
    return deskPaths.messages(locale, namespace, Object.fromEntries(query));
  };
  if (after === undefined && nextCursor === undefined) return null;
  return (
    <p class="pages">
      {after !== undefined && <a href={at({})}>{seat.words("pages.first")}</a>}
      {nextCursor !== undefined && <a href={at({ cursor: nextCursor })}>{seat.words("pages.next")}</a>}
    </p>
  );
};
