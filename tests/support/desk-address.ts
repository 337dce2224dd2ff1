/** The address of a desk route in the furnished newsroom. */
import { app } from "./catalogues.ts";
import type { Furnished } from "./furnished.ts";

/** What stands for `:id` below each of these, and what the other names in a path stand for. */
export function deskAddress(path: string, room: Furnished): string {
  const ids: Readonly<Record<string, string>> = {
    articles: "tunnel",
    uploads: room.uploads.open,
    members: room.memberId,
    tokens: room.tokenId,
    sessions: room.sessionId,
    images: room.imageId,
    enterprises: "tunnel-works",
    certifications: "tunnel-23",
    schemes: "municipal",
    batches: "municipal-23",
    webhooks: room.webhookId,
  };
  const names: Readonly<Record<string, string>> = {
    lng: "en",
    ns: app,
    locale: "en",
    number: "1",
    nameId: room.nameId,
    kind: "uscc",
    message: room.messageId,
  };
  const parts = path.replaceAll(/:ns\{[^/]*\}/g, ":ns").split("/");
  return parts
    .map((part, index) => {
      const name = /^:(\w+)/.exec(part)?.[1];
      if (name === undefined) return part;
      return (name === "id" ? ids[parts[index - 1] ?? ""] : names[name]) ?? "nonesuch";
    })
    .join("/");
}
