import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { app, openNamespace, read } from "../support/catalogues.ts";
import { counting } from "../support/databases.ts";
import { deskOf } from "../support/desk.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);

/** What D1 takes in one row and one parameter, in bytes; the local one does not mind. */
const rowLimit = 2_000_000;

const words = (count: number, say: (at: number) => string): string =>
  `${JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [`section${at % 100}_key${at}`, say(at)])), null, 2)}\n`;

test("10,000 keys go through in one request, in rows that D1 takes", { timeout: 60_000 }, async () => {
  const count = { calls: 0, rows: 0 };
  const desk = await deskOf(db, visitor(undefined, { DB: counting(env.DB, count) }));
  await openNamespace(db);
  const put = async (locale: string, text: string) => {
    const place = `/catalogues/${locale}/${app}`;
    const uploaded = await desk.send("POST", `${place}/uploads?name=x.json`, text);
    expect(uploaded.status).toBe(201);
    const proposal: { id: string; summary: object } = await uploaded.json();
    expect(proposal.summary).toMatchObject({ added: 10_000, blocking: 0 });
    const before = count.calls;
    const applied = await desk.send("PUT", `${place}/uploads/${proposal.id}/application`, { accept: true });
    expect(applied.status).toBe(200);
    return count.calls - before;
  };
  await put(
    "en",
    words(10_000, (at) => `The enterprise numbered ${at} was certified by the commission of the district`),
  );
  const calls = await put(
    "zh-Hans",
    words(10_000, (at) => `编号为${at}的企业已由本区委员会认定为市级企业技术中心`),
  );
  expect(calls).toBeLessThan(15);
  const { keys } = { keys: Object.keys((await read(db)).words).length };
  expect(keys).toBe(10_000);
  const longest = await env.DB.prepare(
    "SELECT max(length(CAST(text AS BLOB))) AS longest FROM catalogue_texts",
  ).first<number>("longest");
  expect(longest).toBeLessThan(rowLimit);
});
