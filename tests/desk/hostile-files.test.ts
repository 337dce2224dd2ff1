import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { catalogueUploads } from "../../src/catalogues/tables.ts";
import { openDatabase } from "../../src/database.ts";
import { app, openNamespace } from "../support/catalogues.ts";
import { deskOf } from "../support/desk.ts";
import type { Desk } from "../support/desk.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const place = `/catalogues/zh-Hans/${app}`;

let desk: Desk;

beforeEach(async () => {
  desk = await deskOf(db, visitor());
  await openNamespace(db);
});

const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at} "${`&a${at === 0 ? "" : at - 1};`.repeat(10)}">`).join("")}]>
<xliff version="1.2"><file original="x" source-language="en" datatype="plaintext"><body><trans-unit id="1"><source>&a8;</source></trans-unit></body></file></xliff>`;
const outside = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en"><file id="f"><unit id="u"><segment><source>&e;</source></segment></unit></file></xliff>`;
const zip = "PK\u0003\u0004\u0014\u0000\u0000\u0000".repeat(20);

interface Hostile {
  name: string;
  file: string;
  text: string;
  check: string;
  line: number;
}

const unreadable: Hostile[] = [
  { name: "a billion laughs", file: "x.xlf", text: laughs, check: "xml-dtd", line: 1 },
  { name: "an external entity", file: "x.xlf", text: outside, check: "xml-dtd", line: 1 },
  {
    name: "100,000 open brackets",
    file: "x.json",
    text: '{"a":'.repeat(100_000),
    check: "json-depth",
    line: 1,
  },
  { name: "100,000 open lists", file: "x.yaml", text: "[".repeat(100_000), check: "yaml-depth", line: 1 },
  { name: "a YAML of aliases", file: "x.yaml", text: "a: &a [x]\nb: [*a,*a]", check: "yaml-alias", line: 1 },
  { name: "an archive by another name", file: "x.json", text: zip, check: "encoding-not-text", line: 1 },
  { name: "nothing but a bracket", file: "x.json", text: "{", check: "json-syntax", line: 1 },
  { name: "a list", file: "x.json", text: "[]", check: "json-not-an-object", line: 1 },
  { name: "a NUL", file: "x.json", text: '{"a":"\u0000"}', check: "json-syntax", line: 1 },
];

test.each(unreadable)(
  "$name is refused with its place, and nothing is kept of it",
  { timeout: 10_000 },
  async (one) => {
    const response = await desk.send("POST", `${place}/uploads?name=${one.file}`, one.text);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      code: "file_unreadable",
      check: one.check,
      line: one.line,
    });
    expect(await db.select().from(catalogueUploads)).toEqual([]);
  },
);

describe("a file that is too large", () => {
  test("is not read to its end", { timeout: 10_000 }, async () => {
    let sent = 0;
    const part = new Uint8Array(1024 * 1024).fill(0x20);
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1;
        if (sent > 50) controller.close();
        else controller.enqueue(part);
      },
    });
    const visit = visitor();
    const own = await deskOf(db, visit);
    const headers = { Authorization: `Bearer ${own.token}` };
    const response = await visit.send("POST", `/api/v1/desk${place}/uploads?name=x.json`, headers, endless);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: "file_too_large", limit: 5 * 1024 * 1024 });
    expect(sent).toBeLessThan(10);
  });
});

describe("names that mean something to JavaScript", () => {
  test.each(["__proto__", "constructor", "prototype"])(
    "such as %s block, and change no object",
    async (name) => {
      const text = `{"a": "甲", "${name}": {"polluted": "是"}}`;
      const response = await desk.send("POST", `${place}/uploads?name=x.json`, text);
      expect(response.status).toBe(201);
      const { id, findings }: { id: string; findings: { check: string }[] } = await response.json();
      expect(findings.map(({ check }) => check)).toContain("reserved-key");
      const applied = await desk.send("PUT", `${place}/uploads/${id}/application`, { accept: true });
      expect(await applied.json()).toMatchObject({ code: "findings_block" });
      expect(Reflect.get({}, "polluted")).toBeUndefined();
    },
  );

  test("are harmless in the choices as well", async () => {
    const { id }: { id: string } = await (
      await desk.send("POST", `${place}/uploads?name=x.json`, '{"a":"甲"}')
    ).json();
    const body = '{"conflicts":{"keys":{"__proto__":"mine","constructor":"theirs"}},"accept":true}';
    const applied = await desk.send("PUT", `${place}/uploads/${id}/application`, body);
    expect(applied.status).toBe(200);
    expect(Reflect.get({}, "mine")).toBeUndefined();
  });
});

describe("odd text", () => {
  test("with half a surrogate pair is found, and never written raw", async () => {
    const response = await desk.send("POST", `${place}/uploads?name=x.json`, '{"a":"甲\\ud83d"}');
    const { id, findings }: { id: string; findings: { check: string }[] } = await response.json();
    expect(findings.map(({ check }) => check)).toContain("broken-character");
    expect((await desk.send("PUT", `${place}/uploads/${id}/application`, { accept: true })).status).toBe(422);
  });

  test("in names and notes comes back as text and breaks no header", async () => {
    const name = encodeURIComponent('"><script>\r\nX: y/../../etc/passwd.json');
    const response = await desk.send(
      "POST",
      `${place}/uploads?name=${name}&note=${encodeURIComponent("\u0000<b>")}`,
      '{"a":"甲"}',
    );
    expect(response.status).toBe(201);
    expect(response.headers.get("X")).toBeNull();
  });
});

describe("a request that is not one", () => {
  const bad: [string, string, string, number, string][] = [
    ["without a file", "?name=x.json", "", 400, "file_required"],
    ["in no format that we know", "?name=x.bin", "\u0001\u0002", 415, "format_unknown"],
    ["with a format that does not exist", "?format=docx", "{}", 415, "format_unknown"],
    ["from a version that is no number", "?base=-1", "{}", 422, "field_invalid"],
    ["in an encoding that we do not offer", "?encoding=utf-7", "{}", 422, "field_invalid"],
  ];

  test.each(bad)("%s is refused", async (_name, query, text, status, code) => {
    const response = await desk.send("POST", `${place}/uploads${query}`, text);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
  });

  test("for a namespace that is none is not found", async () => {
    const response = await desk.send("POST", "/catalogues/zh-Hans/no/such/uploads?name=x.json", "{}");
    expect(await response.json()).toMatchObject({ code: "namespace_not_found" });
    const invalid = await desk.send("POST", "/catalogues/zh-Hans/no.such/uploads?name=x.json", "{}");
    expect(invalid.status).toBe(422);
    const tag = await desk.send("POST", `/catalogues/${"x".repeat(60)}/${app}/uploads?name=x.json`, "{}");
    expect(await tag.json()).toMatchObject({ code: "locale_invalid" });
  });
});
