/** Two translators, each with a copy of her own, in any order of steps: no edit is lost that nobody overruled knowingly. */
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyUpload } from "../../src/catalogues/apply.ts";
import type { FormatId, Message } from "../../src/catalogues/document.ts";
import { exportCatalogue } from "../../src/catalogues/export.ts";
import { formats } from "../../src/catalogues/formats/formats.ts";
import { getProposal } from "../../src/catalogues/proposal.ts";
import type { Proposal } from "../../src/catalogues/proposal/shape.ts";
import { publishCatalogue } from "../../src/catalogues/publish.ts";
import { restoreVersion } from "../../src/catalogues/restore.ts";
import { openDatabase } from "../../src/database.ts";
import { app, chief, headIs, li, openNamespace, put, read, upload, wang } from "../support/catalogues.ts";
import { empty } from "../support/databases.ts";
import { noon } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const zh = { locale: "zh-Hans", namespace: app };
const people = { li, wang } as const;
type Who = keyof typeof people;

const keys = ["a", "b", "c.d", "c.e"] as const;
type Key = (typeof keys)[number];

/** A copy as it was pulled, and as it is on her desk. */
interface Copy {
  /** Notes that she has written and not brought in yet. */
  notes: Map<Key, string>;
  format: FormatId;
  pulled: Map<string, string>;
  words: Map<string, string>;
  text: string;
}

/** Words that somebody brought in, until they are changed by someone who knew of them. */
type Ledger = Map<Key, string>;

interface Room {
  /** Notes that somebody brought in; nobody takes one away here. */
  noted: [key: Key, text: string][];
  copies: Record<Who, Copy>;
  ledger: Ledger;
  ledgerAt: Map<number, Ledger>;
  notedAt: Map<number, [Key, string][]>;
  count: number;
}

type Step = (room: Room) => Promise<void>;

const who = fc.constantFrom<Who>("li", "wang");
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc
      .tuple(who, fc.constantFrom<FormatId>("i18next", "po", "xliff-2.1", "csv", "yaml"))
      .map(pull),
  },
  { weight: 5, arbitrary: fc.tuple(who, fc.constantFrom(...keys)).map(edit) },
  { weight: 3, arbitrary: fc.tuple(who, fc.constantFrom(...keys)).map(note) },
  { weight: 4, arbitrary: fc.tuple(who, fc.constantFrom("mine", "theirs"), fc.boolean()).map(push) },
  { weight: 1, arbitrary: fc.nat(5).map(publish) },
  { weight: 1, arbitrary: fc.nat(5).map(rollback) },
);

function pull([name, format]: [Who, FormatId]): Step {
  return async (room) => {
    const { text } = await exportCatalogue(db, { ...zh, format, version: "draft" });
    const words = new Map(
      formats[format].read(text, { separator: "." }).messages.map((m) => [m.key, m.value]),
    );
    room.copies[name] = { format, text, words, pulled: new Map(words), notes: new Map() };
  };
}

function edit([name, key]: [Who, Key]): Step {
  return (room) => {
    room.count += 1;
    room.copies[name].words.set(key, `词${String.fromCodePoint(0x4e00 + room.count)}`);
    return Promise.resolve();
  };
}

/** For formats that can carry one. */
function note([name, key]: [Who, Key]): Step {
  return (room) => {
    room.count += 1;
    const { format, notes } = room.copies[name];
    if (format !== "i18next") notes.set(key, `note ${room.count}`);
    return Promise.resolve();
  };
}

function push([name, side, removes]: [Who, "mine" | "theirs", boolean]): Step {
  return async (room) => {
    const copy = room.copies[name];
    const file = formats[copy.format];
    const was = file.read(copy.text, { separator: "." });
    const messages = keys.flatMap((key): Message[] => {
      const known = was.messages.find((message) => message.key === key);
      const [value, own] = [copy.words.get(key) ?? known?.value, copy.notes.get(key)];
      const notes = [...(known?.notes ?? []), ...(own ? [{ from: "translator" as const, text: own }] : [])];
      return value === undefined ? [] : [{ ...known, key, value, ...(notes.length > 0 && { notes }) }];
    });
    const { text } = file.print({ ...was, messages }, { separator: "." });
    const { id } = await upload(db, people[name], { text, format: copy.format, fileName: "" });
    const proposal = await getProposal(db, { ...zh, id });
    const remove = removes ? true : undefined;
    const choices = { conflicts: { all: side }, accept: true, remove } as const;
    await applyUpload(db, people[name], { ...zh, id, choices }, noon);
    account(room, copy, proposal, side);
    // What the file has no words for it may have no line for either, and so nowhere to put a note.
    const written = new Set<string>(messages.map(({ key }) => key));
    room.noted.push(...[...copy.notes].filter(([key]) => written.has(key)));
    await pull([name, copy.format])(room);
  };
}

/** What she changed counts from now on; where both had, only if she said so. */
function account(room: Room, copy: Copy, { conflicts }: Proposal, side: "mine" | "theirs"): void {
  for (const key of keys) {
    const mine = copy.words.get(key);
    if (mine === undefined || mine === copy.pulled.get(key)) continue;
    const contested = conflicts.some((conflict) => conflict.key === key);
    if (contested && side === "theirs") continue;
    room.ledger.set(key, mine);
  }
}

function publish(back: number): Step {
  return async (room) => {
    const { draft = 1 } = await headIs(db);
    const number = Math.max(1, draft - back);
    await publishCatalogue(db, chief, { ...zh, number }, noon);
    const served = await visitor().get(`/locales/zh/${app}.json`);
    expect(JSON.parse(await served.text())).toEqual(JSON.parse((await read(db, number)).text));
    expect(room.count).toBeGreaterThanOrEqual(0);
  };
}

/** The one way in which words go that nobody replaced: somebody says which version shall be the draft again. */
function rollback(back: number): Step {
  return async (room) => {
    const { draft = 1 } = await headIs(db);
    const number = Math.max(1, draft - back);
    await restoreVersion(db, chief, { ...zh, number }, noon);
    room.ledger = new Map(room.ledgerAt.get(number));
    room.noted = [...(room.notedAt.get(number) ?? [])];
  };
}

async function expectNothingLost(room: Room): Promise<void> {
  const { words, meta } = await read(db);
  for (const [key, value] of room.ledger) expect(words[key], key).toBe(value);
  for (const [key, text] of room.noted)
    expect(meta.get(key)?.notes?.map((each) => each.text) ?? [], key).toContain(text);
  const { draft = 1 } = await headIs(db);
  if (!room.ledgerAt.has(draft)) {
    room.ledgerAt.set(draft, new Map(room.ledger));
    room.notedAt.set(draft, [...room.noted]);
  }
}

const nothing = (): Copy => ({
  ...{ notes: new Map(), format: "i18next", pulled: new Map(), words: new Map(), text: "" },
});

async function begin(): Promise<Room> {
  await empty(env.DB);
  await openNamespace(db);
  const source = { a: "A", b: "B", c: { d: "D", e: "E" } };
  await put(db, li, { locale: "en", text: JSON.stringify(source) });
  await put(db, li, { text: JSON.stringify({ a: "甲", b: "乙", c: { d: "丁" } }) });
  const room: Room = {
    ...{ count: 0, noted: [], ledger: new Map(), ledgerAt: new Map(), notedAt: new Map() },
    copies: { li: nothing(), wang: nothing() },
  };
  await pull(["li", "i18next"])(room);
  await pull(["wang", "po"])(room);
  return room;
}

describe("any sequence of pull, edit, push, publish and rollback by two translators", () => {
  test("loses no edit that was not explicitly overruled", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
        const room = await begin();
        await expectNothingLost(room);
        for (const next of steps) {
          await next(room);
          await expectNothingLost(room);
        }
      }),
      { numRuns: 40 },
    );
  });
});
