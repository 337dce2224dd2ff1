import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { Unreadable, type Place } from "../../../catalogues/document.ts";
import { parseJson, type JsonNode } from "../../../catalogues/formats/json/parse.ts";
import { placesIn } from "../../../catalogues/formats/encoding/place.ts";
import { Failure } from "../failure.ts";
import { firstMistake } from "./mistakes.ts";
import { configSchema, type ConfigFile } from "./schema.ts";

export const configName = "shuangyu.json";

/** In this folder or the nearest above it. */
export function findConfigFile(folder: string): string | undefined {
  const path = join(folder, configName);
  if (existsSync(path)) return path;
  const above = dirname(folder);
  return above === folder ? undefined : findConfigFile(above);
}

/** @throws Failure with line and column of the first thing that is wrong */
export function readConfigFile(path: string, cwd: string): ConfigFile {
  const text = readFileSync(path, "utf8").replace(/^\ufeff/, "");
  const root = parseOrComplain(text, (place) => shown(path, place, cwd));
  const parsed = configSchema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  const { at, key, params } = firstMistake(parsed.error.issues, root);
  throw new Failure(key, { place: shown(path, placesIn(text)(at), cwd), ...params });
}

function parseOrComplain(text: string, say: (place: Place | undefined) => string): JsonNode {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new Failure("config.syntax", { place: say(error.place), format: "JSON" });
  }
}

function shown(path: string, place: Place | undefined, cwd: string): string {
  const { line, column } = place ?? { line: 1, column: 1 };
  return `${relative(cwd, path)}:${line}:${column}`;
}
