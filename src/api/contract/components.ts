/** What many routes of the contract refer to: each thing once, under its name. */
import * as z from "zod";
import { headerSchemas } from "./headers.ts";
import type { HeaderName } from "./headers.ts";

export type Json = { [key: string]: unknown };

/** Words for what is named. */
interface Words {
  readonly say: (key: string) => string;
  readonly knows: (key: string) => boolean;
}

export const reference = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });

export class Components {
  readonly schemas: Json = {};
  readonly parameters: Json = {};
  readonly headers: Json = {};
  readonly responses: Json = {};
  readonly #responses = new Map<string, string>();
  readonly #words: Words;

  constructor(words: Words) {
    this.#words = words;
  }

  /** A schema and all that it refers to. Returns what to write where it stands. */
  add(schema: z.ZodType): Json {
    const {
      $schema: _,
      $defs = {},
      ...json
    } = z.toJSONSchema(schema, {
      target: "draft-2020-12",
      io: "output",
      override: ({ jsonSchema }) => opened(jsonSchema),
    }) as Json & { $defs?: Record<string, Json> };
    for (const [name, part] of Object.entries($defs)) this.#define(name, part);
    const { id: name, ...whole } = json;
    if (typeof name !== "string") return referring(whole);
    this.#define(name, whole);
    return reference("schemas", name);
  }

  #define(name: string, { id: _id, ...part }: Json): void {
    this.schemas[name] ??= described(name, referring(part), this.#words);
  }

  /** In the query; its words are those of the route, where it has some of its own. */
  parameter(route: string, name: string, schema: z.core.$ZodType): Json {
    const meta = z.globalRegistry.get(schema) as { wire?: Json } | undefined;
    if (meta?.wire === undefined) throw new Error(`the parameter ${name} does not say how it is written`);
    const { wire } = meta;
    const { knows, say } = this.#words;
    const own = `parameter.${route}.${name}`;
    return this.#share(name, {
      ...{ name, in: "query", required: false, description: say(knows(own) ? own : `parameter.${name}`) },
      ...(wire["type"] === "array" && { style: "form", explode: false }),
      schema: wire,
    });
  }

  /** Under its name; the second that is another under the same name gets a number. */
  #share(name: string, json: Json): Json {
    const text = JSON.stringify(json);
    for (let count = 1; ; count += 1) {
      const key = count === 1 ? name : `${name}-${count}`;
      const there = (this.parameters[key] ??= json);
      if (JSON.stringify(there) === text) return reference("parameters", key);
    }
  }

  /** In the path. */
  value(name: string, schema: z.core.$ZodType): Json {
    const { $schema: _, ...json } = z.toJSONSchema(schema) as Json;
    const key = `${name}InPath`;
    this.parameters[key] ??= {
      ...{ name, in: "path", required: true, description: this.#words.say(`value.${name}`), schema: json },
    };
    return reference("parameters", key);
  }

  requestHeader(name: string): Json {
    this.parameters[name] ??= {
      ...{ name, in: "header", required: false, description: this.#words.say(`request.${name}`) },
      schema: { type: "string" },
    };
    return reference("parameters", name);
  }

  /** Those that are alike on many routes are one, under the status and a number. */
  response(status: string, json: Json): Json {
    const text = JSON.stringify(json);
    const name = this.#responses.get(text) ?? `Answer${status}-${this.#responses.size + 1}`;
    this.#responses.set(text, name);
    this.responses[name] ??= json;
    return reference("responses", name);
  }

  header(name: HeaderName, isRequired: boolean): Json {
    const key = isRequired ? name : `${name}-Optional`;
    this.headers[key] ??= {
      ...{ required: isRequired, description: this.#words.say(`header.${name}`) },
      schema: headerSchemas[name],
    };
    return reference("headers", key);
  }
}

/** What a client does not know yet may be added to any answer. */
function opened(schema: Json): void {
  if (schema["additionalProperties"] === false) delete schema["additionalProperties"];
  // zod guards integers by what a number can hold exactly; nobody needs to read that.
  if (schema["maximum"] === Number.MAX_SAFE_INTEGER) delete schema["maximum"];
  if (schema["minimum"] === Number.MIN_SAFE_INTEGER) delete schema["minimum"];
  // The pattern that zod has beside it repeats what `date-time` says.
  if (schema["format"] === "date-time") delete schema["pattern"];
}

function referring<T>(value: T): T {
  return JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/')) as T;
}

/**
 * With words for the thing itself and for each of its properties: its own, or
 * those that many share. What has only some fields of another leaves them there.
 */
function described(name: string, schema: Json, { say, knows }: Words): Json {
  if (name.startsWith("Sparse")) return { description: say(`schema.${name}`), ...schema };
  const properties = schema["properties"] as Record<string, Json> | undefined;
  const ofProperty = (key: string) => [`schema.${name}.${key}`, `field.${key}`].find(knows) ?? `field.${key}`;
  return {
    ...(knows(`schema.${name}`) && { description: say(`schema.${name}`) }),
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, part]) => [
          key,
          { ...part, description: say(ofProperty(key)) },
        ]),
      ),
    }),
  };
}
