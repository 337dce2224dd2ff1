/** Somebody at the editor of the tunnel's article, without JavaScript. */
import { deskBrowser } from "./desk-browser.ts";
import type { DeskBrowser, DeskPage } from "./desk-browser.ts";
import { visitor } from "./reader.ts";

export const editorForm = "form#edition";
export const mergeForm = "form#merge";
export const save = "do=save";
export const settle = "do=settle";
export const editionPath = (locale: string) => `/desk/articles/tunnel/${locale}`;

export const sitDown = (name: string, terms: object = {}, language = "en"): Promise<DeskBrowser> =>
  deskBrowser(visitor(), { name, role: "editor", ...terms }, language);

export const valueOf = async (page: DeskPage, selector: string): Promise<string | undefined> =>
  (await page.one(selector)).attributes.get("value");

/** The names of the blocks' fields, in the order of the page. */
export const blockFields = async (page: DeskPage): Promise<string[]> =>
  (await page.all("textarea[data-block]")).map(({ attributes }) => attributes.get("name") ?? "");

/** What stands in them. */
export const blockTexts = (page: DeskPage): Promise<string[]> => page.texts("textarea[data-block]");

/** How each stands to its source. */
export const blockStates = async (page: DeskPage): Promise<string[]> =>
  (await page.all("li.pair")).map(({ attributes }) => (attributes.get("class") ?? "").replace("pair ", ""));
