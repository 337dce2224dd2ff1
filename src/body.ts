import { DomainError } from "./errors.ts";

/** A request's body, read no further than it may be long. @throws `request_too_large` */
export async function bytesOf(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = new DomainError("request_too_large", { limit });
  if (Number(request.headers.get("Content-Length") ?? 0) > limit) throw tooLarge;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > limit) throw tooLarge;
    parts.push(part);
  }
  return joined(parts, size);
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}
