import { catalogueNamed, numberIn } from "../catalogue-named.ts";
import type { Command } from "../command.ts";
import { findUrl } from "../config/config.ts";
import { exits } from "../exits.ts";
import { Failure } from "../failure.ts";
import { cataloguePath, withQuery } from "../server/catalogue-path.ts";
import { connect } from "../server/connect.ts";
import { publishVersion } from "../server/publication.ts";
import type { Server } from "../server/server.ts";
import { oneCatalogue, recordPage } from "../server/shapes.ts";

/** Makes public again what was public before; the draft stays as it is. */
export const rollback: Command = async (context) => {
  const { host, given, terminal, words } = context;
  const named = catalogueNamed(given);
  const asked = numberIn(given, "to");
  const server = connect(context, findUrl(host));
  const before = await server.get(cataloguePath(named), oneCatalogue);
  const file = `${named.tag}/${named.namespace}`;
  const { published } = before;
  if (published === null && asked === undefined) throw new Failure("rollback.unpublished", { file });
  const version = asked ?? (await findEarlier(server, file, published ?? 0));
  if (version === undefined)
    throw new Failure("rollback.nothing", {
      file,
      command: `shuangyu history ${given.operands.join(" ")}`,
      option: "--to",
    });
  const after = await publishVersion(server, named, version, before.etag);
  terminal.line(
    { text: "✓ ", style: "green" },
    words("rollback.done", { file, version, before: published ?? "–" }),
  );
  return { exit: exits.fine, data: after };
};

/** The last version before this one that was ever public, so that one step after another leads back and never forth. */
async function findEarlier(server: Server, subject: string, published: number): Promise<number | undefined> {
  for (let cursor: string | undefined; ;) {
    const page = await server.get(
      withQuery("/api/v1/desk/record", { subject, cursor, limit: 100 }),
      recordPage,
    );
    const numbers = page.items
      .filter(({ action }) => action === "catalogue.published")
      .flatMap(({ detail }) => [detail["version"], detail["before"]])
      .filter((number) => typeof number === "number");
    const earlier = numbers.find((number) => number < published);
    if (earlier !== undefined || !page.nextCursor) return earlier;
    cursor = page.nextCursor;
  }
}
