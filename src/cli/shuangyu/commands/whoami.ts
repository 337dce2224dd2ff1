import type { Command } from "../command.ts";
import { findUrl } from "../config/config.ts";
import { exits } from "../exits.ts";
import { connect } from "../server/connect.ts";
import { me } from "../server/shapes.ts";

/** Whose token this is, and what it is good for. */
export const whoami: Command = async (context) => {
  const { host, terminal, words } = context;
  const server = connect(context, findUrl(host));
  const person = await server.get("/api/v1/desk/me", me);
  const { name, role, locales, namespaces, expiresAt } = person;
  terminal.line(words("whoami.name", { name, role, origin: server.origin }));
  if (locales !== null) terminal.line(words("whoami.locales", { locales }));
  if (namespaces !== null) terminal.line(words("whoami.namespaces", { namespaces }));
  if (expiresAt !== null) terminal.line(words("whoami.expires", { date: expiresAt.slice(0, 10) }));
  return { exit: exits.fine, data: { origin: server.origin, ...person } };
};
