/** A browser at the desk's pages, without JavaScript: it follows, fills in and sends what the markup holds. */
import { cookieOf, issue, postSignIn, sameOrigin } from "./access.ts";
import type { NewToken } from "../../src/access/new-token.ts";
import { decode, readPage } from "./html.ts";
import type { PageRead } from "./html.ts";
import { origin } from "./reader.ts";
import type { Visitor } from "./reader.ts";

export interface DeskPage extends PageRead {
  /** Path and query after every redirect. */
  readonly path: string;
}

/** What is filled in, by the field's name; null unticks, a list ticks several boxes of a name. */
export type Entries = Readonly<Record<string, string | readonly string[] | null | File>>;

export interface DeskBrowser {
  readonly open: (path: string) => Promise<DeskPage>;
  /** Sends a form of the page as it stands, changed by the entries, with a button (`name=value`). */
  readonly send: (page: DeskPage, form: string, entries?: Entries, button?: string) => Promise<DeskPage>;
}

export async function deskBrowser(
  visitor: Visitor,
  terms: Partial<NewToken> = {},
  language = "en",
): Promise<DeskBrowser> {
  const session = cookieOf(await postSignIn(visitor, { token: (await issue(terms)).token }));
  const jar = new Map([cookiePair(session)]);
  const headers = () => ({
    "Accept-Language": language,
    Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
  });
  const arrive = async (response: Response, path: string): Promise<DeskPage> => {
    for (const cookie of response.headers.getSetCookie()) jar.set(...cookiePair(cookie));
    const location = response.headers.get("Location");
    if (location === null || response.status < 300 || response.status > 399)
      return { ...(await readPage(response)), path };
    const { pathname, search } = new URL(location, origin + path);
    return open(pathname + search);
  };
  const open = async (path: string) => arrive(await visitor.get(path, headers()), path);
  return {
    open,
    send: async (page, form, entries = {}, button) => {
      const { action, method, type, fields } = await formIn(page, form);
      const filled = [...fill(fields, entries), ...(button === undefined ? [] : [cut(button)])];
      const [path] = cut(action === "" ? page.path : action, "#");
      if (method === "get") return open(`${cut(path, "?")[0]}?${queryOf(filled).toString()}`);
      const { body, contentType } = encode(filled, type);
      const all = { ...headers(), ...sameOrigin, "Content-Type": contentType };
      return arrive(await visitor.send("POST", path, all, await body), path);
    },
  };
}

type Field = readonly [name: string, value: string | File];

interface Form {
  action: string;
  method: string;
  type: string;
  fields: Field[];
}

const cookiePair = (cookie: string): [string, string] => cut(cookie.split(";")[0] ?? "");

function cut(text: string, mark = "="): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

async function formIn({ html }: PageRead, selector: string): Promise<Form> {
  const form: Form = { action: "", method: "get", type: "", fields: [] };
  let forms = 0;
  let select: { name: string; options: { value: string; isSelected: boolean }[] } | undefined;
  let area = "";
  await new HTMLRewriter()
    .on(selector, {
      element(element) {
        forms += 1;
        form.action = decode(element.getAttribute("action") ?? "");
        form.method = element.getAttribute("method") ?? "get";
        form.type = element.getAttribute("enctype") ?? "";
      },
    })
    .on(`${selector} input`, {
      element(element) {
        const of = (name: string) => decode(element.getAttribute(name) ?? "");
        const isBox = ["checkbox", "radio"].includes(of("type"));
        if (isBox && !element.hasAttribute("checked")) return;
        if (of("type") !== "file") form.fields.push([of("name"), of("value")]);
      },
    })
    .on(`${selector} select`, {
      element(element) {
        const open = { name: element.getAttribute("name") ?? "", options: [] };
        select = open;
        element.onEndTag(() => void form.fields.push([open.name, chosen(open.options)]));
      },
    })
    .on(`${selector} option`, {
      element(element) {
        const value = decode(element.getAttribute("value") ?? "");
        select?.options.push({ value, isSelected: element.hasAttribute("selected") });
      },
    })
    .on(`${selector} textarea`, {
      element(element) {
        area = "";
        const name = element.getAttribute("name") ?? "";
        element.onEndTag(() => void form.fields.push([name, decode(area)]));
      },
      text(chunk) {
        area += chunk.text;
      },
    })
    .transform(new Response(html))
    .arrayBuffer();
  if (forms !== 1) throw new Error(`${selector}: ${forms} in the page`);
  return form;
}

function chosen(options: readonly { value: string; isSelected: boolean }[]): string {
  return (options.find(({ isSelected }) => isSelected) ?? options[0])?.value ?? "";
}

/** In the order of the page; what it has no field for goes last. */
function fill(fields: readonly Field[], entries: Entries): Field[] {
  const open = new Set(Object.keys(entries));
  const given = (name: string): Field[] => {
    const value = open.delete(name) ? entries[name] : null;
    if (value === null || value === undefined) return [];
    return typeof value === "string" || value instanceof File
      ? [[name, value]]
      : value.map((one): Field => [name, one]);
  };
  const filled = fields.flatMap((field) => (Object.hasOwn(entries, field[0]) ? given(field[0]) : [field]));
  return [...filled, ...[...open].flatMap(given)];
}

/** As HTML has it: line breaks become CRLF, and half a character is lost. */
const sent = (text: string): string => text.replaceAll(/\r\n?|\n/g, "\r\n").toWellFormed();

function queryOf(fields: readonly Field[]): URLSearchParams {
  return new URLSearchParams(
    fields.flatMap(([name, value]) => (typeof value === "string" ? [[sent(name), sent(value)]] : [])),
  );
}

function encode(fields: readonly Field[], type: string): { body: Promise<ArrayBuffer>; contentType: string } {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const body = type === "multipart/form-data" ? form : queryOf(fields);
  const response = new Response(body);
  return { body: response.arrayBuffer(), contentType: response.headers.get("Content-Type") ?? "" };
}
