/** Standard Webhooks: symmetric signatures, https://github.com/standard-webhooks/standard-webhooks. */
import { Buffer } from "node:buffer";
import { createHmac } from "node:crypto";

const prefix = "whsec_";

/** 256 random bits. */
export const newSecret = (): string =>
  prefix + Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64");

export interface Signed {
  readonly id: string;
  /** Unix milliseconds. */
  readonly at: number;
  readonly body: string;
}

/** With each secret that is valid, the newest first. */
export function signedHeaders(message: Signed, secrets: readonly string[]): Record<string, string> {
  const timestamp = String(Math.floor(message.at / 1000));
  const signature = (secret: string): string => {
    const key = Buffer.from(secret.slice(prefix.length), "base64");
    const signed = `${message.id}.${timestamp}.${message.body}`;
    return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
  };
  return {
    "webhook-id": message.id,
    "webhook-timestamp": timestamp,
    "webhook-signature": secrets.map(signature).join(" "),
  };
}
