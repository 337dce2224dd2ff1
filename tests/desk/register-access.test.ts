/** Who keeps the register: registrars and admins. Everybody at the desk reads it; nobody else learns that it is there. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { keeperOf } from "../support/keeper.ts";
import { languages } from "../support/languages.ts";
import { everything } from "../support/log.ts";
import { visitor } from "../support/reader.ts";
import { establishTiers } from "../support/register.ts";
import { tallying } from "../support/tally.ts";
import type { RoundTrip } from "../support/tally.ts";

const db = openDatabase(env.DB);

const reads = ["/enterprises", "/enterprises/tunnel-works", "/enterprises/nobody", "/schemes"];
const writes = (id: string): [string, string][] => [
  ["POST", "/enterprises"],
  ["PATCH", `/enterprises/${id}`],
  ["POST", `/enterprises/${id}/names`],
  ["PATCH", `/enterprises/${id}/names/x`],
  ["PUT", `/enterprises/${id}/identifiers/uscc`],
  ["PUT", `/enterprises/${id}/parent`],
  ["DELETE", `/enterprises/${id}/parent`],
  ["POST", `/enterprises/${id}/merge`],
  ["POST", "/schemes"],
  ["PATCH", `/schemes/${id}`],
  ["POST", "/batches"],
  ["PATCH", `/batches/${id}`],
  ["POST", "/certifications"],
  ["POST", `/certifications/${id}/events`],
];

beforeEach(() => establishTiers(db));

describe.each(["editor", "translator"])("an %s", (role) => {
  test("reads all of it", async () => {
    const keeper = await keeperOf(db, { role });
    for (const path of reads)
      expect((await keeper.get(path)).status, path).toBe(path.endsWith("nobody") ? 404 : 200);
  });

  test.each(languages)(
    "writes none of it, and learns nothing of what exists, in $locale",
    async ({ locale }) => {
      const keeper = await keeperOf(db, { role, locale });
      const before = await everything();
      const [there, nowhere] = [writes("tunnel-works"), writes("nobody-here-")];
      for (const [index, [method, path]] of there.entries()) {
        const other = nowhere[index]?.[1] ?? "";
        const answers = [
          await keeper.write(method, path, method === "DELETE" ? undefined : "not even JSON", null),
          await keeper.write(method, other, method === "DELETE" ? undefined : {}),
        ];
        for (const { status, body } of answers) {
          expect(status, path).toBe(403);
          expect(body).toEqual(answers[0]?.body);
          expect(body).toMatchObject({ code: "forbidden", unit: "role", roles: ["admin", "registrar"] });
        }
      }
      expect({ ...(await everything()), tokens: [] }).toEqual({ ...before, tokens: [] });
    },
  );
});

test("nobody gets in without a token, to read or to write", async () => {
  const worker = visitor();
  for (const path of reads) expect((await worker.get(`/api/v1/desk${path}`)).status, path).toBe(401);
  for (const [method, path] of writes("tunnel-works"))
    expect((await worker.send(method, `/api/v1/desk${path}`, {}, "{}")).status, path).toBe(401);
});

test("whoever may not is refused before anything is looked up: one call, for who it is", async () => {
  const tally: RoundTrip[] = [];
  const keeper = await keeperOf(db, { role: "editor", bindings: { DB: tallying(env.DB, tally) } });
  // The first request notes when the token was used.
  await keeper.get("/schemes");
  for (const [method, path] of writes("tunnel-works")) {
    tally.length = 0;
    await keeper.write(method, path, method === "DELETE" ? undefined : {});
    const own = tally.filter(({ statements }) => !statements.some((sql) => sql.includes("catalogue_texts")));
    expect(own, path).toHaveLength(1);
    expect(own[0]?.statements.join()).toContain("tokens");
  }
});
