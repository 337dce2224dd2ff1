import type { FC } from "hono/jsx";
import type { Page } from "../../cursor.ts";
import type { ImageRow } from "../../images/tables.ts";
import type { ImageUse } from "../../images/uses.ts";
import { TextField } from "../components/fields.tsx";
import { ImageList } from "../components/images/image-list.tsx";
import { UploadImage } from "../components/images/upload-image.tsx";
import { ErrorSummary, Notice } from "../components/notice.tsx";
import type { Fault } from "../components/notice.tsx";
import { emptyImage } from "../images/form.ts";
import type { ImageFields } from "../images/form.ts";
import { deskPaths } from "../view.ts";
import type { Seat, View } from "../view.ts";

export interface ImagesAnswer {
  readonly done?: string | undefined;
  readonly faults?: readonly Fault[];
  readonly fields?: ImageFields;
  readonly status?: number;
}

export interface ImagesData {
  readonly page: Page<ImageRow>;
  readonly uses: ReadonlyMap<string, readonly ImageUse[]>;
  /** What was looked for. */
  readonly q: string;
}

export function imagesView(seat: Seat, { page, uses, q }: ImagesData, answer: ImagesAnswer = {}): View {
  const { words } = seat;
  return {
    title: words("nav.images"),
    section: "images",
    ...(answer.status === undefined ? {} : { status: answer.status }),
    body: (
      <>
        <h1>{words("nav.images")}</h1>
        <ErrorSummary title={words("errors.title")} faults={answer.faults ?? []} />
        {answer.done && <Notice tone="good">{answer.done}</Notice>}
        <UploadImage seat={seat} fields={answer.fields ?? emptyImage} />
        <Search seat={seat} q={q} />
        <h2 class="hidden">{words("images.list")}</h2>
        {page.items.length === 0 ? (
          <p class="empty">{words(q === "" ? "images.none" : "images.none_found")}</p>
        ) : (
          <ImageList seat={seat} items={page.items} uses={uses} />
        )}
        {page.nextCursor !== undefined && (
          <p class="pages">
            <a href={`${deskPaths.images}?${queryOf(q, page.nextCursor)}`} rel="next">
              {words("pages.next")}
            </a>
          </p>
        )}
      </>
    ),
  };
}

const queryOf = (q: string, cursor: string): string =>
  new URLSearchParams({ ...(q !== "" && { q }), cursor }).toString();

const Search: FC<{ seat: Seat; q: string }> = ({ seat: { words }, q }) => (
  <form method="get" action={deskPaths.images} class="filter" role="search">
    <TextField
      id="q"
      type="search"
      class="wide"
      label={words("images.search")}
      hint={words("images.search.hint")}
      value={q}
      maxlength={200}
    />
    <button>{words("filter.apply")}</button>
  </form>
);
