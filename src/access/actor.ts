import type { Door, Role } from "./tables.ts";

/** Who acts, through which door and from where: every verb is given one, and the policy asks nothing else. */
export interface Actor {
  /** The token's id: names may be shared and change hands. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** The catalogues that a translator may write; null for all. */
  readonly locales: readonly string[] | null;
  readonly namespaces: readonly string[] | null;
  readonly door: Door;
  readonly address?: string | undefined;
  readonly requestId?: string | undefined;
  /** Of the browser's session, where there is one. */
  readonly sessionId?: string | undefined;
}

/** Who does what nobody asked for just now: the cron trigger. */
export const clock: Actor = {
  id: "clock",
  name: "clock",
  role: "admin",
  locales: null,
  namespaces: null,
  door: "clock",
};
