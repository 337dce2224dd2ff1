/** Column kinds that every room's tables share. */
import { text } from "drizzle-orm/sqlite-core";
import type { Locale } from "./locales.ts";

export const json = <T>(name: string) => text(name, { mode: "json" }).$type<T>();
export const localeColumn = () => text("locale").$type<Locale>().notNull();
