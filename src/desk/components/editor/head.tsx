import type { Child, FC } from "hono/jsx";
import { longestLines } from "../../edition-form.ts";
import { isSource } from "../../edition-state.ts";
import type { EditionState } from "../../edition-state.ts";
import type { Seat } from "../../view.ts";
import { Field } from "../fields.tsx";
import { LeadImageFields } from "../images/lead-image.tsx";
import { Confirm, SourceLine } from "./part.tsx";

interface Props {
  seat: Seat;
  state: EditionState;
}

/** What stands above the text: its lines, and the picture. */
export const Head: FC<Props> = ({ seat, state }) => (
  <section class="panel head" aria-labelledby="head-title">
    <h2 id="head-title">{seat.words("editor.lines")}</h2>
    <HeadLine seat={seat} state={state} line="title" />
    <HeadLine seat={seat} state={state} line="standfirst" />
    <div class="fields">
      <SmallLine seat={seat} state={state} line="byline" />
      <SmallLine seat={seat} state={state} line="dateline" />
    </div>
    <LeadImageFields seat={seat} image={state.fields.image} images={state.images} />
  </section>
);

/** One that is translated for itself, and may be outdated. */
const HeadLine: FC<Props & { line: "title" | "standfirst" }> = ({ seat, state, line }) => {
  const { found, fields, beside } = state;
  const side = beside?.[line];
  const isShown = side !== undefined && (side.source !== undefined || side.state === "gone");
  return (
    <div class="line-field">
      <Line seat={seat} state={state} line={line}>
        {isShown && <SourceLine seat={seat} lang={found.article.sourceLocale} line={side} />}
      </Line>
      {side && <Confirm seat={seat} part={line} state={side.state} confirmed={fields.confirm} />}
    </div>
  );
};

const SmallLine: FC<Props & { line: "byline" | "dateline" }> = ({ seat, state, line }) => {
  const { source, article } = state.found;
  const words = isSource(state) ? null : (source?.revision[line] ?? null);
  return (
    <Line seat={seat} state={state} line={line}>
      {words !== null && (
        <p class="origin" lang={article.sourceLocale}>
          {words}
        </p>
      )}
    </Line>
  );
};

interface LineProps extends Props {
  line: keyof typeof longestLines;
  children?: Child;
}

const Line: FC<LineProps> = ({ seat, state: { found, fields }, line, children }) => {
  const shared = {
    id: line,
    name: line,
    lang: found.locale,
    maxlength: longestLines[line],
    dir: "auto",
  } as const;
  return (
    <Field id={line} label={seat.words(`editor.${line}`)}>
      {children}
      {line === "standfirst" ? (
        <textarea {...shared} rows={2} data-grow>
          {fields[line]}
        </textarea>
      ) : (
        <input {...shared} type="text" value={fields[line]} />
      )}
    </Field>
  );
};
