import type { Command } from "../command.ts";
import { findUrl } from "../config/config.ts";
import { exits } from "../exits.ts";
import { serverOrigin } from "../server/connect.ts";
import { originOf } from "../server/origin.ts";
import { keepToken } from "../server/tokens.ts";

/** Forgets the token here; it stays good until it is revoked. */
export const logout: Command = async ({ host, given, terminal, words }) => {
  const [url] = given.operands;
  const origin = url === undefined ? serverOrigin(host.env, findUrl(host)) : originOf(url);
  keepToken(host.env, origin, undefined);
  terminal.line(words("logout.done", { origin }));
  return { exit: exits.fine, data: { origin } };
};
