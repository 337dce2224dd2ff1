/** `npm start`, as the README promises it. */
import { expect, inject, test } from "vitest";
import { freePort, openNewsroom, withFolder } from "./newsroom.ts";

const epochOf = async (origin: string): Promise<number> => {
  const body: unknown = await (await fetch(`${origin}/healthz`)).json();
  return typeof body === "object" && body !== null && "epoch" in body ? Number(body.epoch) : -1;
};

const answers = (origin: string): Promise<boolean> =>
  fetch(origin).then(
    () => true,
    () => false,
  );

test("says what it does, prints where to look, stops on Ctrl-C, and a second start keeps the data", async () => {
  await withFolder(async (folder) => {
    const port = await freePort();
    const first = await openNewsroom(folder, port);
    expect(first.output()).toMatch(
      /Applying migrations[\s\S]*Loaded the opening article[\s\S]*Starting the Worker/,
    );
    expect(first.output()).toContain(`http://localhost:${port}/en/`);
    expect(first.output()).toContain(`http://localhost:${port}/zh/`);
    const [token] = /sy_[\w-]{43}/.exec(first.output()) ?? [];
    const me = await fetch(`${first.origin}/api/v1/desk/me`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(await me.json()).toMatchObject({ name: "development", role: "admin" });
    const epoch = await epochOf(first.origin);
    expect(epoch).toBeGreaterThan(0);
    await first.interrupt();
    await expect.poll(() => answers(first.origin), { timeout: 10_000 }).toBe(false);

    const second = await openNewsroom(folder, port);
    expect(second.output()).toContain("has content already");
    expect(await epochOf(second.origin)).toBe(epoch);
    await second.interrupt();
  });
});

test("two run side by side, each with its own port and data, and links to itself", async () => {
  await withFolder(async (folder) => {
    const other = await openNewsroom(folder, await freePort());
    for (const origin of [other.origin, inject("origin")]) {
      const html = await (await fetch(`${origin}/en/`)).text();
      expect(html).toContain(`<link rel="canonical" href="${origin}/en/"/>`);
    }
    await other.interrupt();
  });
});

test("a port that is taken is named, not fought over", async () => {
  await withFolder(async (folder) => {
    const port = Number(new URL(inject("origin")).port);
    await expect(openNewsroom(folder, port)).rejects.toThrow(/Choose another port/);
  });
});
