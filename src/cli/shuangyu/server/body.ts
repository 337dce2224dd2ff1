import { exits } from "../exits.ts";
import { Failure } from "../failure.ts";

/** In bytes; ten times what the largest file may have. */
const largest = 64 * 1024 * 1024;

/** @throws Failure where it is too large, or breaks off */
export async function readBody(response: Response, origin: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of response.body ?? []) {
      parts.push(part);
      size += part.length;
      if (size > largest) break;
    }
  } catch {
    throw new Failure("server.broken_off", { origin }, exits.unreachable);
  }
  if (size > largest) throw new Failure("server.strange", { origin }, exits.unreachable);
  return Buffer.concat(parts);
}
