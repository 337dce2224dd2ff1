import type { FC } from "hono/jsx";
import type { DiffShape } from "../../articles/diff-shape.ts";
import type { Seat } from "../../view.ts";
import type { Piece } from "../../word-diff.ts";
import { Tag } from "../facts.tsx";
import { Panel } from "../notice.tsx";
import { Picture } from "./picture.tsx";

interface Props {
  seat: Seat;
  lang: string;
  diff: DiffShape;
}

/** The later text as it reads, with what is new, gone and moved in it marked. */
export const RevisionDiff: FC<Props> = ({ seat, lang, diff }) => (
  <>
    {diff.lines.length + (diff.image === null ? 0 : 1) > 0 && (
      <Panel id="lines" title={seat.words("revision.lines")}>
        {diff.lines.map(({ line, words }) => (
          <div class="taken changed">
            <p class="label">{seat.words(`editor.${line}`)}</p>
            <Pieces lang={lang} pieces={words} />
          </div>
        ))}
        {diff.image && <PictureDiff seat={seat} image={diff.image} />}
      </Panel>
    )}
    <Panel id="blocks" title={seat.words("revision.body")}>
      {diff.blocks.length === 0 && <p class="void">{seat.words("editor.preview.empty")}</p>}
      {diff.blocks.map((block) => (
        <BlockDiff seat={seat} lang={lang} block={block} />
      ))}
    </Panel>
  </>
);

const PictureDiff: FC<{ seat: Seat; image: NonNullable<DiffShape["image"]> }> = ({ seat, image }) => (
  <div class="taken changed">
    <p class="label">{seat.words("editor.image")}</p>
    <div class="sides">
      <div class="side">
        <p class="label">{seat.words("diff.before")}</p>
        <Picture seat={seat} image={image.before ?? undefined} />
      </div>
      <div class="side">
        <p class="label">{seat.words("diff.after")}</p>
        <Picture seat={seat} image={image.after ?? undefined} />
      </div>
    </div>
  </div>
);

const tones = { added: "good", removed: "error", changed: "warning", same: "plain" } as const;

const BlockDiff: FC<{ seat: Seat; lang: string; block: DiffShape["blocks"][number] }> = ({
  seat,
  lang,
  block,
}) => {
  const { kind, moved, before, after, words } = block;
  return (
    <div class={`taken ${kind}`}>
      {(kind !== "same" || moved) && (
        <p class="label">
          {kind !== "same" && <Tag tone={tones[kind]}>{seat.words(`revision.change.${kind}`)}</Tag>}{" "}
          {moved && <Tag>{seat.words("revision.change.moved")}</Tag>}
        </p>
      )}
      <Pieces lang={lang} pieces={words ?? whole(kind, kind === "removed" ? before : after)} />
    </div>
  );
};

function whole(kind: DiffShape["blocks"][number]["kind"], text = ""): readonly Piece[] {
  if (kind === "added") return [{ kind: "new", text }];
  return [{ kind: kind === "removed" ? "gone" : "same", text }];
}

const Pieces: FC<{ lang: string; pieces: readonly Piece[] }> = ({ lang, pieces }) => (
  <span class="text" lang={lang}>
    {pieces.map(({ kind, text }) => {
      if (kind === "same") return text;
      return kind === "gone" ? <del>{text}</del> : <ins>{text}</ins>;
    })}
  </span>
);
