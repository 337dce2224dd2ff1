import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "../command.ts";
import { catalogueLocale, namespaceName } from "../../../catalogues/locale.ts";
import { formatIn } from "../config/config.ts";
import { configName } from "../config/file.ts";
import { extensionOf } from "../config/format-ids.ts";
import { expectTemplate } from "../config/template.ts";
import { exits } from "../exits.ts";
import { Failure } from "../failure.ts";
import { writeWhole } from "../files/write.ts";
import { originOf } from "../server/origin.ts";

/** For editors, in a repo that has this package among its own. */
const schema = "./node_modules/shuangyu/docs/shuangyu.schema.json";

/** Writes `shuangyu.json` here, for somebody to go over. */
export const init: Command = async ({ host, given, terminal, words }) => {
  const path = join(host.cwd, configName);
  if (existsSync(path) && !given.flag("force"))
    throw new Failure("init.exists", { file: configName, option: "--force" });
  const url = given.operands[0] ?? host.env["SHUANGYU_URL"];
  const format = formatIn(given) ?? "i18next";
  const [locales, namespaces] = [given.texts("locale"), given.texts("namespace")];
  const sourceLocale = given.text("source-locale") ?? "en";
  [...locales, sourceLocale].forEach(catalogueLocale);
  namespaces.forEach(namespaceName);
  const files = given.text("files") ?? `locales/{locale}/{namespace}${extensionOf(format)}`;
  expectTemplate(files, namespaces);
  const config = {
    $schema: schema,
    ...(url !== undefined && { url: originOf(url) }),
    files,
    format,
    ...(namespaces.length > 0 && { namespaces }),
    ...(locales.length > 0 && { locales }),
    sourceLocale,
  };
  writeWhole(path, `${JSON.stringify(config, null, 2)}\n`);
  terminal.line({ text: "✓ ", style: "green" }, words("init.done", { file: configName }));
  return { exit: exits.fine, data: config };
};
