import { env } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import { forgetPutAway } from "../../src/catalogues/forget.ts";
import { getProposal } from "../../src/catalogues/proposal.ts";
import { discardUpload } from "../../src/catalogues/settle-upload.ts";
import { catalogueTexts } from "../../src/catalogues/tables.ts";
import { openDatabase } from "../../src/database.ts";
import { app, li, openNamespace, put, read, upload, wang } from "../support/catalogues.ts";
import { noon } from "../support/newsroom.ts";

const db = openDatabase(env.DB);
const zh = { locale: "zh-Hans", namespace: app };
const month = 31 * 24 * 3600 * 1000;
const hashes = async () => new Set((await db.select().from(catalogueTexts)).map(({ hash }) => hash));

beforeEach(async () => {
  await openNamespace(db);
});

test("what was put away is there for thirty days, and its text as long as anything else says it", async () => {
  await put(db, li, { text: '{"a":"甲"}' });
  const kept = await upload(db, li, { text: '{"a":"甲"}', note: "again" });
  const gone = await upload(db, li, { text: '{"a":"乙"}', base: 1 });
  const open = await upload(db, wang, { text: '{"a":"丙"}', base: 1 });
  for (const { id } of [kept, gone]) await discardUpload(db, li, { ...zh, id }, noon);

  expect(await forgetPutAway(db, noon + 1000)).toBe(0);
  const before = await hashes();
  expect(await forgetPutAway(db, noon + month)).toBe(2);
  expect((await hashes()).size).toBe(before.size - 1);
  await expect(getProposal(db, { ...zh, id: gone.id })).rejects.toMatchObject({ code: "upload_not_found" });
  expect((await getProposal(db, { ...zh, id: open.id })).changes).toMatchObject([{ key: "a", to: "丙" }]);
  expect((await read(db)).words).toEqual({ a: "甲" });
});
