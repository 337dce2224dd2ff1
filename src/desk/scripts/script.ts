import { createHash } from "node:crypto";

/** A script of the desk's pages: inlined, and let in by its hash. */
export interface DeskScript {
  readonly text: string;
  /** As a content policy names it. */
  readonly hash: string;
}

/** What each of them begins with. */
const words = String.raw`
const page = document;
const all = (selector, within = page) => [...within.querySelectorAll(selector)];
const on = (target, type, act) => target && target.addEventListener(type, act);
`;

/** In a block of its own, so that no name gets in the way of another script's. Comments and indentation are for us. */
export function deskScript(source: string): DeskScript {
  const lines = (words + source).split("\n").map((line) => line.trim());
  const text = `{\n${lines.filter((line) => line !== "").join("\n")}\n}`;
  return { text, hash: `sha256-${createHash("sha256").update(text).digest("base64")}` };
}
