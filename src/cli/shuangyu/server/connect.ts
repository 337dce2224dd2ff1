import type { Config } from "../config/config.ts";
import type { Context } from "../command.ts";
import { exits } from "../exits.ts";
import { Failure } from "../failure.ts";
import { originOf } from "./origin.ts";
import { serverOf, type Server } from "./server.ts";
import { findToken } from "./tokens.ts";

/** @throws Failure where no server is named, or nobody has signed in to it */
export function connect(context: Context, config: Pick<Config, "url"> | undefined): Server {
  const { host } = context;
  const origin = serverOrigin(host.env, config);
  const token = findToken(host.env, origin);
  if (token === undefined)
    throw new Failure("token.absent", { origin, command: `shuangyu login ${origin}` }, exits.refused);
  return serverWith(context, origin, token);
}

export function serverWith({ locale, terminal, words }: Context, origin: string, token: string): Server {
  const tellWait = (seconds: number) =>
    terminal.note({ text: words("server.waiting", { seconds }), style: "dim" });
  return serverOf({ origin, token, locale, tellWait });
}

export function serverOrigin(env: Context["host"]["env"], config: Pick<Config, "url"> | undefined): string {
  const url = env["SHUANGYU_URL"] || config?.url;
  if (url === undefined) throw new Failure("url.absent", { variable: "SHUANGYU_URL", file: "shuangyu.json" });
  return originOf(url);
}
