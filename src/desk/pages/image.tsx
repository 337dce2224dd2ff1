import type { FC } from "hono/jsx";
import { formatNames } from "../../images/formats/names.ts";
import type { UsedImage } from "../../images/read-one.ts";
import type { ImageRow } from "../../images/tables.ts";
import { locales } from "../../locales.ts";
import { imagePath } from "../../urls.ts";
import { Facts, When } from "../components/facts.tsx";
import { ImageFields } from "../components/images/image-fields.tsx";
import { sizeOf } from "../components/images/image-list.tsx";
import { ImageUses } from "../components/images/image-uses.tsx";
import { ErrorSummary, Notice, Panel } from "../components/notice.tsx";
import type { Fault } from "../components/notice.tsx";
import { formatBytes, languageName } from "../formats.ts";
import { imageFields } from "../images/form.ts";
import type { ImageFields as Fields } from "../images/form.ts";
import { markdownFor } from "../images/shapes.ts";
import { deskPaths } from "../view.ts";
import type { Seat, View } from "../view.ts";

export interface ImageAnswer {
  readonly done?: string | undefined;
  readonly faults?: readonly Fault[];
  readonly fields?: Fields;
  /** The lock that the form saw which could not be taken. */
  readonly version?: number | undefined;
  readonly status?: number;
}

interface Props {
  seat: Seat;
  image: ImageRow;
}

export function imageView(seat: Seat, { image, uses }: UsedImage, answer: ImageAnswer = {}): View {
  const { words } = seat;
  return {
    title: image.name,
    section: "images",
    crumbs: [{ label: words("nav.images"), href: deskPaths.images }, { label: image.name }],
    ...(answer.status === undefined ? {} : { status: answer.status }),
    body: (
      <>
        <h1>{image.name}</h1>
        <ErrorSummary title={words("errors.title")} faults={answer.faults ?? []} />
        {answer.done && <Notice tone="good">{answer.done}</Notice>}
        <div class="columns">
          <div>
            <Large seat={seat} image={image} />
            <Panel id="words" title={words("image.words")}>
              <p>{words("image.words.text")}</p>
              <form method="post" action={deskPaths.image(image.id)} data-unsaved>
                <input type="hidden" name="version" value={String(answer.version ?? image.version)} />
                <ImageFields seat={seat} fields={answer.fields ?? imageFields(image)} />
                <button class="primary">{words("image.save")}</button>
              </form>
            </Panel>
          </div>
          <div>
            <Panel id="uses" title={words("image.uses")}>
              <ImageUses seat={seat} uses={uses} />
            </Panel>
            <Markdown seat={seat} image={image} />
            <Removal seat={seat} image={image} isUsed={uses.length > 0} />
          </div>
        </div>
      </>
    ),
  };
}

/** In the words of whoever looks, as far as there are any. */
const Large: FC<Props> = ({ seat, image }) => {
  const { id, format, width, height, alt } = image;
  const { words, locale } = seat;
  return (
    <figure class="picture">
      <a href={imagePath(id, format)}>
        <img src={imagePath(id, format)} width={width} height={height} alt={alt[locale] ?? image.name} />
      </a>
      <figcaption>
        <Facts
          facts={[
            { label: words("image.format"), value: formatNames[format] },
            { label: words("image.pixels"), value: sizeOf(seat, image) },
            { label: words("image.bytes"), value: formatBytes(locale, image.bytes) },
            { label: words("image.added"), value: <When seat={seat} at={image.createdAt} /> },
            { label: words("image.added_by"), value: image.createdBy },
          ]}
        />
      </figcaption>
    </figure>
  );
};

const Markdown: FC<Props> = ({ seat, image }) => (
  <Panel id="markdown" title={seat.words("image.markdown")}>
    <p>{seat.words("image.markdown.text")}</p>
    {locales.map((locale) => (
      <>
        <p class="hint">{languageName(seat.locale, locale)}</p>
        <code class="secret">{markdownFor(image, locale)}</code>
      </>
    ))}
  </Panel>
);

const Removal: FC<Props & { isUsed: boolean }> = ({ seat: { words }, image, isUsed }) => (
  <details class="more">
    <summary>{words("image.remove")}</summary>
    {isUsed ? (
      <p>{words("image.remove.used")}</p>
    ) : (
      <form method="post" action={deskPaths.imageRemoval(image.id)}>
        <input type="hidden" name="version" value={String(image.version)} />
        <p>{words("image.remove.text")}</p>
        <button class="danger">{words("image.remove.do")}</button>
      </form>
    )}
  </details>
);
