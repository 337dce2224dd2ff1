import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { namespaceName } from "../../src/catalogues/locale.ts";
import { saveNamespace } from "../../src/catalogues/namespaces.ts";
import { openDatabase } from "../../src/database.ts";
import { app, chief, li, openNamespace, put } from "../support/catalogues.ts";
import { noon } from "../support/newsroom.ts";

const db = openDatabase(env.DB);
const settings = (keySeparator: string | false) => ({ settings: { checks: { keySeparator }, glossary: [] } });

beforeEach(async () => {
  await openNamespace(db);
});

describe("a namespace", () => {
  test("may be shaped anew until it has catalogues, and then keeps its language and its separator", async () => {
    await openNamespace(db, { sourceLocale: "zh-Hans", ...settings("/") });
    await openNamespace(db);
    await put(db, li, { locale: "en", text: '{"a":{"b":"One"}}' });
    for (const shape of [settings("/"), settings(false), { sourceLocale: "zh-Hans" }])
      await expect(openNamespace(db, shape)).rejects.toMatchObject({ code: "namespace_in_use" });
    expect(await openNamespace(db, { collectsMissing: true })).toMatchObject({ collectsMissing: true });
  });

  test("keeps what a change leaves out", async () => {
    const glossary = [{ source: "Jing'an", targets: ["静安"] }];
    const decided = { settings: { checks: { keySeparator: "." as const }, glossary }, collectsMissing: true };
    await openNamespace(db, decided);
    expect(await saveNamespace(db, chief, { name: app, sourceLocale: "en" }, noon)).toMatchObject(decided);
  });

  test("of the product keeps its shape always", async () => {
    const reader = { name: "reader", sourceLocale: "zh-Hans" };
    await expect(openNamespace(db, reader)).rejects.toMatchObject({ code: "namespace_built_in" });
  });

  test.each(["news/uploads", "versions", "a/export/b", "missing", "publication"])(
    "is not called %s, which stands for something else in addresses",
    (name) => {
      expect(() => namespaceName(name)).toThrow(
        expect.objectContaining({ code: "namespace_invalid" }) as Error,
      );
    },
  );
});
