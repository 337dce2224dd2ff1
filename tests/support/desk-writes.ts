/** For every route of the desk that writes: one request that does, in the furnished newsroom. */
import type { Furnished } from "./furnished.ts";
import { articleWrites } from "./writes/articles.ts";
import { catalogueWrites } from "./writes/catalogues.ts";
import { peopleWrites } from "./writes/people.ts";
import { registerWrites } from "./writes/register.ts";
import { webhookWrites } from "./writes/webhooks.ts";
import type { Write } from "./writes/write.ts";

export type { Write } from "./writes/write.ts";

export const deskWrites = (room: Furnished): Write[] => [
  ...articleWrites(room),
  ...catalogueWrites(room),
  ...registerWrites(room),
  ...peopleWrites(room),
  ...webhookWrites(room),
];

/** They answer a form or a question, and leave nothing behind. */
export const writesNothing: readonly string[] = [
  "POST /desk/language",
  "POST /desk/catalogues/:lng/:ns{.+}/uploads/:id",
  "POST /api/v1/desk/catalogues/:lng/:ns{.+}/uploads/:id/preview",
  "POST /api/v1/desk/rendering",
  ...["preview", "settle"].map((act) => `POST /desk/articles/:id/:locale do=${act}`),
];
