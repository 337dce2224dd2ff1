/** A namespace of a news app and the people who translate it. */
import type { Actor } from "../../src/access/actor.ts";
import type { Role } from "../../src/access/tables.ts";
import { applyUpload } from "../../src/catalogues/apply.ts";
import type { Application } from "../../src/catalogues/apply.ts";
import { readContent, valuesOf } from "../../src/catalogues/content.ts";
import { expectContent, readContents } from "../../src/catalogues/contents.ts";
import { headOf, headRead } from "../../src/catalogues/heads.ts";
import type { Head } from "../../src/catalogues/heads.ts";
import { saveNamespace } from "../../src/catalogues/namespaces.ts";
import type { NamespaceInput } from "../../src/catalogues/namespaces.ts";
import { uploadCatalogue } from "../../src/catalogues/upload.ts";
import type { NewUpload } from "../../src/catalogues/upload.ts";
import type { Database } from "../../src/database.ts";
import { noon } from "./newsroom.ts";

const person = (id: string, role: Role): Actor => ({
  id,
  name: id,
  roles: [role],
  locales: null,
  namespaces: null,
  door: "api",
  address: "192.0.2.7",
  requestId: "request-1",
});

export const li = person("translator-li", "translator");
export const wang = person("translator-wang", "translator");
export const chief = person("editor-chen", "editor");

export const app = "news/app";

export function openNamespace(db: Database, input: Partial<NamespaceInput> = {}) {
  const settings = { checks: { keySeparator: "." }, glossary: [] };
  return saveNamespace(
    db,
    chief,
    { name: app, sourceLocale: "en", settings, collectsMissing: false, ...input },
    noon,
  );
}

type File = Partial<NewUpload> & { text?: string };

export function upload(db: Database, actor: Actor, file: File, at = noon) {
  const { text = "{}", ...rest } = file;
  const bytes = new TextEncoder().encode(text);
  return uploadCatalogue(
    db,
    actor,
    { locale: "zh-Hans", namespace: app, bytes, fileName: "app.json", ...rest },
    at,
  );
}

/** Uploads and applies at once; returns the new version's number. */
export async function put(
  db: Database,
  actor: Actor,
  file: File,
  choices: Application["choices"] = { accept: true },
  at = noon,
): Promise<number | undefined> {
  const { locale = "zh-Hans", namespace = app } = file;
  const { id } = await upload(db, actor, file, at);
  return applyUpload(db, actor, { locale, namespace, id, choices }, at);
}

export async function headIs(db: Database, locale = "zh-Hans", namespace = app): Promise<Head> {
  const [row] = await headRead(db, locale, namespace);
  return headOf(locale, namespace, row);
}

/** The text and the words of a version; of the draft where none is named. */
export async function read(db: Database, number?: number, locale = "zh-Hans", namespace = app) {
  const ref = { locale, namespace, number: number ?? (await headIs(db, locale, namespace)).draft ?? 0 };
  const stored = expectContent(await readContents(db, [ref]), ref);
  const content = readContent(stored, ".");
  return { ...content, text: stored.text, words: Object.fromEntries(valuesOf(content.document.messages)) };
}
