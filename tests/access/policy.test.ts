/** The one policy, as a table: every act, by every role, inside and outside a scope. */
import { describe, expect, test } from "vitest";
import type { Actor } from "../../src/access/actor.ts";
import { clock } from "../../src/access/actor.ts";
import { expectMay, mayI } from "../../src/access/policy.ts";
import type { Act, On } from "../../src/access/policy.ts";
import { roles } from "../../src/access/tables.ts";
import type { Role } from "../../src/access/tables.ts";
import { DomainError } from "../../src/errors.ts";
import { builtIn } from "../../src/words.ts";
import { actorAs } from "../support/access.ts";
import { languages } from "../support/languages.ts";

/** Where a translator of `zh-Hans` in `news/*` and `app` stands: inside, in another language, in another namespace. */
const places = {
  inside: { locale: "zh-Hans", namespace: "news/app" },
  named: { locale: "zh-Hans", namespace: "app" },
  "another language": { locale: "fr", namespace: "news/app" },
  "another namespace": { locale: "zh-Hans", namespace: "sport" },
  neither: { locale: "fr", namespace: "sport" },
} satisfies Record<string, On>;

type Place = keyof typeof places;
const everywhere = Object.keys(places) as Place[];
const ours: Place[] = ["inside", "named"];
const readable: Place[] = [...ours, "another language"];

const nowhere: Place[] = [];

const editing = { admin: everywhere, editor: everywhere, translator: nowhere, registrar: nowhere };
const everybody = { admin: everywhere, editor: everywhere, translator: everywhere, registrar: everywhere };

const allowed: Record<Act, Record<Role, readonly Place[]>> = {
  "catalogue.read": { ...editing, translator: readable },
  "catalogue.upload": { ...editing, translator: ours },
  "catalogue.apply": { ...editing, translator: ours },
  "catalogue.publish": editing,
  "namespace.write": editing,
  "missing.dismiss": { ...editing, translator: ours },
  "token.manage": { ...editing, editor: nowhere },
  "record.read": editing,
  "article.read": everybody,
  "article.write": { ...editing, translator: ours },
  "article.publish": editing,
  "article.withdraw": editing,
  "article.link": editing,
  "article.assign": editing,
  "image.upload": { ...editing, translator: everywhere },
  "register.read": everybody,
  "register.write": { ...editing, editor: nowhere, registrar: everywhere },
  "member.manage": { ...editing, editor: nowhere },
  "member.read": everybody,
  "metrics.read": editing,
  "review.ask": { ...editing, translator: ours },
  "review.decide": editing,
  "comment.write": everybody,
  "settings.read": everybody,
  "settings.write": { ...editing, editor: nowhere },
  "webhook.manage": { ...editing, editor: nowhere },
};

const acts = Object.keys(allowed) as Act[];
const scope = { locales: ["zh-Hans"], namespaces: ["news/*", "app"] };
const table = acts.flatMap((act) =>
  roles.flatMap((role) => everywhere.map((place) => ({ act, role, place }))),
);

function refusalOf(actor: Actor, act: Act, on?: On): DomainError | undefined {
  try {
    expectMay(actor, act, on);
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

test.each(table)("$act by $role, $place", ({ act, role, place }) => {
  const actor = actorAs(role, role === "translator" ? scope : {});
  const may = allowed[act][role].includes(place);
  expect(mayI(actor, act, places[place])).toBe(may);
  expect(refusalOf(actor, act, places[place])?.code).toBe(may ? undefined : "forbidden");
});

test.each(acts)("%s by a translator without a scope is what it is inside of one", (act) => {
  for (const place of everywhere) {
    const may = allowed[act].translator.includes("inside");
    expect(mayI(actorAs("translator"), act, places[place])).toBe(may);
  }
});

test.each(acts)("%s by the clock", (act) => {
  expect(mayI(clock, act, places.neither)).toBe(true);
});

describe("the words that an article was written in", () => {
  const write = (actor: Actor, on: On) => mayI(actor, "article.write", on);

  test("are no translator's to write, in her own languages or in all", () => {
    for (const actor of [actorAs("translator"), actorAs("translator", { locales: ["zh-Hans"] })]) {
      expect(write(actor, { locale: "zh-Hans", isSource: false })).toBe(true);
      expect(write(actor, { locale: "zh-Hans", isSource: true })).toBe(false);
      expect(refusalOf(actor, "article.write", { locale: "zh-Hans", isSource: true })?.params).toEqual({
        unit: "source",
        name: actor.name,
        roles: ["admin", "editor"],
      });
    }
  });

  test("are an editor's, whatever else she is", () => {
    const actor = actorAs("editor", { roles: ["translator", "editor"], locales: ["en"] });
    expect(write(actor, { locale: "zh-Hans", isSource: true })).toBe(true);
  });
});

describe("who has several roles", () => {
  const both = actorAs("translator", { roles: ["translator", "registrar"], locales: ["en"] });

  test("may what any of them may, each within its own limits", () => {
    expect(mayI(both, "register.write")).toBe(true);
    expect(mayI(both, "article.write", { locale: "en", isSource: false })).toBe(true);
    expect(mayI(both, "article.write", { locale: "zh-Hans", isSource: false })).toBe(false);
    expect(mayI(both, "article.publish", { locale: "en" })).toBe(false);
  });

  test("is told of the language where that alone stands in the way", () => {
    expect(refusalOf(both, "article.write", { locale: "zh-Hans" })?.params).toMatchObject({ unit: "locale" });
    expect(refusalOf(both, "article.publish")?.params).toMatchObject({ unit: "role" });
  });

  test("of no role at all may nothing", () => {
    for (const act of acts) expect(mayI(actorAs("admin", { roles: [] }), act)).toBe(false);
  });
});

describe("a scope", () => {
  const within = (namespaces: string[], namespace: string) =>
    mayI(actorAs("translator", { namespaces }), "catalogue.upload", { locale: "fr", namespace });

  test.each([
    ["news/*", "news/app", true],
    ["news/*", "news/app/ios", true],
    ["news/*", "news", false],
    ["news/*", "newsroom", false],
    ["news/*", "news-app/x", false],
    ["news", "news", true],
    ["news", "news/app", false],
    ["news/app", "news/App", false],
  ])("of %s has %s in it: %s", (pattern, namespace, is) => {
    expect(within([pattern], namespace)).toBe(is);
    expect(within(["other", pattern], namespace)).toBe(is);
  });

  test("of nothing has nothing in it", () => {
    expect(within([], "news")).toBe(false);
    expect(mayI(actorAs("translator", { locales: [] }), "catalogue.apply", places.inside)).toBe(false);
  });

  test("is not asked about names that the request has not got", () => {
    const actor = actorAs("translator", scope);
    expect(mayI(actor, "catalogue.read")).toBe(true);
    expect(mayI(actor, "catalogue.upload", { locale: "zh-Hans" })).toBe(true);
    expect(mayI(actor, "catalogue.upload", { locale: "fr" })).toBe(false);
  });

  test("refuses in one way, whatever the name is of", () => {
    const actor = actorAs("translator", scope);
    for (const namespace of ["reader", "nonesuch", "sport"]) {
      expect(refusalOf(actor, "catalogue.upload", { locale: "fr", namespace })?.params).toEqual({
        unit: "scope",
        name: actor.name,
        locale: "fr",
        namespace,
      });
    }
  });
});

describe.each(languages)("a refusal in $locale", ({ locale }) => {
  const said = (act: Act, on?: On) => {
    const error = refusalOf(actorAs("translator", { ...scope, name: "Mei" }), act, on);
    if (error === undefined) throw new Error(`${act} was not refused`);
    const text = builtIn.error(locale, error);
    expect(text).not.toMatch(/[{}]|undefined/);
    expect(text).toContain("Mei");
    return text;
  };

  test("names the roles that may", () => {
    expect(said("catalogue.publish", places.inside)).toMatch(/admin.+editor|管理员.+编辑/);
    expect(said("token.manage")).not.toContain("editor");
  });

  test("names the language and the namespace that a token would have to be for", () => {
    const text = said("catalogue.upload", places.neither);
    expect(text).toContain("fr");
    expect(text).toContain("sport");
  });

  test("names the language alone, where there is no namespace", () => {
    expect(said("article.write", { locale: "fr" })).toContain("fr");
    expect(said("article.write", { locale: "zh-Hans", isSource: true })).toMatch(
      /admin.+editor|管理员.+编辑/,
    );
  });

  test("names the namespace alone, where every language of it may be read", () => {
    const text = said("catalogue.read", places.neither);
    expect(text).toContain("sport");
    expect(text).not.toContain("fr");
  });
});
