import type { Furnished } from "../furnished.ts";
import { api, page } from "./write.ts";
import type { Write } from "./write.ts";

const receiver = { name: "Desk", url: "https://desk.example.org/hook" };

export function webhookWrites({ webhookId: id }: Furnished): Write[] {
  const [one, seen] = [{ id }, { version: "1" }];
  return [
    api("POST /webhooks", {}, receiver),
    api("PATCH /webhooks/:id", one, { name: "Desk" }),
    api("DELETE /webhooks/:id", one),
    api("POST /webhooks/:id/secrets", one, { hours: 1 }),
    api("POST /webhooks/:id/tests", one),
    api("POST /webhooks/:id/replays", one, { from: 1 }),
    page("POST /webhooks", {}, receiver),
    page("POST /webhooks/:id", one, { ...seen, ...receiver }),
    page("POST /webhooks/:id/state", one, { ...seen, do: "pause" }),
    page("POST /webhooks/:id/secrets", one, { ...seen, hours: "1" }),
    page("POST /webhooks/:id/tests", one, seen),
    page("POST /webhooks/:id/replays", one, { ...seen, from: "1" }),
    page("POST /webhooks/:id/removal", one, seen),
  ];
}
