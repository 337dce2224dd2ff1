import type { AppContext } from "./app-env.ts";
import { DomainError } from "./errors.ts";

type Limiter = "DESK_LIMITER" | "SIGN_IN_LIMITER" | "MISSING_LIMITER";

/** The period of each in wrangler.toml. */
const seconds = 60;

/** @throws `too_many_requests`; how many those are stands in wrangler.toml */
export async function withinLimit(c: AppContext, name: Limiter, key: string): Promise<void> {
  const bindings: Partial<Record<Limiter, RateLimit>> = c.env;
  const outcome = await bindings[name]?.limit({ key });
  if (outcome?.success === false) throw new DomainError("too_many_requests", { seconds });
}
