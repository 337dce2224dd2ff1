import { oneLine } from "../output/terminal.ts";
import type { Target } from "../files/targets.ts";
import type { Proposal } from "../server/shapes.ts";
import { answerEncoding, type Push } from "./propose.ts";

/** An encoding that was only guessed wants a yes; undefined where nobody gives it. */
export async function settleEncoding(
  push: Push,
  target: Target,
  made: Proposal,
): Promise<Proposal | undefined> {
  const { question } = made;
  if (made.state !== "question" || question === undefined) return made;
  const { terminal, words, isInteractive } = push.context;
  const option = `--encoding ${question.encoding}`;
  terminal.note(
    words("push.encoding", { file: target.path, encoding: question.encoding.toUpperCase(), option }),
  );
  for (const line of question.preview.split("\n").slice(0, 5))
    terminal.note("  ", { text: line, style: "dim" });
  const isRight = isInteractive && (await isYes(push, words("push.encoding_right")));
  return isRight ? answerEncoding(push, target, made) : undefined;
}

/** Nothing is meant by silence. */
export async function isYes({ context }: Push, question: string): Promise<boolean> {
  const answer = await context.host.stdin.ask(`${oneLine(question)} [y/N] `);
  return /^\s*(?:y|yes|是|好)\s*$/i.test(answer ?? "");
}
