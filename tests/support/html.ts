/** Reads a page as a parser does, not as a pattern would. */

export interface Found {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
}

export interface PageRead {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  all(selector: string): Promise<Found[]>;
  /** The only one there is; anything else is a failure. */
  one(selector: string): Promise<Found>;
  texts(selector: string): Promise<string[]>;
}

export async function readPage(response: Response): Promise<PageRead> {
  const html = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    html,
    all: (selector) => findAll(html, selector),
    one: (selector) => findOne(html, selector),
    texts: async (selector) => (await findAll(html, selector)).map(({ text }) => text),
  };
}

async function findOne(html: string, selector: string): Promise<Found> {
  const [first, ...rest] = await findAll(html, selector);
  if (first === undefined || rest.length > 0) {
    throw new Error(`${selector}: ${first === undefined ? "none" : rest.length + 1} in the page`);
  }
  return first;
}

/** Elements that match, in the order of the page, each with all the text inside it. */
export async function findAll(html: string, selector: string): Promise<Found[]> {
  const found: { name: string; attributes: ReadonlyMap<string, string>; text: string }[] = [];
  const open = new Set<{ text: string }>();
  const rewriter = new HTMLRewriter().on(selector, {
    element(element) {
      const attributes = new Map(
        [...element.attributes].map(([name = "", value = ""]) => [name, decode(value)]),
      );
      const record = { name: element.tagName, attributes, text: "" };
      found.push(record);
      if (voidElements.has(element.tagName)) return;
      open.add(record);
      element.onEndTag(() => void open.delete(record));
    },
    text(chunk) {
      for (const record of open) record.text += chunk.text;
    },
  });
  await rewriter.transform(new Response(html)).arrayBuffer();
  return found.map(({ name, attributes, text }) => ({
    name,
    attributes,
    text: rawText.has(name) ? text : decode(text).replaceAll(/\s+/g, " ").trim(),
  }));
}

const voidElements = new Set(["base", "br", "hr", "img", "input", "link", "meta"]);
const rawText = new Set(["script", "style"]);

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** What a browser reads out of the markup. */
export function decode(text: string): string {
  return text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/&(amp|lt|gt|quot);/g, (_, name: string) => named[name] ?? "");
}
