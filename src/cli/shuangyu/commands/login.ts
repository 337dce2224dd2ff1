import type { Command, Context } from "../command.ts";
import { exits } from "../exits.ts";
import { Failure } from "../failure.ts";
import { findUrl } from "../config/config.ts";
import { originOf } from "../server/origin.ts";
import { serverOrigin, serverWith } from "../server/connect.ts";
import { me } from "../server/shapes.ts";
import { isToken, keepToken } from "../server/tokens.ts";

/** Keeps a token, once the server has said whose it is. */
export const login: Command = async (context) => {
  const { host, given, terminal, words } = context;
  const [url] = given.operands;
  const origin = url === undefined ? serverOrigin(host.env, findUrl(host)) : originOf(url);
  const token = (given.text("token") ?? (await askToken(context, origin))).trim();
  if (!isToken(token)) throw new Failure("token.malformed", { prefix: "sy_" });
  const person = await serverWith(context, origin, token).get("/api/v1/desk/me", me);
  keepToken(host.env, origin, token);
  terminal.line(
    { text: "✓ ", style: "green" },
    words("login.done", { origin, name: person.name, role: person.role }),
  );
  if (host.env["SHUANGYU_TOKEN"]) terminal.note(words("login.overridden", { variable: "SHUANGYU_TOKEN" }));
  return { exit: exits.fine, data: { origin, ...person } };
};

async function askToken({ host, words, isInteractive }: Context, origin: string): Promise<string> {
  if (!host.stdin.isTTY) return host.stdin.readAll();
  const answer = isInteractive
    ? await host.stdin.ask(`${words("login.ask", { origin })} `, "hidden")
    : undefined;
  if (answer === undefined)
    throw new Failure("token.absent", { origin, command: `shuangyu login ${origin}` });
  return answer;
}
