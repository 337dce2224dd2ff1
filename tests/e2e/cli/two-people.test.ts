/** Two people who edit, pull and push one catalogue in any order lose nothing of each other's unseen. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { foundNamespace, settle, type Shell } from "./people.ts";
import { withRepo, type Repo } from "./shuangyu.ts";

const keys = ["one", "two", "three", "four"] as const;
const acts = ["edit", "edit", "edit", "pull", "push", "push --mine", "push --theirs"] as const;
const step = fc.record({
  who: fc.constantFrom(0, 1),
  act: fc.constantFrom(...acts),
  key: fc.constantFrom(...keys),
  value: fc.constantFrom("Alpha", "Beta", "Gamma", "Delta"),
});

type Words = Readonly<Record<string, string>>;

interface Person {
  readonly run: Shell;
  readonly write: (words: Words) => void;
  readonly read: () => Words;
  /** The draft as it was when the file last agreed with it. */
  base: Words;
}

const beginning: Words = { one: "Alpha", two: "Alpha", three: "Alpha", four: "Alpha" };
let rounds = 0;

test("whatever they do in whatever order", { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      await withRepo((one) => withRepo((other) => play(steps, [one, other])));
    }),
    { numRuns: 12, endOnFailure: true },
  );
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function play(steps: readonly Step[], repos: readonly Repo[]): Promise<void> {
  rounds += 1;
  const namespace = `news/two-people-${rounds}`;
  await foundNamespace(namespace);
  const people = await Promise.all(repos.map((repo) => begin(repo, namespace)));
  people[0]?.write(beginning);
  expect((await people[0]?.run("push"))?.exit).toBe(0);
  for (const person of people) expect((await person.run("pull")).exit).toBe(0);
  let head = beginning;
  for (const { who, act, key, value } of steps) {
    const person = people[who];
    if (person === undefined) continue;
    if (act === "edit") person.write({ ...person.read(), [key]: value });
    else head = await sync(person, act, head);
  }
  for (const person of people) {
    expect((await person.run("pull --force")).exit).toBe(0);
    expect(person.read()).toEqual(head);
  }
}

async function begin(repo: Repo, namespace: string): Promise<Person> {
  const file = `locales/en/${namespace}.json`;
  return {
    run: await settle(repo, namespace, { name: "林", role: "editor" }, ["en"]),
    write: (words) => repo.write(file, words),
    read: () => JSON.parse(repo.read(file)) as Words,
    base: beginning,
  };
}

/** Does it, and looks whether it went as it had to; what the draft has to be afterwards. */
async function sync(person: Person, act: Exclude<Step["act"], "edit">, head: Words): Promise<Words> {
  const before = person.read();
  const mine = keys.filter((key) => before[key] !== person.base[key]);
  const torn = mine.filter((key) => head[key] !== person.base[key] && head[key] !== before[key]);
  const isOpen = torn.length > 0 && (act === "pull" || act === "push");
  expect([act, (await person.run(act)).exit]).toEqual([act, isOpen ? 5 : 0]);

  const kept = act === "push --theirs" ? mine.filter((key) => !torn.includes(key)) : mine;
  const together = { ...head, ...Object.fromEntries(kept.map((key) => [key, before[key] ?? ""])) };
  const after = person.read();
  // A push without an edit of one's own has nothing to do, and may leave the file as it is.
  if (act !== "pull" && mine.length === 0) expect([before, together]).toContainEqual(after);
  else expect(after).toEqual(act === "push" && isOpen ? before : together);
  if (isOpen) return head;
  person.base = mine.length === 0 ? after : act === "pull" ? head : together;
  return act === "pull" ? head : together;
}
