import { localeTable } from "../locales.ts";
import { paths } from "../urls.ts";

const segments = localeTable.map((row) => row.segment).join("|");
const rooms = [paths.articles, paths.enterprises, paths.centres].join("|");
const pages = new RegExp(`^/$|^/(?:${segments})/?$|^(?:/(?:${segments}))?(?:${rooms})$`);

/** A page of the site that is there whatever is published. */
export const isPageOfOurs = (path: string): boolean => pages.test(path);
