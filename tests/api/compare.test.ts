/** What a newer contract may change, and what it may not. */
import { describe, expect, test } from "vitest";
import { breakingChanges } from "../../scripts/contract/compare.ts";
import { contract } from "../../src/api/contract/made.ts";

interface Tree {
  [key: string]: Tree | undefined;
}

/** What stands there; the test fails where a step is missing. */
function at(tree: Tree, ...keys: readonly (string | number)[]): Tree {
  const found = keys.reduce<Tree | undefined>((part, key) => part?.[key], tree);
  if (found === undefined) throw new Error(`nothing at ${keys.join(" ")}`);
  return found;
}

function drop(tree: Tree, ...keys: readonly (string | number)[]): void {
  const [last, ...path] = keys.toReversed();
  delete at(tree, ...path.toReversed())[last ?? ""];
}

/** Of a list. */
const pop = (tree: Tree): void => void (tree as unknown as unknown[]).pop();
const push = (tree: Tree, value: unknown): void => void (tree as unknown as unknown[]).push(value);

/** Enough of the real one's shape: references, alternatives, codes, a list and a body. */
const released = () =>
  JSON.parse(
    JSON.stringify({
      paths: {
        "/other": { get: {} },
        "/things": {
          get: {
            operationId: "list",
            parameters: [{ $ref: "#/components/parameters/limit" }, { $ref: "#/components/parameters/tier" }],
            responses: {
              200: { $ref: "#/components/responses/Answer200" },
              400: {
                content: {
                  "application/problem+json": {
                    schema: {
                      allOf: [
                        { type: "object" },
                        { type: "object", properties: { code: { enum: ["a", "b"] } } },
                      ],
                    },
                  },
                },
              },
            },
          },
          post: {
            operationId: "add",
            requestBody: {
              content: { "application/json": { schema: { $ref: "#/components/schemas/NewThing" } } },
            },
            responses: { 204: {} },
          },
        },
      },
      components: {
        parameters: {
          limit: {
            in: "query",
            name: "limit",
            required: false,
            schema: { type: "integer", minimum: 1, maximum: 100, default: 20 },
          },
          tier: {
            in: "query",
            name: "tier",
            required: false,
            schema: { type: "string", enum: ["one", "two"] },
          },
        },
        responses: {
          Answer200: {
            headers: { ETag: { required: true }, Link: { required: false } },
            content: { "application/json": { schema: { $ref: "#/components/schemas/List" } } },
          },
        },
        schemas: {
          List: {
            type: "object",
            required: ["items"],
            properties: {
              items: {
                type: "array",
                items: {
                  anyOf: [{ $ref: "#/components/schemas/Thing" }, { $ref: "#/components/schemas/Other" }],
                },
              },
            },
          },
          Thing: {
            type: "object",
            required: ["id", "size"],
            properties: {
              id: { type: "string", pattern: "^a" },
              size: { type: "integer" },
              state: { enum: ["x", "y"] },
              part: { $ref: "#/components/schemas/Thing" },
            },
          },
          Other: { type: "object", properties: {} },
          NewThing: {
            type: "object",
            required: ["id"],
            properties: { id: { type: "string" }, note: { type: "string" } },
          },
        },
      },
    }),
  ) as Tree;

type Change = (tree: Tree) => void;
const get = (tree: Tree) => at(tree, "paths", "/things", "get");
const schema = (tree: Tree, name: string) => at(tree, "components", "schemas", name);
const parameter = (tree: Tree, name: string) => at(tree, "components", "parameters", name);
const answer = (tree: Tree) => at(tree, "components", "responses", "Answer200");
const put = (tree: Tree | undefined, value: object) => void Object.assign(tree ?? {}, value);

const problemAt = ["responses", "400", "content", "application/problem+json", "schema"] as const;
const codes = (tree: Tree) => at(get(tree), ...problemAt, "allOf", 1, "properties", "code", "enum");

function after(change: Change): string[] {
  const changed = released();
  change(changed);
  return breakingChanges(released(), changed);
}

test("nothing breaks where nothing changed, in the real one neither", () => {
  expect(after(() => undefined)).toEqual([]);
  const real = JSON.parse(contract.en) as Record<string, unknown>;
  expect(breakingChanges(real, real)).toEqual([]);
});

describe("breaks what was released:", () => {
  test.each<[string, Change, string]>([
    ["a path that is gone", (tree) => drop(tree, "paths", "/other"), "GET /other is gone"],
    ["a method that is gone", (tree) => drop(tree, "paths", "/things", "post"), "POST /things is gone"],
    [
      "another operationId",
      (tree) => put(get(tree), { operationId: "all" }),
      "GET /things has another operationId",
    ],
    [
      "a parameter that is gone",
      (tree) => pop(at(get(tree), "parameters")),
      "GET /things does not take query tier any more",
    ],
    [
      "a parameter that is wanted",
      (tree) => put(parameter(tree, "tier"), { required: true }),
      "GET /things wants query tier now",
    ],
    [
      "a new parameter that is wanted",
      (tree) => push(at(get(tree), "parameters"), { in: "query", name: "key", required: true }),
      "GET /things wants query key now",
    ],
    [
      "a value that is not taken any more",
      (tree) => pop(at(parameter(tree, "tier"), "schema", "enum")),
      'GET /things query tier has no "two" any more',
    ],
    [
      "a lower bound for what is asked",
      (tree) => put(at(parameter(tree, "limit"), "schema"), { maximum: 50 }),
      "GET /things query limit has another maximum: 100 became 50",
    ],
    [
      "another default",
      (tree) => put(at(parameter(tree, "limit"), "schema"), { default: 10 }),
      "GET /things query limit has another default: 20 became 10",
    ],
    [
      "another type of what is asked",
      (tree) => put(at(parameter(tree, "limit"), "schema"), { type: "string" }),
      "GET /things query limit is string, and was integer",
    ],
    [
      "an answer that is gone",
      (tree) => drop(get(tree), "responses", "400"),
      "GET /things does not answer 400 any more",
    ],
    ["a code that is gone", (tree) => pop(codes(tree)), 'GET /things 400.code has no "b" any more'],
    [
      "a media type that is gone",
      (tree) => put(answer(tree), { content: {} }),
      "GET /things 200 is not there as application/json any more",
    ],
    [
      "a header that is gone",
      (tree) => put(answer(tree), { headers: { ETag: { required: true } } }),
      "GET /things 200 has no Link any more",
    ],
    [
      "a header that is there at times",
      (tree) => put(at(answer(tree), "headers", "ETag"), { required: false }),
      "GET /things 200 has no ETag at times",
    ],
    [
      "a field that is gone",
      (tree) => drop(schema(tree, "Thing"), "properties", "state"),
      "Thing.state is gone",
    ],
    [
      "a field that is there at times",
      (tree) => pop(at(schema(tree, "Thing"), "required")),
      "Thing.size is not always there any more",
    ],
    [
      "a field that can be null",
      (tree) => put(at(schema(tree, "Thing"), "properties", "size"), { type: ["integer", "null"] }),
      "Thing.size is integer or null, and was integer",
    ],
    [
      "a field of another type",
      (tree) => put(at(schema(tree, "Thing"), "properties", "size"), { type: "string" }),
      "Thing.size is string, and was integer",
    ],
    [
      "a value that is never answered any more",
      (tree) => pop(at(schema(tree, "Thing"), "properties", "state", "enum")),
      'Thing.state has no "y" any more',
    ],
    [
      "an alternative that is gone",
      (tree) => pop(at(schema(tree, "List"), "properties", "items", "items", "anyOf")),
      "List.items[] has no Other any more",
    ],
    [
      "another pattern",
      (tree) => put(at(schema(tree, "Thing"), "properties", "id"), { pattern: "^b" }),
      'Thing.id has another pattern: "^a" became "^b"',
    ],
    [
      "a field of the body that is wanted",
      (tree) => push(at(schema(tree, "NewThing"), "required"), "note"),
      "NewThing.note is wanted now",
    ],
    [
      "a body that is wanted",
      (tree) => put(at(tree, "paths", "/things", "post", "requestBody"), { required: true }),
      "POST /things wants a body now",
    ],
  ])("%s", (_, change, sentence) => {
    expect(after(change)).toEqual([sentence]);
  });
});

describe("is no break:", () => {
  test.each<[string, Change]>([
    ["a new path", (tree) => put(at(tree, "paths"), { "/more": { get: {} } })],
    ["a new method", (tree) => put(at(tree, "paths", "/things"), { delete: {} })],
    [
      "a new parameter that can be left out",
      (tree) => push(at(get(tree), "parameters"), { in: "query", name: "key" }),
    ],
    [
      "a further value that can be asked for",
      (tree) => push(at(parameter(tree, "tier"), "schema", "enum"), "three"),
    ],
    [
      "a wider bound for what is asked",
      (tree) => put(at(parameter(tree, "limit"), "schema"), { maximum: 200 }),
    ],
    ["a new answer", (tree) => put(at(get(tree), "responses"), { 304: {} })],
    ["a new header", (tree) => put(at(answer(tree), "headers"), { Age: { required: true } })],
    ["a new field", (tree) => put(at(schema(tree, "Thing"), "properties"), { colour: { type: "string" } })],
    ["a field that is always there now", (tree) => push(at(schema(tree, "Thing"), "required"), "state")],
    [
      "a field that is never null now",
      (tree) => put(at(schema(tree, "Thing"), "properties", "size"), { type: "integer", minimum: 0 }),
    ],
    ["a further code", (tree) => push(codes(tree), "c")],
    ["other words", (tree) => put(schema(tree, "Thing"), { description: "A thing." })],
    ["a thing that is written elsewhere", (tree) => put(at(get(tree), "responses"), { 200: answer(tree) })],
  ])("%s", (_, change) => {
    expect(after(change)).toEqual([]);
  });
});
