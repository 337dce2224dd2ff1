import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";

/** 256 random bits in 43 characters of base64url: nothing to guess, so what is kept of it needs no salt. */
export function newSecret(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");
}

/** SHA-256, hexadecimal: all that is ever stored. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
