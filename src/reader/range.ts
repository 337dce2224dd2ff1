/** RFC 9110 §14: which part of it a client asks for. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** Undefined for the whole of it: where no single range of bytes is asked for, or one of another state of it. */
export function rangeAsked(
  headers: Headers,
  etag: string,
  size: number,
): ByteRange | "unsatisfiable" | undefined {
  const condition = headers.get("If-Range");
  if (condition !== null && condition !== etag) return undefined;
  const [, from = "", to = ""] =
    /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.get("Range")?.trim() ?? "") ?? [];
  if (from === "" && to === "") return undefined;
  return from === "" ? lastBytes(Number(to), size) : bytesFrom(Number(from), to, size);
}

function lastBytes(count: number, size: number): ByteRange | "unsatisfiable" {
  const length = Math.min(count, size);
  return length === 0 ? "unsatisfiable" : { offset: size - length, length };
}

/** One that ends before it begins is none (§14.1.1). */
function bytesFrom(offset: number, to: string, size: number): ByteRange | "unsatisfiable" | undefined {
  const last = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== "" && Number(to) < offset) return undefined;
  return offset >= size ? "unsatisfiable" : { offset, length: last - offset + 1 };
}
