import type { FC } from "hono/jsx";
import { languageName } from "../formats.ts";
import { deskPaths } from "../view.ts";
import type { Seat } from "../view.ts";
import { Select, TextField } from "./fields.tsx";
import { Panel } from "./notice.tsx";
import type { Fault } from "./notice.tsx";

/** What was asked for and could not be opened, with the reason. */
export interface Begun {
  readonly namespace: string;
  readonly locale: string;
  readonly other: string;
  readonly faults: readonly Fault[];
  readonly status: number;
}

interface Props {
  seat: Seat;
  namespaces: readonly string[];
  begun: Begun | undefined;
}

/** A language that a namespace has not yet begins with its first file. */
export const BeginLanguage: FC<Props> = ({ seat, namespaces, begun }) => {
  const { words } = seat;
  if (namespaces.length === 0) return null;
  return (
    <Panel id="begin" title={words("begin.title")}>
      <p>{words("begin.text")}</p>
      <form class="row" method="get" action={deskPaths.open}>
        <Select
          id="begin-namespace"
          name="namespace"
          label={words("namespace")}
          value={begun?.namespace}
          options={namespaces.map((value) => ({ value, label: value }))}
        />
        <Select
          id="begin-locale"
          name="locale"
          label={words("language")}
          value={begun?.locale}
          options={commonLanguages(seat)}
        />
        <TextField
          id="begin-other"
          name="other"
          label={words("begin.other")}
          value={begun?.other ?? ""}
          mono
        />
        <button>{words("begin.open")}</button>
      </form>
    </Panel>
  );
};

const common = "ar de en es fr hi id it ja ko ms nl pl pt-BR ru th tr uk vi zh-Hans zh-Hant".split(" ");

/** By their names in the reader's language, and in its order. */
const commonLanguages = ({ locale }: Seat) =>
  common
    .map((value) => ({ value, label: languageName(locale, value) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, locale));
