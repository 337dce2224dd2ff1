/** The client's feed of changes: whatever happens, its store ends with what is published. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { MemoryStore } from "../../src/client/index.ts";
import type { SyncItem } from "../../src/client/index.ts";
import { openDatabase } from "../../src/database.ts";
import { clientOf } from "../support/client.ts";
import type { Asked } from "../support/client.ts";
import { languages } from "../support/languages.ts";
import { editor, noon, rewrite, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { establishTiers } from "../support/register.ts";

const db = openDatabase(env.DB);

const titleOf = (item: SyncItem | undefined, locale: "en" | "zh-Hans") =>
  item?.op === "upsert" && item.type === "article" ? item.article?.editions[locale]?.title : undefined;

async function drain(pages: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _ of pages) count += 1;
  return count;
}

beforeEach(async () => {
  await establishTiers(db);
  await tell(db);
});

describe.each(languages)("in $locale", ({ locale }) => {
  test("a store that has nothing gets everything, and after that only what changed", async () => {
    const [store, asked, clock] = [new MemoryStore(), [] as Asked[], { now: noon }];
    const client = clientOf(locale, { asked, of: visitor(clock) });
    await drain(client.sync({ store }));
    expect(titleOf(store.items.get("article/tunnel"), locale)).toBeTypeOf("string");
    await rewrite(db, { articleId: "tunnel", locale, title: "Later" }, noon + 1000);
    await withdrawEdition(
      db,
      editor,
      { articleId: await tell(db, { id: "gone", at: noon + 2000 }), locale },
      noon + 3000,
    );
    clock.now += 10_000;
    const before = asked.length;
    await drain(client.sync({ store }));
    expect(asked.length - before).toBe(1);
    expect(titleOf(store.items.get("article/tunnel"), locale)).toBe("Later");
    expect(store.items.get("article/gone")).toMatchObject({ op: "delete" });
  });
});

test("it goes on where it was stopped, at any page", async () => {
  for (let index = 0; index < 5; index += 1) await tell(db, { id: `story-${index}`, at: noon + 1 + index });
  const whole = new MemoryStore();
  await drain(clientOf("en").sync({ store: whole, limit: 100 }));
  const store = new MemoryStore();
  for (let visits = 0; visits < 60; visits += 1) {
    const pages = clientOf("en").sync({ store, limit: 1 });
    const { value } = await pages.next();
    await pages.return();
    if (value && !value.hasMore) break;
  }
  expect([...store.items].toSorted()).toEqual([...whole.items].toSorted());
});

test("a page that was applied in part comes again, and what is older than a copy is not applied", async () => {
  const store = new MemoryStore();
  const applied: string[] = [];
  let crashes = 1;
  const fragile = {
    getCursor: () => store.getCursor(),
    setCursor: (cursor: string) => store.setCursor(cursor),
    clear: () => store.clear(),
    seqOf: (type: SyncItem["type"], id: string) => store.seqOf(type, id),
    apply: (items: readonly SyncItem[]) => {
      applied.push(...items.map(({ id }) => id));
      if (crashes-- > 0) {
        store.apply(items.slice(0, 1));
        throw new Error("out of battery");
      }
      store.apply(items);
    },
  };
  await expect(drain(clientOf("en").sync({ store: fragile }))).rejects.toThrow("out of battery");
  expect(store.getCursor()).toBeUndefined();
  await drain(clientOf("en").sync({ store: fragile }));
  const whole = new MemoryStore();
  await drain(clientOf("en").sync({ store: whole }));
  expect([...store.items].toSorted()).toEqual([...whole.items].toSorted());
  const [first] = whole.items.values();
  store.apply([{ ...(first as SyncItem), seq: 1_000_000 }]);
  applied.length = 0;
  store.setCursor = () => undefined;
  store.getCursor = () => undefined;
  await clientOf("en").sync({ store: fragile }).next();
  expect(applied).not.toContain(first?.id);
});

test("a cursor that the log does not reach back to makes it begin again, without the old copies", async () => {
  const store = new MemoryStore();
  const client = clientOf("en");
  await drain(client.sync({ store }));
  store.apply([{ seq: 1, type: "topic", id: "left-over", op: "delete" }]);
  // As after a restore: the same number, and another line under it.
  await env.DB.prepare("UPDATE changes SET committed_at = committed_at + 1").run();
  await drain(clientOf("en").sync({ store }));
  expect(store.items.has("topic/left-over")).toBe(false);
  expect(store.items.has("article/tunnel")).toBe(true);
});
