/** A news app's words in both languages, as translators would have uploaded them. */
import type { Actor } from "../src/access/actor.ts";
import { applyUpload } from "../src/catalogues/apply.ts";
import { saveNamespace } from "../src/catalogues/namespaces.ts";
import { publishCatalogue } from "../src/catalogues/publish.ts";
import { uploadCatalogue } from "../src/catalogues/upload.ts";
import type { Database } from "../src/database.ts";

/** Where they are served. */
export const published = {
  canonical: "/locales/zh-Hans/news/app.json",
  alias: "/locales/zh-CN/news/app.json",
} as const;

const namespace = "news/app";
const keys = 1000;
const at = Date.parse("2026-01-01T00:00:00Z");

const chief: Actor = {
  ...{ id: "bench", name: "bench", roles: ["admin"], door: "command-line" },
  ...{ locales: null, namespaces: null },
};

export async function publishCatalogues(db: Database): Promise<void> {
  const settings = { checks: { keySeparator: "." }, glossary: [] };
  const input = { name: namespace, sourceLocale: "en", settings, collectsMissing: false };
  await saveNamespace(db, chief, input, at);
  await publish(db, "en", (number) => `Article ${number} of {{count}} about the centre`);
  await publish(db, "zh-Hans", (number) => `关于中心的第${number}篇文章，共{{count}}篇`);
}

async function publish(db: Database, locale: string, say: (number: number) => string): Promise<void> {
  const words = Array.from({ length: keys }, (_, index) => [`line${index}`, say(index)] as const);
  const bytes = new TextEncoder().encode(JSON.stringify({ articles: Object.fromEntries(words) }));
  const { id } = await uploadCatalogue(db, chief, { locale, namespace, bytes, fileName: "app.json" }, at);
  const number = await applyUpload(db, chief, { locale, namespace, id, choices: { accept: true } }, at);
  if (number === undefined) throw new Error(`nothing to publish in ${locale}`);
  await publishCatalogue(db, chief, { locale, namespace, number }, at);
}
