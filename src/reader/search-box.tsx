import type { FC } from "hono/jsx";
import { inLocale, paths } from "../urls.ts";
import type { Place } from "./view.ts";

/** The longest that is looked for; what is longer is cut there all the same. */
const longest = 200;

/** A form that leads to the search page; no script. */
export const SearchBox: FC<{ place: Place }> = ({ place }) => (
  <search>
    <form class="search" method="get" action={inLocale(place.locale, paths.search)}>
      <SearchField place={place} />
      <button type="submit">{place.words("search.submit")}</button>
    </form>
  </search>
);

export const SearchField: FC<{ place: Place; typed?: string }> = ({ place, typed }) => (
  <label class="query">
    {place.words("search.label")}
    <br />
    <input type="search" name="q" value={typed} maxlength={longest} autocomplete="off" autocapitalize="off" />
  </label>
);
