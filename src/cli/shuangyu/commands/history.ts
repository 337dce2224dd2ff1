import { catalogueNamed } from "../catalogue-named.ts";
import type { Command, Context } from "../command.ts";
import { findUrl } from "../config/config.ts";
import { exits } from "../exits.ts";
import { quoted } from "../output/excerpt.ts";
import type { Piece } from "../output/terminal.ts";
import { cataloguePath, withQuery } from "../server/catalogue-path.ts";
import { connect } from "../server/connect.ts";
import { versionPage, type Version } from "../server/shapes.ts";
import type { CliKey } from "../words.ts";

/** Every version there was, the newest first. */
export const history: Command = async (context) => {
  const { host, given } = context;
  const named = catalogueNamed(given);
  const server = connect(context, findUrl(host));
  const items: Version[] = [];
  for (let cursor: string | undefined; ;) {
    const path = withQuery(cataloguePath(named, "/versions"), { cursor });
    const page = await server.get(path, versionPage);
    items.push(...page.items);
    if (!page.nextCursor) break;
    cursor = page.nextCursor;
  }
  print(context, items);
  return { exit: exits.fine, data: { items } };
};

const columns = [
  "history.number",
  "history.at",
  "history.author",
  "history.keys",
  "history.state",
  "history.note",
] as const satisfies readonly CliKey[];

function print({ terminal, words }: Context, items: readonly Version[]): void {
  const heading = columns.map((key): Piece => ({ text: words(key), style: "bold" }));
  const rows = items.map(({ number, at, author, keys, isDraft, isPublished, note, restored }): Piece[] => [
    String(number),
    at?.slice(0, 16).replace("T", " ") ?? "–",
    author ?? words("history.built_in"),
    String(keys),
    {
      text: [
        ...(isPublished ? [words("status.published")] : []),
        ...(isDraft ? [words("status.draft")] : []),
      ].join(" · "),
      style: isPublished ? "green" : "dim",
    },
    note === ""
      ? restored === null
        ? ""
        : words("history.restored", { version: restored })
      : quoted(note).slice(1, -1),
  ]);
  terminal.table([heading, ...rows]);
}
