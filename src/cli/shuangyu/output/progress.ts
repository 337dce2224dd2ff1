import { displayWidth } from "../../../catalogues/checks/text/width.ts";

/** How far the work has come. */
export interface Step {
  /** What is being worked at. */
  readonly label: string;
  /** Of the whole, from 0 to 1. */
  readonly share: number;
}

/**
 * Tells how far a work of several parts has come, by how large each of them is.
 * The share is that of the part at hand, where it is known.
 */
export function progressOver(
  sizes: readonly number[],
  tell: (step: Step) => void,
): (at: number, label: string, share?: number) => void {
  const weights = sizes.map((size) => Math.max(1, size));
  const sum = (some: readonly number[]) => some.reduce((one, other) => one + other, 0);
  const whole = sum(weights);
  return (at, label, share = 0) =>
    tell({ label, share: (sum(weights.slice(0, at)) + (weights[at] ?? 0) * share) / whole });
}

const cells = 20;

/** `[########------------]  40%  locales/en/app.json`: no wider than the terminal, where it could not be written over. */
export function barOf({ label, share }: Step, columns = 80): string {
  const whole = Math.min(1, Math.max(0, share));
  const filled = Math.floor(whole * cells);
  const percent = String(Math.floor(whole * 100)).padStart(3);
  const bar = `[${"#".repeat(filled)}${"-".repeat(cells - filled)}] ${percent}%  `;
  return (bar + clip(label, columns - bar.length - 1)).slice(0, Math.max(0, columns - 1));
}

function clip(text: string, room: number): string {
  let [clipped, width] = ["", 0];
  for (const sign of text) {
    width += displayWidth(sign);
    if (width > room) break;
    clipped += sign;
  }
  return clipped;
}
