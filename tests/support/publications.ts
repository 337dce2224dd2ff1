/** Words that are public: versions past every check, as an accident or an enemy could have them, and their publication. */
import { draftVersion } from "../../src/catalogues/draft-version.ts";
import { headOf, headRead } from "../../src/catalogues/heads.ts";
import { publishCatalogue } from "../../src/catalogues/publish.ts";
import type { Published } from "../../src/catalogues/publish.ts";
import { commit } from "../../src/changes/commit.ts";
import type { Database } from "../../src/database.ts";
import { app, chief } from "./catalogues.ts";
import { noon } from "./newsroom.ts";

export interface Words {
  locale?: string;
  namespace?: string;
  /** Their JSON, or what is to become it. */
  text: string | object;
}

const nothing = {
  ...{ added: 0, changed: 0, removed: 0, conflicts: { mine: 0, theirs: 0 }, fixes: 0, discarded: 0 },
  ...{ findings: { error: 0, warning: 0, info: 0 }, checks: {}, accepted: [] },
};

/** A new version at the top; returns its number. */
export async function store(db: Database, words: Words, at = noon): Promise<number> {
  const { locale = "zh-Hans", namespace = app, text } = words;
  const [row] = await headRead(db, locale, namespace);
  const head = headOf(locale, namespace, row);
  const number = (head.draft ?? 0) + 1;
  const json = typeof text === "string" ? text : JSON.stringify(text);
  const row0 = { locale, namespace, number, at, author: chief.name, authorId: chief.id, note: "" };
  await commit(db, draftVersion(db, head, { text: json, meta: "[]", keys: 1 }, { ...row0, report: nothing }));
  return number;
}

/** A new version, public at once. */
export async function publishWords(db: Database, words: Words, at = noon): Promise<Published> {
  const { locale = "zh-Hans", namespace = app } = words;
  const number = await store(db, words, at);
  return publishCatalogue(db, chief, { locale, namespace, number }, at);
}
