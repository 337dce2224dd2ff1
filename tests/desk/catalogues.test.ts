import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { record } from "../../src/access/tables.ts";
import { openDatabase } from "../../src/database.ts";
import { app, openNamespace } from "../support/catalogues.ts";
import { deskOf } from "../support/desk.ts";
import type { Desk } from "../support/desk.ts";
import { languages } from "../support/languages.ts";
import { visitor } from "../support/reader.ts";
import type { Visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const zh = `/catalogues/zh-Hans/${app}`;
const print = (words: object): string => `${JSON.stringify(words, null, 2)}\n`;
const source = { title: "News", greeting: "Hello {{name}}", bye: "Goodbye" };
const translation = { title: "新闻", greeting: "你好，{{name}}", bye: "再见" };

let guest: Visitor;
let desk: Desk;

beforeEach(async () => {
  guest = visitor();
  desk = await deskOf(db, guest);
  await openNamespace(db);
  await put("en", source);
  await put("zh-Hans", translation);
});

interface Proposal {
  id: string;
  state: string;
  summary: Record<string, number>;
  findings: { id: string; check: string; message: string; line: number; fix?: object }[];
}

async function propose(text: string, query = "", place = zh): Promise<Proposal> {
  const response = await desk.send("POST", `${place}/uploads${query}`, text);
  expect([200, 201]).toContain(response.status);
  return response.json();
}

async function put(locale: string, words: object, query = ""): Promise<Response> {
  const place = `/catalogues/${locale}/${app}`;
  const { id } = await propose(print(words), query, place);
  return desk.send("PUT", `${place}/uploads/${id}/application`, { accept: true });
}

describe("the way of a file", () => {
  test("leads from the export over the proposal and the application to the bundle, and back by one step", async () => {
    const exported = await desk.get(`${zh}/export`);
    expect(exported.headers.get("Content-Disposition")).toBe('attachment; filename="news-app.zh-Hans.json"');
    expect(exported.headers.get("Shuangyu-Version")).toBe("1");
    const text = (await exported.text()).replace("再见", "回头见");
    const proposal = await propose(text, "?name=app.json");
    expect(proposal).toMatchObject({ state: "open", summary: { changed: 1, unchanged: 2, conflicting: 0 } });

    const applied = await desk.send("PUT", `${zh}/uploads/${proposal.id}/application`, {});
    expect(applied.status).toBe(200);
    expect(await applied.json()).toMatchObject({
      nothing: false,
      version: { number: 2, parent: 1, base: 1, author: "Chen", isDraft: true, isPublished: false },
    });

    const published = await desk.send("PUT", `${zh}/publication`, { version: 2 });
    expect(await published.json()).toMatchObject({ draft: 2, published: 2, translated: 3, missing: 0 });
    const bundle = () => guest.get(`/locales/zh-CN/${app}.json`).then((response) => response.json());
    expect(await bundle()).toEqual({ ...translation, bye: "回头见" });

    expect((await desk.send("PUT", `${zh}/publication`, { version: 1 })).status).toBe(200);
    expect(
      await visitor()
        .get(`/locales/zh-CN/${app}.json`)
        .then((r) => r.json()),
    ).toEqual(translation);
  });

  test("is on record line by line, with who, when, what and from where", async () => {
    await put("zh-Hans", { ...translation, title: "要闻" }, "?base=1");
    await desk.send("PUT", `${zh}/publication`, { version: 2 });
    const lines = await db.select().from(record);
    const ofCatalogue = lines.filter(({ subject }) => subject === `zh-Hans/${app}`);
    expect(ofCatalogue.map(({ action }) => action)).toEqual([
      ...["catalogue.uploaded", "catalogue.applied", "catalogue.uploaded", "catalogue.applied"],
      "catalogue.published",
    ]);
    expect(ofCatalogue.at(-1)).toMatchObject({ actorName: "Chen", door: "api" });
  });

  test("shows what a choice would make of it without writing anything", async () => {
    const { id, findings } = await propose(
      print({ ...translation, greeting: "你好，｛｛name｝｝" }),
      "?base=1",
    );
    expect(findings.map(({ check }) => check)).toContain("delimiter");
    const preview = await desk.send("POST", `${zh}/uploads/${id}/preview`, { fixes: { safe: true } });
    expect(await preview.json()).toMatchObject({ summary: { changed: 0, blocking: 0 } });
    expect(await (await desk.get(zh)).json()).toMatchObject({ draft: 1, openUploads: 1 });
  });

  test("can be left: what is put away is closed", async () => {
    const { id } = await propose(print({ ...translation, title: "要闻" }), "?base=1");
    expect((await desk.send("DELETE", `${zh}/uploads/${id}`)).status).toBe(204);
    const late = await desk.send("PUT", `${zh}/uploads/${id}/application`, {});
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ code: "upload_closed" });
  });
});

describe.each(languages)("what stands in the way, in $locale", ({ locale }) => {
  const speak = { "Accept-Language": locale };

  test("is named with its line and column when the file cannot be read", async () => {
    const response = await desk.send("POST", `${zh}/uploads?name=app.json`, '{\n  "a": "甲" "b"\n}', speak);
    expect(response.status).toBe(422);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    const problem: { detail: string } = await response.json();
    expect(problem).toMatchObject({
      code: "file_unreadable",
      check: "json-syntax",
      line: 2,
      findings: [{ check: "json-syntax", severity: "error", line: 2 }],
    });
    expect(/\p{Script=Han}/u.test(problem.detail)).toBe(locale === "zh-Hans");
  });

  test("is listed finding by finding when errors block", async () => {
    const { id } = await propose(print({ ...translation, greeting: "你好" }), "?base=1");
    const response = await desk.send("PUT", `${zh}/uploads/${id}/application`, {}, speak);
    expect(response.status).toBe(422);
    const problem: { findings: { message: string }[] } = await response.json();
    expect(problem).toMatchObject({
      code: "findings_block",
      findings: [{ check: "placeholder-set", key: "greeting", line: 3, severity: "error" }],
    });
    expect(/\p{Script=Han}/u.test(problem.findings[0]?.message ?? "")).toBe(locale === "zh-Hans");
  });

  test("is a question where the encoding is a guess, and the answer opens the proposal", async () => {
    // 新闻, 你好，{{name}}, 再见 in GB18030.
    const gb = Uint8Array.from(
      [
        ...'{"title":"\xd0\xc2\xce\xc5\xcd\xb7\xcc\xf5","greeting":"\xc4\xe3\xba\xc3\xa3\xac{{name}}","bye":"\xd4\xd9\xbc\xfb"}',
      ].map((sign) => sign.charCodeAt(0)),
    );
    const asked = await desk.send("POST", `${zh}/uploads?name=app.json&base=1`, gb, speak);
    const question: Proposal & { question: object } = await asked.json();
    expect(question).toMatchObject({
      state: "question",
      question: { encoding: "gb18030", preview: expect.stringContaining("新闻头条") as string },
    });
    const early = await desk.send("PUT", `${zh}/uploads/${question.id}/application`, {}, speak);
    expect(await early.json()).toMatchObject({ code: "encoding_unconfirmed" });
    const answered = await desk.send("PUT", `${zh}/uploads/${question.id}/encoding`, { encoding: "gb18030" });
    expect(await answered.json()).toMatchObject({ state: "open", summary: { changed: 1, unchanged: 2 } });
  });
});

describe("a write that names what it saw", () => {
  test("is refused when that has changed", async () => {
    const etag = (await desk.get(zh)).headers.get("ETag") ?? "";
    await put("zh-Hans", { ...translation, title: "要闻" }, "?base=1");
    const late = await desk.send("PUT", `${zh}/publication`, { version: 1 }, { "If-Match": etag });
    expect(late.status).toBe(412);
    const now = (await desk.get(zh)).headers.get("ETag") ?? "";
    const right = await desk.send("PUT", `${zh}/publication`, { version: 1 }, { "If-Match": now });
    expect(right.status).toBe(200);
  });
});

describe("somebody outside her scope", () => {
  test("is refused alike for what exists and what does not, and told what it would take", async () => {
    const li = await deskOf(db, guest, {
      ...{ name: "Li", role: "translator", locales: ["zh-Hans"], namespaces: ["shop/*"] },
    });
    for (const method of ["GET", "POST"] as const) {
      const [there, nowhere] = await Promise.all(
        [app, "news/nothing"].map((ns) =>
          li.send(method, `/catalogues/zh-Hans/${ns}/uploads`, method === "POST" ? "{}" : undefined),
        ),
      );
      expect(there?.status).toBe(403);
      expect(nowhere?.status).toBe(403);
      const strip = async (response: Response | undefined) =>
        JSON.stringify(await response?.json()).replaceAll(/news\/\w+/g, "");
      expect(await strip(there)).toBe(await strip(nowhere));
    }
    const list: { items: { namespace: string }[] } = await (await li.get("/catalogues")).json();
    expect(list.items).toEqual([]);
  });

  test("may not publish as a translator", async () => {
    const li = await deskOf(db, guest, { name: "Li", role: "translator" });
    const response = await li.send("PUT", `${zh}/publication`, { version: 1 });
    expect(response.status).toBe(403);
    expect((await li.send("POST", `${zh}/uploads?base=1&name=a.json`, print(translation))).status).toBe(201);
  });
});

describe("the product's own words", () => {
  const reader = "/catalogues/zh-Hans/reader";

  test("are a catalogue of version 0 from the beginning", async () => {
    expect(await (await desk.get(reader)).json()).toMatchObject({
      product: true,
      draft: 0,
      published: 0,
      missing: 0,
      findings: { error: 0 },
    });
    const { items }: { items: object[] } = await (await desk.get(`${reader}/versions`)).json();
    expect(items).toMatchObject([{ number: 0, author: null, isDraft: true, isPublished: true }]);
  });

  test("change on the live pages when a translator's file is published, and back", async () => {
    const before = await (await guest.get("/zh/")).text();
    const text = (await (await desk.get(`${reader}/export`)).text()).replace(
      /"nav.enterprises": "[^"]*"/,
      '"nav.enterprises": "名录大全"',
    );
    const { id, summary } = await propose(text, "?name=reader.json", reader);
    expect(summary).toMatchObject({ changed: 1, conflicting: 0, blocking: 0 });
    await desk.send("PUT", `${reader}/uploads/${id}/application`, { accept: true });
    const published = await desk.send("PUT", `${reader}/publication`, { version: 1 });
    const { bundle }: { bundle: { url: string } } = await published.json();
    expect(await (await visitor().get(bundle.url)).text()).toContain("名录大全");
    const page = () =>
      visitor()
        .get("/zh/")
        .then((response) => response.text());
    expect(await page()).toContain("名录大全");
    await desk.send("PUT", `${reader}/publication`, { version: 0 });
    expect(await page()).toBe(before);
  });
});

describe("the versions", () => {
  test("tell what changed from one to another, and can become the draft again", async () => {
    await put("zh-Hans", { ...translation, title: "要闻" }, "?base=1");
    const diff = await desk.get(`${zh}/versions/2/diff`);
    expect(await diff.json()).toEqual({
      number: 2,
      against: 1,
      changes: [{ kind: "changed", key: "title", from: "新闻", to: "要闻" }],
    });
    const restored = await desk.send("POST", `${zh}/versions`, { restore: 1 });
    expect(restored.status).toBe(201);
    expect(await restored.json()).toMatchObject({ number: 3, restored: 1, report: { changed: 1, added: 0 } });
    const { items }: { items: { number: number }[] } = await (
      await desk.get(`${zh}/versions?limit=2`)
    ).json();
    expect(items.map(({ number }) => number)).toEqual([3, 2]);
    expect((await desk.get(`${zh}/versions/9/diff`)).status).toBe(404);
  });
});
