import type { Door, Role } from "./tables.ts";

/** Who acts, through which door and from where: every verb is given one, and the policy asks nothing else. */
export interface Actor {
  /** The member's, or that of a token which is nobody's: names may be shared and change hands. */
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** What a translator may write; null for all. */
  readonly locales: readonly string[] | null;
  readonly namespaces: readonly string[] | null;
  readonly door: Door;
  readonly address?: string | undefined;
  readonly requestId?: string | undefined;
  /** Of a person whom the newsroom knows; a machine has none. */
  readonly memberId?: string | undefined;
  /** In which she is shown times, where she has said so. */
  readonly timeZone?: string | undefined;
  /** What she came in with; none when somebody else vouches for her. */
  readonly tokenId?: string | undefined;
  /** Of the browser's session, where there is one. */
  readonly sessionId?: string | undefined;
}

/** Who does what nobody asked for just now: the cron trigger. */
export const clock: Actor = {
  id: "clock",
  name: "clock",
  roles: ["admin"],
  locales: null,
  namespaces: null,
  door: "clock",
};
