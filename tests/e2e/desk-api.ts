/** A colleague with a token, who prepares what the browser then finds at the desk. */

type Words = Readonly<Record<string, string>>;

export function deskApi(origin: string, token: string) {
  const desk = `${origin}/api/v1/desk`;

  async function send(method: string, path: string, body?: string): Promise<Response> {
    const headers = { Authorization: `Bearer ${token}`, "Accept-Language": "en" };
    const response = await fetch(desk + path, { method, headers, ...(body === undefined ? {} : { body }) });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  const exported = async (place: string, query = "") =>
    (await send("GET", `/catalogues/${place}/export?format=i18next${query}`)).text();

  async function propose(place: string, text: string, query = ""): Promise<{ id: string }> {
    return (
      await send("POST", `/catalogues/${place}/uploads?name=words.json${query}`, text)
    ).json() as Promise<{
      id: string;
    }>;
  }

  /** The words become the draft, whatever the checks and others say. */
  async function put(place: string, words: Words, remove = false): Promise<void> {
    const { id } = await propose(place, print(words), "&base=head");
    const choices = { accept: true, conflicts: { all: "mine" }, ...(remove ? { remove: true } : {}) };
    await send("PUT", `/catalogues/${place}/uploads/${id}/application`, JSON.stringify(choices));
  }

  const open = (name: string) => {
    const settings = { checks: { keySeparator: "." }, glossary: [] };
    return send("PUT", `/namespaces/${name}`, JSON.stringify({ sourceLocale: "en", settings }));
  };

  const upload = async (place: string, words: Words): Promise<string> =>
    (await propose(place, print(words), "&base=head")).id;

  async function untilReadersSee(path: string, text: string): Promise<void> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const page = await (await fetch(origin + path)).text();
      if (page.includes(text)) return;
      if (Date.now() > deadline) throw new Error(`“${text}” is not on ${path} within the bound`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  /** A namespace with everything on its pages; returns the addresses of all screens. */
  async function furnish(): Promise<string[]> {
    const name = "news/desk";
    const settings = {
      checks: { keySeparator: "." },
      glossary: [{ source: "newsroom", targets: ["编辑部"] }],
    };
    const namespace = { sourceLocale: "en", collectsMissing: true, settings };
    await send("PUT", `/namespaces/${name}`, JSON.stringify(namespace));
    await put(`en/${name}`, {
      title: "News",
      greeting: "Hello {{name}}",
      bye: "Bye",
      old: "Old",
      count: "3 firms",
    });
    const first = { title: "新闻", greeting: "你好，{{name}}", bye: "再见", old: "旧", count: "3家企业" };
    await put(`zh-Hans/${name}`, first, true);
    const before = await exported(`zh-Hans/${name}`);
    const theirs = { ...first, title: `快讯${Date.now()}`, bye: `下次见${Date.now()}` };
    await put(`zh-Hans/${name}`, theirs);
    const hers = {
      ...parse(before),
      title: "要闻",
      greeting: "您好，｛｛name｝｝",
      bye: "回头见",
      count: "四家,企业",
      extra: "多",
    };
    const { old: _, ...without } = hers as Record<string, string>;
    const { id } = await propose(`zh-Hans/${name}`, print(without));
    const missing = { method: "POST", body: JSON.stringify({ search: "Search" }) };
    await fetch(`${origin}/locales/add/zh-Hans/${name}`, missing);
    return [
      "/desk/catalogues",
      `/desk/catalogues/zh-Hans/${name}`,
      `/desk/catalogues/zh-Hans/${name}/uploads/${id}`,
      `/desk/catalogues/zh-Hans/${name}/versions/2`,
      `/desk/catalogues/zh-Hans/${name}/messages?which=all`,
      `/desk/catalogues/fr/${name}`,
      `/desk/namespaces/${name}`,
      "/desk/namespaces",
      "/desk/tokens",
      "/desk/record",
      "/desk/nothing-here",
    ];
  }

  const words = async (place: string): Promise<Words> => parse(await exported(place, "&bare=1"));
  return { export: exported, words, put, open, upload, parse, print, untilReadersSee, furnish };
}

const print = (words: Words): string => `${JSON.stringify(words, null, 2)}\n`;
const parse = (text: string): Words => JSON.parse(text) as Words;
