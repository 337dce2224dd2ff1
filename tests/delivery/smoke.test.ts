import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { establishRegister, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

test("the second request is answered from memory", async () => {
  const db = openDatabase(env.DB);
  await establishRegister(db);
  await tell(db);
  const { get } = visitor();
  const first = await get("/en/articles/tunnel");
  expect(first.status).toBe(200);
  expect(first.headers.get("Cache-Status")).toBe("shuangyu; fwd=miss; stored");
  const second = await get("/en/articles/tunnel");
  expect(second.headers.get("Cache-Status")).toBe("shuangyu; hit");
  expect(await second.text()).toBe(await first.text());
});
