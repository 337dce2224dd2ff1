/** Tokens and sessions as verbs: what is stored of them, how long they hold, and what ends them. */
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { identify, findBySession, isUseNews, noteUse } from "../../src/access/identify.ts";
import type { NewToken } from "../../src/access/new-token.ts";
import { endAllSessions, endSession, listSessions, openSession } from "../../src/access/sessions.ts";
import { listTokens, revokeToken } from "../../src/access/tokens.ts";
import { openDatabase } from "../../src/database.ts";
import { actorAs, issue, operator, recorded } from "../support/access.ts";
import { everything, refusal } from "../support/log.ts";
import { noon } from "../support/newsroom.ts";

const db = openDatabase(env.DB);
const hour = 3600 * 1000;
const day = 24 * hour;
const whence = { door: "api", address: "192.0.2.7", requestId: "r1" } as const;
const letIn = (token: string, at = noon) => identify(db, token, whence, at);

describe("a token", () => {
  test("lets in whom it was issued to, with what she may", async () => {
    const scope = { locales: ["zh-Hans"], namespaces: ["news/*"] };
    const { id, token } = await issue({ name: "Mei", role: "translator", ...scope });
    expect(token).toMatch(/^sy_[\w-]{43}$/);
    expect((await letIn(token)).actor).toEqual({
      ...{ id, name: "Mei", roles: ["translator"], tokenId: id },
      ...scope,
      ...whence,
    });
  });

  test("is stored nowhere, and neither is a session's secret", async () => {
    const { token } = await issue();
    const { secret } = await openSession(db, await letIn(token), "x", noon);
    const stored = JSON.stringify(await everything());
    expect(stored).not.toContain(token.slice(10));
    expect(stored).not.toContain(secret);
  });

  test("is another one each time", async () => {
    const issued = await Promise.all(Array.from({ length: 20 }, () => issue()));
    expect(new Set(issued.map(({ token }) => token)).size).toBe(20);
    expect(new Set(issued.map(({ id }) => id)).size).toBe(20);
  });

  test("holds for as long as was said, and not a moment longer", async () => {
    const { token, expiresAt } = await issue({ days: 2 });
    expect(expiresAt).toBe(noon + 2 * day);
    expect((await letIn(token, expiresAt - 1)).actor.name).toBe("Lin");
    expect(await refusal(letIn(token, expiresAt))).toBe("token_rejected");
    expect((await issue()).expiresAt).toBe(noon + 90 * day);
  });

  test("that is unknown, malformed or far too long is refused alike", async () => {
    const { token } = await issue();
    const bad = [
      "",
      "sy_",
      token.slice(0, -1),
      `${token}x`,
      token.toUpperCase(),
      token.replace("sy_", "xx_"),
    ];
    for (const presented of [
      ...bad,
      ` ${token}`,
      `sy_${"a".repeat(43)}`,
      "a".repeat(10_240),
      "静".repeat(46),
    ])
      expect(await refusal(letIn(presented)), presented.slice(0, 50)).toBe("token_rejected");
  });

  test("is last used to the minute", async () => {
    const { token } = await issue();
    const first = await letIn(token);
    expect(isUseNews(first, noon)).toBe(true);
    await noteUse(db, first, noon);
    expect(isUseNews(await letIn(token, noon + 59_999), noon + 59_999)).toBe(false);
    expect(isUseNews(await letIn(token, noon + 60_000), noon + 60_000)).toBe(true);
    await noteUse(db, first, noon - 5);
    expect((await letIn(token)).token.lastUsedAt).toBe(noon);
  });
});

describe("what a token is for", () => {
  test("is kept in one spelling", async () => {
    const { locales, namespaces, name } = await issue({
      name: "  Li\u0301n  ",
      role: "translator",
      locales: ["ZH_cn", "zh", "pt-br", "zh-TW"],
      namespaces: ["news/*", "app", "app"],
    });
    expect({ locales, namespaces, name }).toEqual({
      locales: ["pt-BR", "zh-Hans", "zh-Hant"],
      namespaces: ["app", "news/*"],
      name: "L\u00edn",
    });
  });

  test.each<[string, Partial<NewToken>, string]>([
    ["no name", { name: "" }, "field_invalid"],
    ["a blank name", { name: " \u3000 " }, "field_invalid"],
    ["a name of 81 characters", { name: "林".repeat(81) }, "field_invalid"],
    ["a name that moves the cursor", { name: "Lin\u001b[2J" }, "field_invalid"],
    ["a name that turns the text around", { name: "Lin\u202e" }, "field_invalid"],
    ["a role that is none", { role: "owner" }, "field_invalid"],
    ["a role out of a prototype", { role: "constructor" }, "field_invalid"],
    ["no days", { days: 0 }, "field_invalid"],
    ["367 days", { days: 367 }, "field_invalid"],
    ["half a day", { days: 0.5 }, "field_invalid"],
    ["days that are no number", { days: NaN }, "field_invalid"],
    ["an editor held to a language", { role: "editor", locales: ["en"] }, "field_invalid"],
    ["an admin held to a namespace", { role: "admin", namespaces: ["app"] }, "field_invalid"],
    ["a translator of no language", { role: "translator", locales: [] }, "field_invalid"],
    ["a translator of no namespace", { role: "translator", namespaces: [] }, "field_invalid"],
    ["a language that is none", { role: "translator", locales: ["x"] }, "locale_invalid"],
    ["every language by a star", { role: "translator", locales: ["*"] }, "locale_invalid"],
    ["a namespace that climbs", { role: "translator", namespaces: ["../etc"] }, "namespace_invalid"],
    ["a star in the middle", { role: "translator", namespaces: ["a/*/b"] }, "namespace_invalid"],
    ["nothing but a star", { role: "translator", namespaces: ["*"] }, "namespace_invalid"],
    ["half a name before the star", { role: "translator", namespaces: ["new*"] }, "namespace_invalid"],
  ])("is refused with %s, and leaves nothing", async (_, input, code) => {
    expect(await refusal(issue(input))).toBe(code);
    expect((await everything())["tokens"]).toEqual([]);
    expect(await recorded()).toEqual([]);
  });

  test("is decided by admins alone, and so is who sees it", async () => {
    const { id } = await issue();
    for (const role of ["editor", "translator"] as const) {
      expect(await refusal(revokeToken(db, actorAs(role), id, noon))).toBe("forbidden");
      expect(() => listTokens(db, actorAs(role), { limit: 1 })).toThrow("forbidden");
    }
  });
});

describe("a revoked token", () => {
  test("lets nobody in, and ends its sessions", async () => {
    await issue();
    const { id, token } = await issue();
    const identity = await letIn(token);
    const { secret } = await openSession(db, identity, "x", noon);
    await revokeToken(db, operator, id, noon + 1);
    expect(await refusal(letIn(token, noon + 1))).toBe("token_rejected");
    expect(await findBySession(db, secret, whence, noon + 1)).toBeUndefined();
    expect(await listSessions(db, identity.actor, noon + 1)).toEqual([]);
  });

  test("is revoked once: again changes nothing, and none is not found", async () => {
    await issue();
    const { id } = await issue();
    await revokeToken(db, operator, id, noon + 1);
    const before = await everything();
    await revokeToken(db, operator, id, noon + 2);
    expect(await everything()).toEqual(before);
    expect(await refusal(revokeToken(db, operator, "nonesuch", noon))).toBe("token_not_found");
  });

  test("is never the last one that lets an admin in", async () => {
    const { id } = await issue();
    await issue({ role: "editor" });
    await issue({ days: 1 }, noon - 2 * day);
    const before = await everything();
    expect(await refusal(revokeToken(db, operator, id, noon))).toBe("last_admin");
    expect(await everything()).toEqual(before);
    const other = await issue();
    await revokeToken(db, operator, id, noon);
    expect(await refusal(revokeToken(db, operator, other.id, noon))).toBe("last_admin");
  });

  test("of two admins who revoke each other at the same moment, one stays", async () => {
    const [one, two] = [await issue(), await issue()];
    const codes = await Promise.all([one, two].map(({ id }) => refusal(revokeToken(db, operator, id, noon))));
    expect(codes.toSorted()).toEqual(["last_admin", undefined]);
  });

  test("that had expired is no loss", async () => {
    const { id } = await issue({ days: 1 }, noon - 2 * day);
    await revokeToken(db, operator, id, noon);
    expect(await listTokens(db, operator, { limit: 9 })).toMatchObject([{ id, revokedAt: noon }]);
  });
});

describe("a session", () => {
  async function opened(days = 90, agent = "Firefox") {
    const { token } = await issue({ days });
    const identity = await letIn(token);
    return { identity, actor: identity.actor, ...(await openSession(db, identity, agent, noon)) };
  }

  test("is its token's actor, in this very session, for twelve hours", async () => {
    const { actor, id, secret } = await opened();
    const identity = await findBySession(db, secret, whence, noon + 12 * hour - 1);
    expect(identity?.actor).toEqual({ ...actor, sessionId: id });
    expect(identity?.expiresAt).toBe(noon + 12 * hour);
    expect(await findBySession(db, secret, whence, noon + 12 * hour)).toBeUndefined();
  });

  test("never outlives its token", async () => {
    const { token } = await issue({ days: 1 });
    const late = noon + day - hour;
    const { expiresAt, secret } = await openSession(db, await letIn(token, late), "", late);
    expect(expiresAt).toBe(noon + day);
    expect(await findBySession(db, secret, whence, noon + day)).toBeUndefined();
  });

  test("ends alone, or with all the others of its token, and with nobody else's", async () => {
    const first = await opened();
    const other = await opened();
    const more = await openSession(db, first.identity, "Safari", noon + 1);
    const ids = async (at: number) => (await listSessions(db, first.actor, at)).map(({ id }) => id);
    expect(await ids(noon + 1)).toEqual([more.id, first.id]);
    await endSession(db, first.actor, first.id, noon + 1);
    expect(await ids(noon + 1)).toEqual([more.id]);
    expect(await refusal(endSession(db, first.actor, first.id, noon + 2))).toBe("session_not_found");
    expect(await refusal(endSession(db, first.actor, other.id, noon + 2))).toBe("session_not_found");
    await endAllSessions(db, first.actor, noon + 2);
    expect(await ids(noon + 2)).toEqual([]);
    expect(await findBySession(db, other.secret, whence, noon + 2)).toBeDefined();
  });

  test("is none for a secret that is unknown, malformed or a token", async () => {
    const { token } = await issue();
    for (const presented of ["", "a".repeat(43), "a".repeat(10_240), token])
      expect(await findBySession(db, presented, whence, noon)).toBeUndefined();
  });

  test("keeps no more of the browser's name than a line", async () => {
    const { actor } = await opened(90, "x".repeat(5000));
    expect((await listSessions(db, actor, noon))[0]?.agent).toHaveLength(200);
  });
});

test("everything that was done is on record: who, what, when and from where, and under which token", async () => {
  const { id, token } = await issue({ name: "Mei" });
  await issue();
  const identity = await letIn(token);
  const { actor } = identity;
  const session = await openSession(db, identity, "x", noon + 1);
  await endSession(db, actor, session.id, noon + 2);
  await endAllSessions(db, actor, noon + 3);
  await revokeToken(db, actor, id, noon + 4);
  const lines = (await recorded()).filter(({ subject }) => subject === id);
  const mei = { actorId: id, actorName: "Mei", door: "api", address: "192.0.2.7", requestId: "r1" };
  expect(lines).toMatchObject([
    {
      action: "token.issued",
      actorName: "operator",
      door: "command-line",
      address: null,
      detail: { name: "Mei", roles: ["admin"], locales: null, namespaces: null },
    },
    { action: "session.opened", at: noon + 1, detail: { session: session.id }, ...mei },
    { action: "session.ended", at: noon + 2, detail: { session: session.id }, ...mei },
    { action: "session.ended", at: noon + 3, detail: { session: "*" }, ...mei },
    { action: "token.revoked", at: noon + 4, detail: { name: "Mei" }, ...mei },
  ]);
});
