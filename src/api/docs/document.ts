/** The contract's file as a page reads it: we made it, so that its shape is known. */
export interface Document {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<"schemas", Readonly<Record<string, Schema>>>> &
    Readonly<Record<"parameters", Readonly<Record<string, Parameter>>>> &
    Readonly<Record<"responses", Readonly<Record<string, Answer>>>>;
}

export interface Reference {
  readonly $ref: string;
}

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly deprecated?: boolean;
  readonly parameters: readonly Reference[];
  readonly requestBody?: { readonly description: string };
  readonly responses: Readonly<Record<string, Reference>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: "query" | "path" | "header";
  readonly description: string;
  readonly schema: Schema;
}

export interface Answer {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Reference>>;
  readonly content?: Readonly<Record<string, Content>>;
}

export interface Content {
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, { readonly summary: string; readonly value: unknown }>>;
}

export interface Schema extends Partial<Reference> {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

export const parseDocument = (text: string): Document => JSON.parse(text) as Document;

export const nameOf = ({ $ref }: Reference): string => $ref.slice($ref.lastIndexOf("/") + 1);

/** In a word: `string`, `Edition[]`, `"none" | "source"`. */
export function inShort(schema: Schema): string {
  const { $ref, anyOf, items, type } = schema;
  if ($ref !== undefined) return nameOf({ $ref });
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (anyOf !== undefined) return anyOf.map(inShort).join(" | ");
  if (items !== undefined) {
    const inner = inShort(items);
    return inner.includes(" ") ? `(${inner})[]` : `${inner}[]`;
  }
  return typeof type === "object" ? type.join(" | ") : (type ?? "any");
}

/** The names of the schemas that it is made of. */
export function namesIn(schema: Schema): string[] {
  const { $ref, anyOf = [], allOf = [], items, additionalProperties } = schema;
  const more = typeof additionalProperties === "object" ? [additionalProperties] : [];
  const own = $ref === undefined ? [] : [nameOf({ $ref })];
  return [...new Set([...own, ...[...anyOf, ...allOf, ...(items ? [items] : []), ...more].flatMap(namesIn)])];
}
