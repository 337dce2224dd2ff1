/** The contract as OpenAPI 3.1.1 has it, in one language. Made when the project is built, and not in the Worker. */
import type { ErrorCode } from "../../errors.ts";
import { statusOf } from "../../status.ts";
import type { Lifecycle } from "../lifecycle.ts";
import { headersOfAnswer, headersOfMove, headersOfProblem } from "./headers.ts";
import type { HeaderName, Headers } from "./headers.ts";
import { operationIds, operationOf, tags } from "./operations.ts";
import type { Operation, OperationId } from "./operations.ts";
import { Components } from "./components.ts";
import type { Json } from "./components.ts";
import { news, problem } from "./schemas/other.ts";

/** An answer that the newsroom gave, with what it was asked. */
export interface Example {
  readonly operation: OperationId;
  readonly name: string;
  /** Path and query. */
  readonly path: string;
  readonly status: number;
  readonly language: string;
  readonly value: unknown;
}

export interface Source {
  /** What stands under a key, in the document's language. @throws where there is nothing */
  readonly say: (key: string) => string;
  readonly knows: (key: string) => boolean;
  readonly version: string;
  readonly examples: readonly Example[];
  readonly lifecycles: Readonly<Partial<Record<OperationId, Lifecycle>>>;
}

export function documentOf(source: Source): Json {
  const components = new Components(source);
  const paths = Object.groupBy(operationIds, (name) => operationOf(name).path);
  return {
    openapi: "3.1.1",
    info: {
      ...{ title: source.say("info.title"), version: source.version },
      ...{ summary: source.say("info.summary"), description: source.say("info.description") },
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/", description: source.say("info.server") }],
    security: [],
    tags: tags.map((name) => ({ name, description: source.say(`tag.${name}`) })),
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, names = []]) => [
        path,
        Object.fromEntries(
          names.map((name) => [operationOf(name).method, operationJson(name, source, components)]),
        ),
      ]),
    ),
    components: {
      schemas: components.schemas,
      parameters: components.parameters,
      headers: components.headers,
      responses: components.responses,
    },
  };
}

function operationJson(name: OperationId, source: Source, components: Components): Json {
  const operation = operationOf(name);
  const lifecycle = source.lifecycles[name];
  return {
    operationId: name,
    tags: [operation.tag],
    summary: source.say(`operation.${name}`),
    description: source.say(`operation.${name}.more`),
    ...(lifecycle && { deprecated: true, ...datesOf(lifecycle) }),
    parameters: parametersJson(name, operation, components),
    ...(operation.body && {
      requestBody: {
        ...{ required: true, description: source.say(`operation.${name}.body`) },
        content: { "application/json": { schema: components.add(operation.body) } },
      },
    }),
    responses: responsesJson(name, operation, source, components),
  };
}

const datesOf = ({ deprecatedAt, sunsetAt }: Lifecycle): Json => ({
  "x-deprecated": new Date(deprecatedAt).toISOString(),
  ...(sunsetAt !== undefined && { "x-sunset": new Date(sunsetAt).toISOString() }),
});

const fromHeader = ["Accept-Language"] as const;
const conditional = ["If-None-Match", "If-Modified-Since"] as const;

function parametersJson(route: OperationId, operation: Operation, components: Components): Json[] {
  const { query = {}, values = {}, keeping, isNegotiated } = operation;
  const isEvents = operation.media === eventStream;
  return [
    ...Object.entries(values).map(([name, schema]) => components.value(name, schema)),
    ...Object.entries(query).map(([name, schema]) => components.parameter(route, name, schema)),
    ...(isNegotiated ? fromHeader : []).map((name) => components.requestHeader(name)),
    ...(keeping === "private" ? [] : conditional).map((name) => components.requestHeader(name)),
    ...(isEvents ? [components.requestHeader("Last-Event-ID")] : []),
  ];
}

function responsesJson(
  name: OperationId,
  operation: Operation,
  source: Source,
  components: Components,
): Json {
  const { keeping, codes, moves, outage, status = 200 } = operation;
  const { say } = source;
  const isDeprecated = source.lifecycles[name] !== undefined;
  const respond = (title: string, description: string, headers: Headers, content?: Json) => [
    title.slice(0, 3),
    components.response(title, {
      ...{ description, headers: headersJson(headers, components) },
      ...(content && { content }),
    }),
  ];
  const own = headersOfAnswer(operation, isDeprecated);
  const byStatus = [...Map.groupBy(codes, (code) => statusOf[code])].toSorted(([a], [b]) => a - b);
  return Object.fromEntries([
    respond(
      String(status),
      say(`operation.${name}.answer`),
      own,
      contentJson(name, operation, source, components),
    ),
    ...(moves ? [respond("301", say("status.301"), headersOfMove(operation, isDeprecated))] : []),
    ...(keeping === "private" ? [] : [respond("304", say("status.304"), own)]),
    ...byStatus.map(([problemStatus, those]) =>
      respond(
        String(problemStatus),
        say(`status.${problemStatus}`),
        headersOfProblem(operation, problemStatus),
        problemContent(name, problemStatus, those, source, components),
      ),
    ),
    ...(outage
      ? [
          respond(
            "503",
            say("status.503"),
            { "Cache-Control": true, "Retry-After": true },
            {
              "application/json": { schema: components.add(outage) },
            },
          ),
        ]
      : []),
  ]) as Json;
}

function contentJson(
  name: OperationId,
  { answer, forms = {}, media = "application/json", status = 200 }: Operation,
  source: Source,
  components: Components,
): Json | undefined {
  if (answer === undefined) return undefined;
  return {
    [media]: {
      schema: media === eventStream ? eventsJson(components) : components.add(answer),
      ...examplesJson(name, status, source),
    },
    ...formsJson(forms, components),
  };
}

const eventStream = "text/event-stream";

/** Events are text; the data of one that tells of a change is JSON. */
const eventsJson = (components: Components): Json => ({
  ...{ type: "string", contentMediaType: eventStream, contentSchema: components.add(news) },
});

const problemContent = (
  name: OperationId,
  status: number,
  codes: readonly ErrorCode[],
  source: Source,
  components: Components,
): Json => ({
  "application/problem+json": {
    schema: problemJson(codes, status, components),
    ...examplesJson(name, status, source),
  },
  // What is gone is told in every form.
  ...(status === 410 && formsJson(operationOf(name).forms ?? {}, components)),
});

const headersJson = (of: Headers, components: Components): Json =>
  Object.fromEntries(
    (Object.keys(of) as HeaderName[]).map((name) => [name, components.header(name, of[name] === true)]),
  );

const formsJson = (forms: NonNullable<Operation["forms"]>, components: Components): Json =>
  Object.fromEntries(
    Object.entries(forms).map(([media, schema]) => [media, { schema: components.add(schema) }]),
  );

/** The shape of every problem, and which of them it can be here. */
const problemJson = (codes: readonly ErrorCode[], status: number, components: Components): Json => ({
  allOf: [
    components.add(problem),
    {
      type: "object",
      properties: { status: { const: status }, code: { enum: codes.toSorted() } },
    },
  ],
});

function examplesJson(name: OperationId, status: number, { examples }: Source): Json {
  const own = examples.filter((example) => example.operation === name && example.status === status);
  if (own.length === 0) return {};
  return {
    examples: Object.fromEntries(
      own.map(({ name: title, language, path, value }) => [
        `${title}-${language}`,
        { summary: `GET ${decodeURIComponent(path)}`, value },
      ]),
    ),
  };
}
