/**
 * Holds every answer of the public API, under every test that runs in workerd,
 * to what the contract says of its route: its status, its headers, its codes,
 * and a body that has everything the schema has and nothing else.
 */
import * as z from "zod";
import { headersOfAnswer, headersOfMove, headersOfProblem } from "../../src/api/contract/headers.ts";
import type { Headers as Expected } from "../../src/api/contract/headers.ts";
import { operationIds, operationOf } from "../../src/api/contract/operations.ts";
import type { Operation, OperationId } from "../../src/api/contract/operations.ts";
import { problem } from "../../src/api/contract/schemas/other.ts";
import { errorCodes } from "../../src/errors.ts";
import type { ErrorCode } from "../../src/errors.ts";
import { statusOf } from "../../src/status.ts";

const known = operationIds.map((name) => {
  const { method, path } = operationOf(name);
  const isLast = (part: string) => path.endsWith(`{${part}}`);
  const pattern = path.replaceAll(/\{(\w+)\}/g, (_, part: string) =>
    path.startsWith("/locales/") && isLast(part) ? ".+" : "[^/]+",
  );
  return { name, method, pattern: new RegExp(`^${pattern}$`), length: path.length };
});

/** The route of a request; of several the one that says more by itself. */
export function findOperation(method: string, path: string): OperationId | undefined {
  const asked = method === "HEAD" ? "get" : method.toLowerCase();
  const fits = known.filter((one) => one.method === asked && one.pattern.test(path));
  return (fits.find(({ name }) => !operationOf(name).path.includes("{")) ?? fits[0])?.name;
}

/** What every address below the API may say, whatever it is. */
const anywhere: readonly ErrorCode[] = ["not_found", "method_not_allowed", "uri_malformed", "uri_too_long"];

/** @throws what is not as the contract says, with the request that it answered */
export async function expectContract(
  { method, url }: Pick<Request, "method" | "url">,
  response: Response,
): Promise<void> {
  const { pathname, searchParams } = new URL(url);
  if (!/^\/(api\/v1|locales|healthz$)/.test(pathname) || /^\/api\/v1\/desk(\/|$)/.test(pathname)) return;
  if (method === "OPTIONS") return;
  const name = findOperation(method, pathname);
  const faults = await faultsOf(name, response, method === "HEAD", searchParams);
  if (faults.length > 0)
    throw new Error(`${method} ${url} (${name}) breaks the contract: ${faults.join("; ")}`);
}

async function faultsOf(
  name: OperationId | undefined,
  response: Response,
  isHead: boolean,
  query: URLSearchParams,
): Promise<string[]> {
  const { status, headers } = response;
  const type = headers.get("Content-Type") ?? "";
  const operation = name && operationOf(name);
  if (type === "application/problem+json") return problemFaults(operation, response, isHead);
  const form = operation?.forms?.[type];
  if (operation && form && [200, 410].includes(status))
    return [
      ...missing(headersOfAnswer(operation, false), headers),
      ...(await bodyFaults(form, response, isHead)),
    ];
  if (operation === undefined) return [`nothing is known of this address, and it answers ${status}`];
  switch (status) {
    case 301:
      return operation.moves ? missing(headersOfMove(operation, false), headers) : ["a move"];
    case 304:
      return operation.keeping === "private"
        ? ["a 304"]
        : missing(headersOfAnswer(operation, false), headers);
    case 503:
      return bodyFaults(operation.outage, response, isHead);
    case operation.status ?? 200:
      return [
        ...missing(headersOfAnswer(operation, false), headers),
        ...(operation.media ? [] : await bodyFaults(schemaOf(operation, query), response, isHead)),
      ];
    default:
      return [`the status ${status}`];
  }
}

/** Without `fields` everything is there. */
function schemaOf({ answer }: Operation, query: URLSearchParams): z.ZodType | undefined {
  return answer !== undefined && !query.has("fields") ? whole(answer) : answer;
}

const wholes = new Map<z.ZodType, z.ZodType>();

/** The same schema without the parts that have only some of their fields. */
function whole(schema: z.ZodType): z.ZodType {
  const made = wholes.get(schema) ?? withoutSparse(schema);
  wholes.set(schema, made);
  return made;
}

function withoutSparse(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodUnion) {
    const options = (schema.options as z.ZodType[]).filter((one) => !isSparse(one));
    return options.length === 1 && options[0] ? whole(options[0]) : z.union(options.map(whole));
  }
  if (schema instanceof z.ZodArray) return z.array(whole(schema.element as z.ZodType));
  if (schema instanceof z.ZodRecord && schema.valueType instanceof z.ZodUnion)
    return z.partialRecord(schema.keyType as z.ZodEnum, whole(schema.valueType as z.ZodType));
  if (!(schema instanceof z.ZodObject) || !(schema.def.catchall instanceof z.ZodNever)) return schema;
  const { items, editions } = schema.shape as Record<string, z.ZodType>;
  return schema.extend({
    ...(items && { items: whole(items) }),
    ...(editions && { editions: whole(editions) }),
  });
}

const isSparse = (schema: z.ZodType): boolean => schema.meta()?.id?.startsWith("Sparse") ?? false;

const missing = (expected: Expected, headers: Headers): string[] =>
  Object.entries(expected)
    .filter(([header, isRequired]) => isRequired && !headers.has(header))
    .map(([header]) => `no ${header}`);

async function bodyFaults(schema: z.ZodType | undefined, response: Response, isHead: boolean) {
  if (isHead) return [];
  const text = await response.clone().text();
  if (schema === undefined) return text === "" ? [] : ["a body"];
  const parsed = schema.safeParse(JSON.parse(text));
  return parsed.success ? [] : [z.prettifyError(parsed.error)];
}

async function problemFaults(
  operation: Operation | undefined,
  response: Response,
  isHead: boolean,
): Promise<string[]> {
  if (isHead) return [];
  const said = problem.safeParse(await response.clone().json());
  if (!said.success) return [z.prettifyError(said.error)];
  const code = errorCodes.find((one) => one === said.data.code);
  if (code === undefined) return [`the code ${said.data.code}`];
  const may = [...anywhere, ...(operation?.codes ?? [])].includes(code);
  const isRight = statusOf[code] === response.status && said.data.status === response.status;
  return [
    ...(may || (operation === undefined && code === "internal") ? [] : [`the code ${code}`]),
    ...(isRight ? [] : [`${code} with ${response.status}`]),
    ...(operation ? missing(headersOfProblem(operation, response.status), response.headers) : []),
  ];
}
