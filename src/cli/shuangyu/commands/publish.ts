import { catalogueNamed, numberIn } from "../catalogue-named.ts";
import type { Command } from "../command.ts";
import { findUrl } from "../config/config.ts";
import { exits } from "../exits.ts";
import { Failure } from "../failure.ts";
import { cataloguePath } from "../server/catalogue-path.ts";
import { connect } from "../server/connect.ts";
import { publishVersion } from "../server/publication.ts";
import { oneCatalogue } from "../server/shapes.ts";

/** Makes the draft public, or the version that is named. */
export const publish: Command = async (context) => {
  const { host, given, terminal, words } = context;
  const named = catalogueNamed(given);
  const asked = numberIn(given, "version");
  const server = connect(context, findUrl(host));
  const before = await server.get(cataloguePath(named), oneCatalogue);
  const version = asked ?? before.draft;
  const file = `${named.tag}/${named.namespace}`;
  if (version === null) throw new Failure("publish.no_draft", { file });
  if (version === before.published) {
    terminal.line(words("publish.already", { file, version }));
    return { exit: exits.fine, data: before };
  }
  const after = await publishVersion(server, named, version, before.etag);
  terminal.line({ text: "✓ ", style: "green" }, words("publish.done", { file, version }));
  return { exit: exits.fine, data: after };
};
