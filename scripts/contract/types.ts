/** The contract's components as TypeScript, for the client: types alone, of which nothing is left when it runs. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly schema: Schema;
}

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly $ref: string }[];
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly responses: Readonly<
      Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
    >;
  };
}

export function typesOf(document: object): string {
  const { paths, components } = document as Document;
  const schemas = Object.entries(components.schemas).filter(([name]) => !name.startsWith("Sparse"));
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  return (
    [
      "// Made by `npm run contract`, and never by hand.",
      ...schemas.map(([name, schema]) => `${commentOf(schema)}export type ${name} = ${typeOf(schema)};`),
      `/** Codes that a problem can have; there may come more. */\nexport type ProblemCode = ${codesIn(components)};`,
      ...operations
        .map((operation) => queryOf(operation, components.parameters))
        .filter((text) => text !== ""),
    ].join("\n\n") + "\n"
  );
}

const commentOf = ({ description }: Schema): string => (description ? `/** ${description} */\n` : "");

function typeOf(schema: Schema): string {
  const { $ref, anyOf, oneOf, enum: values, type } = schema;
  if ($ref !== undefined) return nameOf($ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (values !== undefined) return values.map((value) => JSON.stringify(value)).join(" | ");
  const options = anyOf ?? oneOf;
  if (options !== undefined)
    return [...new Set(options.filter((one) => !isSparse(one)).map(typeOf))].join(" | ");
  if (typeof type === "object") return type.map((one) => typeOf({ ...schema, type: one })).join(" | ");
  switch (type) {
    case "object":
      return objectOf(schema);
    case "array":
      return listOf(schema.items ?? {});
    case "integer":
      return "number";
    case "string":
    case "number":
    case "boolean":
    case "null":
      return type;
    case undefined:
    default:
      return "unknown";
  }
}

const nameOf = ($ref: string): string => $ref.slice($ref.lastIndexOf("/") + 1);
const isSparse = ({ $ref }: Schema): boolean => $ref !== undefined && nameOf($ref).startsWith("Sparse");

function listOf(items: Schema): string {
  const type = typeOf(items);
  return /^\w+$/.test(type) ? `${type}[]` : `(${type})[]`;
}

function objectOf({ properties, required = [], additionalProperties, propertyNames }: Schema): string {
  if (properties === undefined) {
    const key = propertyNames ? typeOf(propertyNames) : "string";
    const value = typeof additionalProperties === "object" ? typeOf(additionalProperties) : "unknown";
    return required.length > 0 ? `Record<${key}, ${value}>` : `Partial<Record<${key}, ${value}>>`;
  }
  const lines = Object.entries(properties).map(
    ([name, part]) =>
      `  ${part.description ? `/** ${part.description} */\n  ` : ""}${name}${required.includes(name) ? "" : "?"}: ${typeOf(part)};`,
  );
  // What may be added is there to be read, and nothing is known of it.
  const more = typeof additionalProperties === "object" ? ["  [further: string]: unknown;"] : [];
  return `{\n${[...lines, ...more].join("\n")}\n}`;
}

function codesIn({ responses }: Document["components"]): string {
  const codes = Object.values(responses)
    .flatMap(({ content }) => content?.["application/problem+json"]?.schema.allOf ?? [])
    .flatMap(({ properties }) => properties?.["code"]?.enum ?? []);
  return [...new Set(codes)]
    .toSorted()
    .map((code) => JSON.stringify(code))
    .join(" | ");
}

/** What a route can be asked, as a program says it: lists as lists. */
function queryOf(
  { operationId, parameters }: Operation,
  known: Document["components"]["parameters"],
): string {
  const own = parameters.flatMap(({ $ref }) => known[nameOf($ref)] ?? []).filter((one) => one.in === "query");
  if (own.length === 0) return "";
  const lines = own.map(({ name, schema }) => `  ${name}?: ${writtenAs(schema)} | undefined;`);
  return `export type ${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Query = {\n${lines.join("\n")}\n};`;
}

function writtenAs(schema: Schema): string {
  const type = typeOf(schema);
  return schema.type === "array" ? `readonly ${type} | ${typeOf(schema.items ?? {})}` : type;
}
