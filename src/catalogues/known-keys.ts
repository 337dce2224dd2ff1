import { isCategory } from "./checks/plurals.ts";
import type { Content } from "./content.ts";
import { byKey } from "./content.ts";
import type { Document, Message } from "./document.ts";
import { contextEnd } from "./formats/po/messages.ts";

/**
 * A PO file of ours that some tool has taken our headers from: where a context
 * is a key of the source, and the msgid that key's words, the key is meant.
 */
export function withKnownKeys(document: Document, source: Content | undefined): Document {
  if (document.format !== "po" || source === undefined) return document;
  const sources = byKey(source.document.messages);
  const messages = document.messages.map((message) => {
    const key = knownKey(message.key, sources);
    return key === undefined ? message : { ...message, key };
  });
  return { ...document, messages };
}

function knownKey(name: string, sources: ReadonlyMap<string, Message>): string | undefined {
  const end = name.indexOf(contextEnd);
  if (end < 0) return undefined;
  const [context, id] = [name.slice(0, end), name.slice(end + 1)];
  if (sources.get(context)?.value === id) return context;
  const category = id.slice(id.lastIndexOf("_") + 1);
  return isCategory(category) && sources.has(`${context}_other`) ? `${context}_${category}` : undefined;
}
