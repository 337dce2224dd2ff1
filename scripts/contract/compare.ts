/**
 * What of a newer contract would break those who rely on an older one. More
 * may be answered, and more may be asked; nothing that was there goes away.
 */
export type Json = { readonly [key: string]: unknown };

interface Side {
  readonly document: Json;
  /** The schema, parameter or answer itself, wherever it is written. */
  readonly of: (value: unknown) => Json;
}

interface Pair {
  readonly before: Side;
  readonly after: Side;
  readonly breaks: Set<string>;
}

/** Sentences about what breaks, each with its place; none where nothing does. */
export function breakingChanges(released: Json, current: Json): string[] {
  const pair: Pair = { before: sideOf(released), after: sideOf(current), breaks: new Set() };
  for (const [path, methods] of entriesOf(released["paths"])) {
    const now = get(get(current, "paths"), path);
    for (const [method, operation] of entriesOf(methods)) {
      const at = `${method.toUpperCase()} ${path}`;
      if (get(now, method) === undefined) pair.breaks.add(`${at} is gone`);
      else compareOperation(pair, at, object(operation), object(get(now, method)));
    }
  }
  return [...pair.breaks];
}

function compareOperation(pair: Pair, at: string, before: Json, after: Json): void {
  if (before["operationId"] !== after["operationId"]) pair.breaks.add(`${at} has another operationId`);
  compareParameters(pair, at, before, after);
  const [was, is] = [pair.before.of(before["requestBody"]), pair.after.of(after["requestBody"])];
  if (was["required"] !== true && is["required"] === true) pair.breaks.add(`${at} wants a body now`);
  compareContent(pair, `${at} body`, was["content"], is["content"], "asked");
  for (const [status, response] of entriesOf(before["responses"])) {
    const now = get(after["responses"], status);
    if (now === undefined) pair.breaks.add(`${at} does not answer ${status} any more`);
    else compareResponse(pair, `${at} ${status}`, pair.before.of(response), pair.after.of(now));
  }
}

const nameOf = (parameter: Json): string => `${String(parameter["in"])} ${String(parameter["name"])}`;

function compareParameters(pair: Pair, at: string, before: Json, after: Json): void {
  const was = new Map(
    listOf(before["parameters"])
      .map(pair.before.of)
      .map((one) => [nameOf(one), one]),
  );
  const is = new Map(
    listOf(after["parameters"])
      .map(pair.after.of)
      .map((one) => [nameOf(one), one]),
  );
  for (const [name, one] of was) {
    const now = is.get(name);
    if (now === undefined) pair.breaks.add(`${at} does not take ${name} any more`);
    else compareSchemas(pair, `${at} ${name}`, object(one["schema"]), object(now["schema"]), "asked");
  }
  for (const [name, one] of is) {
    if (one["required"] === true && was.get(name)?.["required"] !== true)
      pair.breaks.add(`${at} wants ${name} now`);
  }
}

function compareResponse(pair: Pair, at: string, before: Json, after: Json): void {
  for (const [name, header] of entriesOf(before["headers"])) {
    const now = get(after["headers"], name);
    if (now === undefined) pair.breaks.add(`${at} has no ${name} any more`);
    else if (pair.before.of(header)["required"] === true && pair.after.of(now)["required"] !== true)
      pair.breaks.add(`${at} has no ${name} at times`);
  }
  compareContent(pair, at, before["content"], after["content"], "answered");
}

/** What is asked may become wider; what is answered may say more, but not otherwise. */
type Direction = "asked" | "answered";

function compareContent(pair: Pair, at: string, before: unknown, after: unknown, direction: Direction): void {
  for (const [media, content] of entriesOf(before)) {
    const now = get(after, media);
    if (now === undefined) pair.breaks.add(`${at} is not there as ${media} any more`);
    else compareSchemas(pair, at, object(get(content, "schema")), object(get(now, "schema")), direction);
  }
}

const seen = new WeakMap<Pair, Set<string>>();

function compareSchemas(pair: Pair, at: string, before: Json, after: Json, direction: Direction): void {
  const [was, is] = [pair.before.of(before), pair.after.of(after)];
  if (!isNew(pair, before, after, direction)) return;
  const place = refName(before) ?? at;
  compareTypes(pair, place, was, is, direction);
  compareChoices(pair, place, was, is, direction);
  for (const bound of ["pattern", "format", "const", "minimum", "maximum", "minItems", "maxItems", "default"])
    compareBound(pair, place, bound, was, is, direction);
  compareProperties(pair, place, was, is, direction);
  for (const part of ["items", "additionalProperties", "propertyNames"]) {
    if (isObject(was[part]) && isObject(is[part]))
      compareSchemas(pair, `${place}[]`, was[part], is[part], direction);
  }
  for (const [index, option] of listOf(was["allOf"]).entries())
    compareSchemas(pair, place, option, listOf(is["allOf"])[index] ?? {}, direction);
}

/** Things that hold one another are looked at once. */
function isNew(pair: Pair, before: Json, after: Json, direction: Direction): boolean {
  const [was, is] = [refName(before), refName(after)];
  if (was === undefined) return true;
  const done = seen.get(pair) ?? new Set<string>();
  seen.set(pair, done);
  const key = `${was} ${is} ${direction}`;
  if (done.has(key)) return false;
  done.add(key);
  return true;
}

function compareTypes(pair: Pair, at: string, was: Json, is: Json, direction: Direction): void {
  const [before, after] = [typesOf(was), typesOf(is)];
  const [narrow, wide] = direction === "asked" ? [before, after] : [after, before];
  if (before.size === 0) return;
  if (after.size === 0 || [...narrow].some((type) => !wide.has(type)))
    pair.breaks.add(`${at} is ${[...after].join(" or ") || "anything"}, and was ${[...before].join(" or ")}`);
}

const typesOf = ({ type }: Json): Set<unknown> =>
  new Set(Array.isArray(type) ? type : type === undefined ? [] : [type]);

/** Values and alternatives: whoever asks keeps all of them; of what is answered none is given up. */
function compareChoices(pair: Pair, at: string, was: Json, is: Json, direction: Direction): void {
  const now = new Set(listed(is["enum"]));
  for (const value of listed(was["enum"])) {
    if (is["enum"] !== undefined && !now.has(value))
      pair.breaks.add(`${at} has no ${JSON.stringify(value)} any more`);
  }
  if (was["enum"] === undefined && is["enum"] !== undefined && direction === "asked")
    pair.breaks.add(`${at} takes only certain values now`);
  if (was["anyOf"] === undefined) return;
  const options = listOf(is["anyOf"]);
  for (const option of listOf(was["anyOf"])) {
    const same = options.find((one) => labelOf(one) === labelOf(option));
    if (same === undefined) pair.breaks.add(`${at} has no ${labelOf(option)} any more`);
    else compareSchemas(pair, at, option, same, direction);
  }
}

const labelOf = (schema: Json): string => refName(schema) ?? JSON.stringify(schema["type"] ?? schema);

/** Undefined where it is written out. */
const refName = ({ $ref }: Json): string | undefined =>
  typeof $ref === "string" ? $ref.slice($ref.lastIndexOf("/") + 1) : undefined;

function compareBound(pair: Pair, at: string, name: string, was: Json, is: Json, direction: Direction): void {
  const [before, after] = [was[name], is[name]];
  if (before === after) return;
  const lifted = before !== undefined && after === undefined;
  const isWider =
    lifted ||
    (typeof before === "number" &&
      typeof after === "number" &&
      (name.startsWith("min") ? after < before : after > before));
  const isNarrower =
    before === undefined ||
    (typeof before === "number" &&
      typeof after === "number" &&
      (name.startsWith("min") ? after > before : after < before));
  if (name !== "default" && (direction === "asked" ? isWider : isNarrower)) return;
  pair.breaks.add(
    `${at} has another ${name}: ${JSON.stringify(before) ?? "none"} became ${JSON.stringify(after) ?? "none"}`,
  );
}

function compareProperties(pair: Pair, at: string, was: Json, is: Json, direction: Direction): void {
  const [must, mustNow] = [new Set(listed(was["required"])), new Set(listed(is["required"]))];
  for (const [name, schema] of entriesOf(was["properties"])) {
    const now = get(is["properties"], name);
    if (now === undefined) pair.breaks.add(`${at}.${name} is gone`);
    else compareSchemas(pair, `${at}.${name}`, object(schema), object(now), direction);
    if (direction === "answered" && must.has(name) && !mustNow.has(name))
      pair.breaks.add(`${at}.${name} is not always there any more`);
  }
  if (direction === "answered") return;
  for (const name of mustNow) if (!must.has(name)) pair.breaks.add(`${at}.${String(name)} is wanted now`);
}

function sideOf(document: Json): Side {
  const of = (value: unknown): Json => {
    const json = object(value);
    const { $ref } = json;
    if (typeof $ref !== "string") return json;
    return of($ref.split("/").slice(1).reduce<unknown>(get, document));
  };
  return { document, of };
}

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const object = (value: unknown): Json => (isObject(value) ? value : {});
const get = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined);
const entriesOf = (value: unknown): [string, unknown][] => Object.entries(object(value));
const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const listOf = (value: unknown): Json[] => listed(value).filter(isObject);
