import type { Child, FC, PropsWithChildren } from "hono/jsx";

type Tone = "calm" | "good" | "warning" | "error";

/** A remark above the work; `good` tells that something was done. */
export const Notice: FC<PropsWithChildren<{ tone?: Tone }>> = ({ tone = "calm", children }) => (
  <div class={`notice ${tone}`} role={tone === "good" ? "status" : "note"}>
    {children}
  </div>
);

export interface Fault {
  readonly message: string;
  /** The id of the field that it is about. */
  readonly field?: string | undefined;
}

/** What stands in the way of a form, with a way to each of the fields. It takes the focus when the page opens. */
export const ErrorSummary: FC<{ title: string; faults: readonly Fault[] }> = ({ title, faults }) => {
  if (faults.length === 0) return null;
  return (
    <div class="notice error summary" id="errors" role="alert" tabindex={-1} autofocus>
      <h2>{title}</h2>
      <ul>
        {faults.map(({ message, field }) => (
          <li>{field === undefined ? message : <a href={`#${field}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );
};

/** One part of a page, with its heading. */
export const Panel: FC<PropsWithChildren<{ title: Child; id: string }>> = ({ title, id, children }) => (
  <section class="panel" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);
