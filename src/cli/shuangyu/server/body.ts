import { exits } from "../exits.ts";
import { Failure } from "../failure.ts";

/** In bytes; ten times what the largest file may have. */
const largest = 64 * 1024 * 1024;

/**
 * @param tellShare how much of it is here, from 0 to 1, where it said how long it is
 * @throws Failure where it is too large, or breaks off
 */
export async function readBody(
  response: Response,
  origin: string,
  tellShare?: (share: number) => void,
): Promise<Uint8Array> {
  const length = lengthOf(response);
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of response.body ?? []) {
      parts.push(part);
      size += part.length;
      if (length !== undefined) tellShare?.(size / length);
      if (size > largest) break;
    }
  } catch {
    throw new Failure("server.broken_off", { origin }, exits.unreachable);
  }
  if (size > largest) throw new Failure("server.strange", { origin }, exits.unreachable);
  return Buffer.concat(parts);
}

/** What was packed for the way says how long it was on the way. */
function lengthOf({ headers }: Response): number | undefined {
  const length = Number(headers.get("Content-Length") ?? 0);
  return length > 0 && !headers.has("Content-Encoding") ? length : undefined;
}
