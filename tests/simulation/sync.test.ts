/**
 * Whatever happens in the newsroom, and however an app is interrupted, repeats
 * itself or changes its mind about languages: in the end it has exactly what is
 * published, which is what an app has that begins now, and what the API says.
 */
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeEnterprises } from "../../src/articles/merge-enterprises.ts";
import { nameTopic } from "../../src/articles/name-topic.ts";
import { publishEditions } from "../../src/articles/publish.ts";
import { relinkArticle } from "../../src/articles/relink.ts";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { openDatabase } from "../../src/database.ts";
import { certify } from "../../src/enterprises/certifications.ts";
import { correctBatch } from "../../src/enterprises/correct-batch.ts";
import { setParent } from "../../src/enterprises/parents.ts";
import { recordCertificationEvent } from "../../src/enterprises/record-event.ts";
import { renameEnterprise } from "../../src/enterprises/rename.ts";
import { changeScheme } from "../../src/enterprises/schemes.ts";
import type { Locale } from "../../src/locales.ts";
import { empty } from "../support/databases.ts";
import { refusal } from "../support/log.ts";
import { draft, editor, establishRegister, noon, register, tell, versionOf } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { SyncClient } from "../support/sync-client.ts";

const db = openDatabase(env.DB);
const runs = Number(process.env["SYNC_RUNS"] ?? 25);

const articles = ["tunnel", "bridge"] as const;
const works = ["tunnel-works", "signal-house", "yard"] as const;
const locale = fc.constantFrom<Locale>("en", "zh-Hans");
const article = fc.constantFrom(...articles);
const enterprise = fc.constantFrom(...works);

/** In the newsroom; what is refused is no event. */
const deed = fc.oneof(
  fc.record({ do: fc.constant("publish" as const), article, locale, word: fc.nat(99) }),
  fc.record({ do: fc.constant("withdraw" as const), article, locale }),
  fc.record({ do: fc.constant("relink" as const), article, enterprises: fc.uniqueArray(enterprise) }),
  fc.record({ do: fc.constant("certify" as const), enterprise }),
  fc.record({ do: fc.constant("uncertify" as const), enterprise }),
  fc.record({ do: fc.constant("rename" as const), enterprise, word: fc.nat(99) }),
  fc.record({ do: fc.constant("parent" as const), enterprise, of: enterprise }),
  fc.record({ do: fc.constant("merge" as const), enterprise, of: enterprise }),
  fc.record({ do: fc.constant("batch" as const), word: fc.nat(99) }),
  fc.record({ do: fc.constant("scheme" as const), word: fc.nat(99) }),
  fc.record({ do: fc.constant("topic" as const), word: fc.nat(99) }),
);

/** In the app. */
const move = fc.oneof(
  fc.record({ app: fc.constant("step" as const), limit: fc.constantFrom(1, 2, 3, 20) }),
  fc.record({ app: fc.constant("crash" as const), limit: fc.constantFrom(2, 20), after: fc.nat(3) }),
  fc.record({ app: fc.constant("replay" as const), which: fc.nat(5) }),
  fc.record({
    app: fc.constant("choose" as const),
    locales: fc.constantFrom<readonly Locale[]>(["en"], ["zh-Hans"], ["en", "zh-Hans"]),
  }),
);

type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

async function perform(one: Deed, at: number): Promise<void> {
  await refusal(act(one, at)).catch((error: unknown) => {
    throw error;
  });
}

async function act(one: Deed, at: number): Promise<unknown> {
  switch (one.do) {
    case "publish": {
      const { article: articleId, locale: tag, word } = one;
      const expectedVersion = await versionOf(db, articleId, tag);
      await draft(db, { articleId, locale: tag, expectedVersion, title: `Title ${word}` }, at);
      return publishEditions(db, editor, { articleId, editions: [{ locale: tag }] }, at);
    }
    case "withdraw":
      return withdrawEdition(db, editor, { articleId: one.article, locale: one.locale }, at);
    case "relink":
      return relinkArticle(db, editor, { articleId: one.article, enterprises: one.enterprises }, at);
    case "certify": {
      const id = `c-${one.enterprise}`;
      return certify(db, editor, { id, enterpriseId: one.enterprise, batchId: "municipal-23" }, at);
    }
    case "uncertify": {
      const event = {
        certificationId: `c-${one.enterprise}`,
        kind: "withdrawn",
        occurredOn: "2020",
      } as const;
      return recordCertificationEvent(db, editor, event, at);
    }
    case "rename": {
      const name = {
        tag: "en",
        value: `Works ${one.word}`,
        kind: "legal",
        source: "official",
        verified: true,
      } as const;
      return renameEnterprise(db, editor, { enterpriseId: one.enterprise, names: [name], from: "2020" }, at);
    }
    case "parent":
      return setParent(db, editor, { enterpriseId: one.enterprise, parentId: one.of }, at);
    case "merge":
      return mergeEnterprises(db, editor, { enterpriseId: one.enterprise, into: one.of }, at);
    case "batch":
      return correctBatch(db, editor, { batchId: "municipal-23", to: { listed: one.word } }, at);
    case "scheme":
      return changeScheme(
        db,
        editor,
        { schemeId: "municipal", to: { name: { en: `Centre ${one.word}` } } },
        at,
      );
    case "topic":
      return nameTopic(db, editor, { id: "rail", label: { en: `Rail ${one.word}` } }, at);
  }
}

async function doInApp(client: SyncClient, one: Move): Promise<void> {
  switch (one.app) {
    case "step":
      await client.step(one.limit);
      return;
    case "crash":
      client.apply(await client.fetch(one.limit), { crashAfter: one.after });
      return;
    case "replay":
      client.replay(one.which);
      return;
    case "choose":
      client.choose(one.locales);
  }
}

test("an app ends with exactly what is published, whatever it went through", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(deed, move), { minLength: 10, maxLength: 40 }), async (steps) => {
      await empty(env.DB);
      await establishRegister(db);
      await register(db, "yard", "The Yard", "工场");
      await tell(db, { id: "tunnel", published: ["en"], enterprises: ["tunnel-works", "yard"] });
      await tell(db, { id: "bridge", published: [], drafts: ["en", "zh-Hans"], enterprises: ["yard"] });
      const clock = { now: noon };
      const guest = visitor(clock);
      const client = new SyncClient(() => guest, ["en", "zh-Hans"]);
      for (const step of steps) {
        clock.now += 10_000;
        await ("do" in step ? perform(step, clock.now) : doInApp(client, step));
      }
      clock.now += 10_000;
      await client.catchUp(3);
      const fresh = new SyncClient(() => visitor(clock), client.locales);
      await fresh.catchUp(100);
      expect(client.state).toEqual(fresh.state);
      for (const tag of client.locales) await expectAsTheApiSays(client.state, tag, clock);
    }),
    { numRuns: runs },
  );
});

interface Listed {
  readonly items: readonly { readonly id: string; readonly title: string; readonly translation: unknown }[];
}

async function expectAsTheApiSays(
  state: Record<string, unknown>,
  tag: Locale,
  clock: { now: number },
): Promise<void> {
  const answer = await visitor(clock).get(`/api/v1/articles?lang=${tag}&limit=100`);
  const { items }: Listed = await answer.json();
  const held = Object.values(state).flatMap((copy) => {
    const { id, editions } = copy as { id: string; editions?: Record<string, object> };
    return editions?.[tag] ? [{ id, ...editions[tag] }] : [];
  });
  expect(held.map(({ id }) => id).toSorted()).toEqual(items.map(({ id }) => id).toSorted());
  for (const item of items) {
    const { title, translation } = item;
    expect(held.find(({ id }) => id === item.id)).toMatchObject({ title, translation });
  }
}
