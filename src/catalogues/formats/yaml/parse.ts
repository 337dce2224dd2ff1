import { Composer, CST, Lexer, Parser, type Document } from "yaml";
import { Unreadable, type Place } from "../../document.ts";
import { depthLimit } from "../encoding/limits.ts";

/**
 * In UTF-16 units. Reading YAML takes ten times the time and the memory that
 * JSON takes, and more where most of it is mistakes.
 */
const sizeLimit = 2 * 1024 * 1024;
const keyLimit = 30_000;

/** Name, colon, space, words and line end, with what announces them. */
const lexemesOfKey = 8;

type PlaceOf = (offset: number) => Place;

/**
 * One document without anchors, aliases, tags and directives.
 * @throws Unreadable `yaml-syntax`, `yaml-depth`, `yaml-alias`, `yaml-tag`, `yaml-directive`, `yaml-documents` or `container-…`
 */
export function parseYaml(text: string, placeOf: PlaceOf): Document.Parsed | undefined {
  if (text.length > sizeLimit)
    throw new Unreadable("container-size", undefined, { bytes: text.length, limit: sizeLimit });
  const composer = new Composer({ schema: "failsafe", uniqueKeys: false, prettyErrors: false });
  const [document, second] = composer.compose(tokensOf(text, placeOf));
  if (second !== undefined) throw new Unreadable("yaml-documents", placeOf(second.range[0]));
  const [error] = document?.errors ?? [];
  if (error !== undefined)
    throw new Unreadable("yaml-syntax", placeOf(error.pos[0]), { mistake: mistakeOf(error.code) });
  return document;
}

/** Refuses while it reads, so that nothing deep or repeated is ever built. */
function tokensOf(text: string, placeOf: PlaceOf) {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let isWords = false;
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const { offset } = parser;
    const check = isWords ? undefined : refusals.get(CST.tokenType(lexeme) ?? "");
    if (check !== undefined) throw new Unreadable(check, placeOf(offset));
    isWords = lexeme === CST.SCALAR;
    lexemes += 1;
    if (lexemes > keyLimit * lexemesOfKey)
      throw new Unreadable("container-keys", placeOf(offset), { limit: keyLimit });
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > depthLimit + 2)
      throw new Unreadable("yaml-depth", placeOf(offset), { limit: depthLimit });
  }
  return [...tokens, ...parser.end()];
}

const refusals: ReadonlyMap<string, string> = new Map([
  ["anchor", "yaml-alias"],
  ["alias", "yaml-alias"],
  ["tag", "yaml-tag"],
  ["directive-line", "yaml-directive"],
]);

/** `UNEXPECTED_TOKEN` is `unexpected-token` here. */
function mistakeOf(code: string): string {
  return code.toLowerCase().replaceAll("_", "-");
}
