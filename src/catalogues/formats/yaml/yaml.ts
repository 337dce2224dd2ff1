import type { Format } from "../../document.ts";
import { printYaml } from "./print.ts";
import { readYaml } from "./read.ts";

/**
 * i18next's nested keys as YAML 1.2, all scalars strings as they are written.
 * Notes are comments, and where it comes from is a comment at the top.
 */
export const yaml: Format = {
  id: "yaml",
  extension: "yaml",
  mediaType: "application/yaml",
  read: readYaml,
  print: printYaml,
};
