import { Unreadable, type Format, type Loss, type Message } from "../../document.ts";
import { placesIn } from "../encoding/place.ts";
import { messagesIn } from "./messages.ts";
import { entriesOf } from "./entries.ts";
import { nestMessages, printNest } from "./nest.ts";
import { parseJson, type JsonContainer } from "./parse.ts";
import { planChanges } from "./plan.ts";
import { renderNode } from "./render.ts";
import { indentOf, ownStyle, styleOf } from "./style.ts";

/**
 * i18next JSON v4. A document that was read from JSON is given back byte for
 * byte but for what changed. `carryOrigin` adds to it where it comes from.
 */
export const i18nextJson: Format = {
  id: "i18next",
  extension: "json",
  mediaType: "application/json",

  read: (text, options) => {
    const { all, origin } = entriesOf(parseRoot(text), options);
    return { format: "i18next", ...origin, ...messagesIn(all, placesIn(text)), text };
  },

  print: ({ text, format, messages }, { separator }) => {
    const printed =
      text === undefined || format !== "i18next"
        ? printAnew(messages, separator)
        : printInto(text, messages, separator);
    return { text: printed.text, losses: [...messages.flatMap(lossesOf), ...printed.losses] };
  },
};

function parseRoot(text: string): JsonContainer {
  const root = parseJson(text);
  if (root.kind === "object") return root;
  throw new Unreadable("json-not-an-object", placesIn(text)(root.at));
}

interface Printed {
  readonly text: string;
  readonly losses: readonly Loss[];
}

function printAnew(messages: readonly Message[], separator: string | false): Printed {
  const { nest, losses } = nestMessages(messages, separator);
  return { text: `${printNest(nest, ownStyle, "", true)}\n`, losses };
}

function printInto(text: string, messages: readonly Message[], separator: string | false): Printed {
  const root = parseRoot(text);
  const plan = planChanges(entriesOf(root, { separator }), messages, separator);
  const [first] = root.children;
  const margin = first === undefined || indentOf(text, first) !== undefined ? "" : undefined;
  const rendered = renderNode(root, { ...plan, text, style: styleOf(text, root) }, margin);
  return { text: text.slice(0, root.at) + rendered + text.slice(root.end), losses: plan.losses };
}

/** What the words alone do not say. */
function lossesOf({ key, notes, state, extra }: Message): Loss[] {
  const uncarried = { notes: notes?.length, state, extra };
  return Object.entries(uncarried).flatMap(([what, value]) => (value ? [{ key, what }] : []));
}
