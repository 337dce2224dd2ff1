import { Buffer } from "node:buffer";
import { DomainError } from "../../errors.ts";
import type { Chunk } from "./chunks.ts";

/** UTF-8 bytes of a body. */
const maxBytes = 256 * 1024;
/** Lines that are not blank. */
const maxLines = 10_000;
/** In units of about ten nanoseconds of the parser: some milliseconds for a long article, one second here. */
const maxEffort = 100_000_000;

/** Throws `body_too_long`. The first check of all: it costs no more than reading the text once. */
export function checkSize(markdown: string): void {
  const size = Buffer.byteLength(markdown);
  if (size > maxBytes) throw new DomainError("body_too_long", { limit: maxBytes, size });
  const lines = markdown.split("\n").filter((line) => line.trim() !== "").length;
  if (lines > maxLines)
    throw new DomainError("body_too_long", { limit: maxLines, size: lines, unit: "lines" });
}

/**
 * Throws `body_too_long` with `unit: "effort"` and the line of the chunk that
 * went over. An article of 40,000 words with a link in every sentence, or a table
 * of 1,000 rows and eight columns, stays below; 250 KB of `*_*_` does not.
 */
export function checkEffort(chunks: readonly Chunk[]): void {
  let effort = 0;
  for (const chunk of chunks) {
    effort += parsingEffort(chunk);
    if (effort > maxEffort) {
      throw new DomainError("body_too_long", {
        limit: maxEffort,
        size: effort,
        unit: "effort",
        line: chunk.line,
      });
    }
  }
}

/**
 * An upper estimate of what the parser spends beyond linear time. Measured:
 * emphasis and brackets are resolved pairwise, nested images worse, table cells
 * and lines are spliced, and each `<!`, `<?` and unmatched backtick run reads on
 * to the end of the text.
 */
function parsingEffort({ text, fenced }: Chunk): number {
  if (fenced) return 0;
  const lines = count(text, /\n/g) + 1;
  const marks = count(text, /[*_[\]]/g);
  const images = count(text, /!\[/g);
  const cells = count(text, /\|/g);
  const scans = count(text, /<[!?]/g) * (25 * text.length + 30 * lines);
  const codes = new Set(text.match(/`+/g)).size * 100 * text.length;
  return 3 * marks ** 2 + 50 * images ** 2 + cells ** 2 + 3 * lines ** 2 + scans + codes;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
