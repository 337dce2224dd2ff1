import { catalogueLocale } from "../../../catalogues/locale.ts";
import type { Command, Context } from "../command.ts";
import { getConfig, type Config } from "../config/config.ts";
import { exits } from "../exits.ts";
import { findBytes } from "../files/local.ts";
import { contentHash, findFileState, readState } from "../files/state.ts";
import { targetsOf, type Target } from "../files/targets.ts";
import type { Piece, Style } from "../output/terminal.ts";
import { connect } from "../server/connect.ts";
import { catalogueList, type CatalogueStatus } from "../server/shapes.ts";
import type { CliKey } from "../words.ts";

/** How the file here stands to the server's draft. */
type Here = "absent" | "unknown" | "current" | "edited" | "behind" | "edited_behind";

interface Row extends Partial<CatalogueStatus> {
  readonly path: string;
  readonly locale: string;
  readonly namespace: string;
  readonly here: Here;
}

/** How every catalogue of this repo stands, on the server and here. */
export const status: Command = async (context) => {
  const config = getConfig(context.host, context.given);
  const server = connect(context, config);
  const { items } = await server.get("/api/v1/desk/catalogues", catalogueList);
  const rows = targetsOf(config, context.given, items).map((target): Row => {
    const found = items.find(
      ({ locale, namespace }) => locale === target.tag && namespace === target.namespace,
    );
    const { path, locale, namespace } = target;
    return { ...found, path, locale, namespace, here: hereOf(target, found, config, server.origin) };
  });
  print(context, rows, catalogueLocale(config.sourceLocale));
  return { exit: exits.fine, data: { items: rows } };
};

function hereOf(target: Target, found: CatalogueStatus | undefined, { root }: Config, origin: string): Here {
  const bytes = findBytes(target.absolute);
  if (bytes === undefined) return "absent";
  const known = findFileState(readState(root), target.path, origin);
  if (known === undefined) return "unknown";
  const isEdited = known.content !== contentHash(bytes);
  const isBehind = (found?.draft ?? known.base) !== known.base;
  if (isEdited) return isBehind ? "edited_behind" : "edited";
  return isBehind ? "behind" : "current";
}

const styles: Readonly<Record<Here, Style>> = {
  absent: "dim",
  unknown: "dim",
  current: "green",
  edited: "cyan",
  behind: "yellow",
  edited_behind: "yellow",
};

const columns = [
  "status.namespace",
  "status.locale",
  "status.translated",
  "status.missing",
  "status.outdated",
  "status.findings",
  "status.draft",
  "status.published",
  "status.here",
] as const satisfies readonly CliKey[];

function print({ terminal, words }: Context, rows: readonly Row[], source: string): void {
  const heading = columns.map((key): Piece => ({ text: words(key), style: "bold" }));
  terminal.table([heading, ...rows.map((row) => cellsOf(row, source, words))]);
  terminal.note({ text: words("status.legend"), style: "dim" });
}

function cellsOf(row: Row, source: string, words: Context["words"]): Piece[] {
  const { namespace, locale, keys, translated, missing, outdated, findings, draft, published, here } = row;
  const figure = (value: number | null | undefined): string =>
    value === null || value === undefined ? "–" : String(value);
  const isSource = catalogueLocale(locale) === source;
  const counts = findings && `${findings.error}/${findings.warning}/${findings.info}`;
  return [
    namespace,
    locale,
    isSource ? figure(keys) : `${figure(translated)}${percentage(translated, missing)}`,
    isSource ? "–" : highlighted(missing),
    isSource ? "–" : highlighted(outdated),
    { text: counts ?? "–", style: findings !== undefined && findings.error > 0 ? "red" : "dim" },
    figure(draft),
    { text: figure(published), style: published === draft ? "dim" : "yellow" },
    { text: words(`status.${here}`), style: styles[here] },
  ];
}

const highlighted = (count = 0): Piece => ({ text: String(count), style: count > 0 ? "yellow" : "dim" });

/** Never 100 % while something is left. */
function percentage(translated = 0, missing = 0): string {
  const all = translated + missing;
  return all === 0 ? "" : ` (${Math.floor((100 * translated) / all)} %)`;
}
