import type { Context } from "hono";
import type { FC } from "hono/jsx";
import { visitOf } from "../app-env.ts";
import type { AppEnv } from "../app-env.ts";
import { openPreview, previewRead } from "../articles/preview-read.ts";
import type { Preview } from "../articles/preview-read.ts";
import { readPreview } from "../articles/preview-token.ts";
import { takeSnapshot } from "../changes/snapshot.ts";
import { openDatabase } from "../database.ts";
import { withinTime } from "../delivery/availability.ts";
import { privatePolicy } from "../delivery/policy.ts";
import { paths, previewPath } from "../urls.ts";
import { articleView } from "./article.tsx";
import { formatMoment, languageName } from "./formats.ts";
import { Notice } from "./layout.tsx";
import { pageHeaders, renderDocument } from "./page.tsx";
import { placeAt } from "./view.ts";
import type { Place } from "./view.ts";

/** A draft as its readers will find it, for whoever has the link: kept by nobody, indexed by nobody, told to nobody. */
export const previewHeaders = {
  ...pageHeaders,
  "Cache-Control": privatePolicy,
  "X-Robots-Tag": "noindex, nofollow",
  "Referrer-Policy": "no-referrer",
} as const;

export async function preview(c: Context<AppEnv>): Promise<Response> {
  const lexicon = await c.env.isolate.lexiconNow(visitOf(c));
  const presented = readPreview(c.req.param("token") ?? "");
  const { value } = await withinTime(takeSnapshot(openDatabase(c.env.DB), previewRead(presented)));
  const shown = openPreview(presented, value, c.env.now());
  const { locale, found } = shown;
  const path = paths.article(found.article.slug);
  const place = placeAt({ locale, origin: c.env.ORIGIN, path, query: "", isNeutral: false }, lexicon);
  const view = articleView(place, found);
  const body = (
    <>
      <Banner place={place} preview={shown} />
      {view.body}
    </>
  );
  return c.html(renderDocument(place, { ...view, body, noindex: true }), 200, {
    "Content-Language": locale,
  });
}

const Banner: FC<{ place: Place; preview: Preview }> = ({ place, preview: { expiresAt, others } }) => (
  <Notice>
    <p>
      <strong>{place.words("preview.title")}</strong>{" "}
      {place.words("preview.until", { moment: formatMoment(place.locale, expiresAt) })}
    </p>
    {others.map(({ locale, token }) => (
      <p>
        <a href={previewPath(token)} hreflang={locale}>
          {place.words("preview.other", { language: languageName(place, locale) })}
        </a>
      </p>
    ))}
  </Notice>
);
