import type { FC } from "hono/jsx";
import { CheckWeights } from "../components/check-weights.tsx";
import { TextArea, TextField, Tick } from "../components/fields.tsx";
import { ErrorSummary, Notice, Panel } from "../components/notice.tsx";
import type { Fault } from "../components/notice.tsx";
import type { NamespaceFields } from "../namespace-form.ts";
import { deskPaths, may } from "../view.ts";
import type { Seat, View } from "../view.ts";

export interface NamespaceState {
  readonly fields: NamespaceFields;
  /** The optimistic lock; undefined for one that is new. */
  readonly version: number | undefined;
  readonly isProduct: boolean;
  readonly done?: string | undefined;
  readonly faults?: readonly Fault[];
  readonly status?: number;
}

interface Props {
  seat: Seat;
  state: NamespaceState;
}

export function namespaceView(seat: Seat, state: NamespaceState): View {
  const { words } = seat;
  const isNew = state.version === undefined;
  const title = isNew ? words("namespace.new") : state.fields.name;
  return {
    title,
    section: "catalogues",
    crumbs: [{ label: words("nav.catalogues"), href: deskPaths.catalogues }, { label: title }],
    ...(state.status === undefined ? {} : { status: state.status }),
    body: (
      <>
        <ErrorSummary title={words("errors.title")} faults={state.faults ?? []} />
        {state.done && <Notice tone="good">{state.done}</Notice>}
        <h1 class={isNew ? undefined : "mono"}>{title}</h1>
        <p>
          {isNew ? words("namespace.new.text") : words("namespace.text")}{" "}
          {!isNew && (
            <a
              href={`${deskPaths.catalogues}?${new URLSearchParams({ namespace: state.fields.name }).toString()}`}
            >
              {words("namespace.catalogues")}
            </a>
          )}
        </p>
        <form
          method="post"
          action={isNew ? deskPaths.namespaces : deskPaths.namespace(state.fields.name)}
          data-unsaved={words("js.unsaved")}
        >
          {!isNew && <input type="hidden" name="lock" value={String(state.version)} />}
          <fieldset class="bare" disabled={!may(seat, "namespace.write")}>
            <Basics seat={seat} state={state} />
            <Rules seat={seat} state={state} />
            <CheckWeights seat={seat} fields={state.fields} />
            {may(seat, "namespace.write") && (
              <button class="primary">{words(isNew ? "namespace.create" : "namespace.save")}</button>
            )}
          </fieldset>
        </form>
      </>
    ),
  };
}

const Basics: FC<Props> = ({ seat, state: { fields, version, isProduct } }) => {
  const { words } = seat;
  return (
    <Panel id="basics" title={words("namespace.basics")}>
      <div class="fields">
        {version === undefined && (
          <TextField
            id="name"
            label={words("namespace.name")}
            hint={words("namespace.name.hint", { example: "news/app" })}
            value={fields.name}
            required
            mono
          />
        )}
        <TextField
          id="source"
          label={words("namespace.source")}
          hint={words("namespace.source.hint", { example: "en, zh-Hans" })}
          value={fields.sourceLocale}
          required
          mono
        />
        {!isProduct && (
          <TextField
            id="separator"
            label={words("namespace.separator")}
            hint={words("namespace.separator.hint")}
            value={fields.separator}
            maxlength={8}
            mono
          />
        )}
      </div>
      <Tick name="icu" value="on" checked={fields.icu}>
        {words("namespace.icu", { name: "ICU MessageFormat" })}
      </Tick>
      <Tick name="collects" value="on" checked={fields.collects}>
        {words("namespace.collects")}
      </Tick>
    </Panel>
  );
};

const Rules: FC<Props> = ({ seat, state: { fields } }) => {
  const { words } = seat;
  return (
    <Panel id="rules" title={words("namespace.rules")}>
      <TextArea
        id="glossary"
        label={words("namespace.glossary")}
        hint={words("namespace.glossary.hint", {
          example: "newsroom = 编辑部 | 新闻编辑室",
          name: "Jing’an",
        })}
        value={fields.glossary}
        rows={6}
      />
      <TextArea
        id="ignores"
        label={words("namespace.ignores")}
        hint={words("namespace.ignores.hint", { example: "home.title: end-mark, length-ratio" })}
        value={fields.ignores}
      />
      <TextArea
        id="widths"
        label={words("namespace.widths")}
        hint={words("namespace.widths.hint", { example: "nav.home: 12" })}
        value={fields.widths}
      />
    </Panel>
  );
};
