import type { Child, FC, PropsWithChildren } from "hono/jsx";
import type { Answer } from "../../register-pages/take.ts";
import { deskPaths } from "../../view.ts";
import type { Crumb, Seat, View } from "../../view.ts";
import { ErrorSummary, Notice } from "../notice.tsx";
import { Meanwhile } from "./seen.tsx";

interface Frame {
  readonly title: string;
  /** What the page lies in, below the register itself, from the outside in. */
  readonly within?: readonly Crumb[];
  /** The heading, where it is more than the title. */
  readonly heading?: Child;
  readonly body: Child;
}

/** What every page of the register has around it. */
export function registerView(seat: Seat, answer: Answer, { title, within = [], heading, body }: Frame): View {
  const { words } = seat;
  return {
    title,
    section: "register",
    crumbs: [{ label: words("nav.register"), href: deskPaths.register }, ...within, { label: title }],
    ...(answer.status === undefined ? {} : { status: answer.status }),
    body: (
      <>
        <ErrorSummary title={words("errors.title")} faults={answer.faults ?? []} />
        {answer.done && <Notice tone="good">{answer.done}</Notice>}
        <Meanwhile seat={seat} changed={answer.changed} />
        {heading ?? <h1>{title}</h1>}
        {body}
      </>
    ),
  };
}

/** The one form of a page, at a width that reads well, with a way back. */
export const Sheet: FC<PropsWithChildren> = ({ children }) => <div class="panel sheet">{children}</div>;

/** What a form is sent with, and how to leave without. */
export const Send: FC<{ seat: Seat; label: string; back: string; danger?: boolean }> = ({
  seat,
  label,
  back,
  danger,
}) => (
  <p class="send">
    <button class={danger ? "danger" : "primary"}>{label}</button>{" "}
    <a href={back}>{seat.words("register.back")}</a>
  </p>
);
