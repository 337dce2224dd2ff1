import type { Furnished } from "../furnished.ts";
import { png } from "../pictures.ts";
import { api, page } from "./write.ts";
import type { Write } from "./write.ts";

const person = { name: "Mei Wu", email: "mei@example.org", roles: "editor", timeZone: "Asia/Shanghai" };

/** Of the people, the machines, their pictures, and what the newsroom has decided for itself. */
export function peopleWrites({ token, sessionId, memberId, tokenId, imageId }: Furnished): Write[] {
  return [
    { ...api("PATCH /me", {}, { timeZone: "Europe/London" }), lock: '"v1"' },
    api("DELETE /sessions"),
    api("DELETE /sessions/:id", { id: sessionId }),
    page("POST /me", {}, { version: "1", timeZone: "Europe/London", language: "en" }),
    page("POST /me/sessions/all"),
    page("POST /me/sessions/:id", { id: sessionId }),
    page("POST /sign-in", {}, { token }),
    page("POST /sign-out"),
    api("POST /members", {}, { name: "Wu", email: "wu@example.org", roles: ["editor"] }),
    api("PATCH /members/:id", { id: memberId }, { name: "Mei Lin" }),
    api("DELETE /members/:id", { id: memberId }),
    api("POST /tokens", {}, { name: "ci", role: "translator" }),
    api("DELETE /tokens/:id", { id: tokenId }),
    page("POST /members", {}, { ...person, email: "wu@example.org" }),
    page("POST /members/:id", { id: memberId }, person),
    page("POST /members/:id/removal", { id: memberId }),
    page("POST /members/:id/tokens", { id: memberId }, { token_name: "laptop", days: "7" }),
    page("POST /tokens", {}, { name: "ci", role: "translator", days: "7" }),
    page("POST /tokens/:id", { id: tokenId }),
    { ...api("POST /images"), file: png(20, 20, { shade: 3 }), type: "image/png" },
    api("PATCH /images/:id", { id: imageId }, { credit: "Lin" }),
    api("DELETE /images/:id", { id: imageId }),
    { ...page("POST /images"), form: undefined, ...pictureForm },
    page("POST /images/:id", { id: imageId }, { version: "1", credit: "Lin" }),
    page("POST /images/:id/removal", { id: imageId }, { version: "1" }),
    api("PATCH /settings", {}, { publishWithoutReview: ["admin"] }),
    page("POST /settings", {}, { publish: "admin" }),
  ];
}

const boundary = "x-boundary";
/** RFC 7578, by hand: every byte as its character. */
const pictureForm = {
  type: `multipart/form-data; boundary=${boundary}`,
  file: bytesOf(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n`,
    png(20, 20, { shade: 4 }),
    `\r\n--${boundary}--\r\n`,
  ),
};

function bytesOf(before: string, bytes: Uint8Array, after: string): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  return Uint8Array.from([...encoder.encode(before), ...bytes, ...encoder.encode(after)]);
}
