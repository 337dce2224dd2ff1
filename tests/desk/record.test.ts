/** The record over HTTP: who may read it, in what order, and what is never in it. */
import { expect, test } from "vitest";
import { bearer, issue, postSignIn } from "../support/access.ts";
import { encoded, foreignCursors } from "../support/guard.ts";
import { noon } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const path = "/api/v1/desk/record";

interface Listed {
  items: { id: number; at: string; action: string; subject: string; actor: { id: string; name: string } }[];
  nextCursor: string | null;
}

const { get } = visitor();
const read = async (query: string, headers: Record<string, string>) =>
  (await get(path + query, headers)).json<Listed>();

test("every line is told with who, what, when and from where, and never a token", async () => {
  const headers = await bearer({ role: "editor" });
  const { token, id } = await issue({ name: "Mei" }, noon + 5);
  await postSignIn(visitor({ now: noon + 6 }), { token });
  const { items } = await read("", headers);
  expect(items).toMatchObject([
    {
      at: new Date(noon + 6).toISOString(),
      action: "session.opened",
      subject: id,
      actor: { id, name: "Mei" },
    },
    {
      at: new Date(noon + 5).toISOString(),
      action: "token.issued",
      subject: id,
      actor: { name: "operator" },
    },
    { action: "token.issued" },
  ]);
  expect(Object.keys(items[0] ?? {}).toSorted()).toEqual(
    ["id", "at", "action", "subject", "actor", "detail", "door", "address", "requestId"].toSorted(),
  );
  expect(JSON.stringify(items)).not.toMatch(/sy_|hash/);
});

test("newest first, page by page, each line once, also while new ones are written", async () => {
  const headers = await bearer();
  for (let at = 1; at <= 4; at += 1) await issue({}, noon + at);
  const first = await read("?limit=2", headers);
  await issue({}, noon + 9);
  const second = await read(`?limit=2&cursor=${first.nextCursor}`, headers);
  const third = await read(`?limit=2&cursor=${second.nextCursor}`, headers);
  const times = [first, second, third].flatMap(({ items }) => items.map(({ at }) => Date.parse(at) - noon));
  expect(times).toEqual([4, 3, 2, 1, 0]);
  expect(third.nextCursor).toBeNull();
});

test("of one subject alone, when asked", async () => {
  const headers = await bearer();
  const { id } = await issue();
  await issue();
  expect((await read(`?subject=${id}`, headers)).items.map(({ subject }) => subject)).toEqual([id]);
  expect(await read("?subject=nonesuch", headers)).toMatchObject({ items: [], nextCursor: null });
});

test("is not for translators, whatever they ask for", async () => {
  const headers = await bearer({ role: "translator" });
  for (const query of ["", "?subject=nonesuch", `?cursor=${encoded(["record", 1, "1"])}`])
    expect((await get(path + query, headers)).status).toBe(403);
});

test.each([...Object.entries(foreignCursors), ["another list's", encoded(["tokens", 1, "x"])]])(
  "a cursor that is %s is refused",
  async (_, cursor) => {
    const response = await get(`${path}?cursor=${cursor}`, await bearer());
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "invalid_cursor" });
  },
);
