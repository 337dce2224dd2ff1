import type { Child, FC, PropsWithChildren } from "hono/jsx";
import { sideName, writtenName } from "../../edition-merge.ts";
import type { MergeChoices, Side } from "../../edition-merge.ts";
import type { Seat } from "../../view.ts";
import { After, compare, Inline, Text } from "../diff.tsx";
import { Tag } from "../facts.tsx";
import { Tick } from "../fields.tsx";

interface Texts {
  readonly base?: string | undefined;
  readonly theirs?: string | undefined;
  readonly yours?: string | undefined;
}

interface ChoiceProps {
  seat: Seat;
  lang: string;
  part: string;
  name: string;
  texts: Texts;
  choices: MergeChoices;
  /** A line holds one text only. */
  isLine: boolean;
}

/** What both changed: before, theirs, hers; one of them, both, or other words. */
export const Choice: FC<ChoiceProps> = ({ seat, lang, part, name, texts, choices, isLine }) => {
  const { words } = seat;
  const { base, theirs, yours } = texts;
  const hasBoth = !isLine && theirs !== undefined && yours !== undefined;
  return (
    <ChoiceFrame part={part} name={name}>
      <div class="sides">
        <div class="side">
          <p class="label">{words("merge.base")}</p>
          <Text seat={seat} lang={lang} value={base} />
        </div>
        {(["theirs", "yours"] as const).map((side) => (
          <SideChoice part={part} side={side} choices={choices} label={labelOf(seat, side, texts[side])}>
            <After seat={seat} lang={lang} of={compare(base, texts[side])} />
          </SideChoice>
        ))}
      </div>
      {hasBoth && <SideTick part={part} side="both" choices={choices} label={words("merge.both")} />}
      <SideTick part={part} side="written" choices={choices} label={words("merge.written")} />
      <textarea
        name={writtenName(part)}
        rows={isLine ? 2 : 4}
        lang={lang}
        dir="auto"
        data-grow
        aria-label={words("merge.words", { name })}
      >
        {choices.written.get(part) ?? yours ?? theirs ?? ""}
      </textarea>
    </ChoiceFrame>
  );
};

const labelOf = ({ words }: Seat, side: "theirs" | "yours", text: string | undefined): string =>
  words(text === undefined ? `merge.${side}.gone` : `merge.${side}`);

export const ChoiceFrame: FC<PropsWithChildren<{ part: string; name: string }>> = ({
  part,
  name,
  children,
}) => (
  <fieldset class="conflict" id={`part-${part}`} tabindex={-1}>
    <legend>{name}</legend>
    {children}
  </fieldset>
);

interface SideProps {
  part: string;
  side: Side;
  choices: MergeChoices;
  label: Child;
}

export const SideChoice: FC<PropsWithChildren<SideProps>> = ({ children, ...side }) => (
  <div class="side">
    <SideTick {...side} />
    {children}
  </div>
);

const SideTick: FC<SideProps> = ({ part, side, choices, label }) => (
  <Tick type="radio" name={sideName(part)} value={side} checked={choices.sides.get(part) === side}>
    {label}
  </Tick>
);

interface TakenProps {
  seat: Seat;
  lang: string;
  name: string;
  from: "base" | "theirs" | "yours" | "both";
  base: string | undefined;
  text: string;
}

/** What is as one side has it, with what that side changed. */
export const Taken: FC<TakenProps> = ({ seat, lang, name, from, base, text }) => (
  <div class={`taken ${from}`}>
    {from !== "base" && (
      <p class="label">
        {name} <Tag tone={from === "theirs" ? "warning" : "plain"}>{seat.words(`merge.from.${from}`)}</Tag>
      </p>
    )}
    {text === "" && base !== undefined ? (
      <del class="text" lang={lang}>
        {base}
      </del>
    ) : (
      <Inline seat={seat} lang={lang} of={compare(base, text)} />
    )}
  </div>
);
