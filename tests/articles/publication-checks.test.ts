/** What stands in the way of a publication, what wants a yes, and what is only said. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { createArticle } from "../../src/articles/create.ts";
import { checkEdition } from "../../src/articles/publication-checks.ts";
import { materialRead } from "../../src/articles/publication-material.ts";
import { publishDue, publishEditions } from "../../src/articles/publish.ts";
import { relinkArticle } from "../../src/articles/relink.ts";
import { takeSnapshot } from "../../src/changes/snapshot.ts";
import { openDatabase } from "../../src/database.ts";
import { addImage } from "../../src/images/add.ts";
import type { Locale } from "../../src/locales.ts";
import { everything, refusal } from "../support/log.ts";
import {
  draft,
  editor,
  establishRegister,
  findEdition,
  noon,
  rewrite,
  tell,
  words,
} from "../support/newsroom.ts";
import { png } from "../support/pictures.ts";

const db = openDatabase(env.DB);

async function findings(locale: Locale, together: readonly Locale[] = [locale], at = noon) {
  const { value } = await takeSnapshot(db, materialRead("tunnel"));
  if (value === undefined) throw new Error("no article");
  return checkEdition(value, locale, { actor: editor, at, together });
}

const found = async (locale: Locale, together?: readonly Locale[], at?: number) =>
  (await findings(locale, together, at)).map(({ check, severity }) => `${severity}: ${check}`);

const drafted = (body: string, locale: Locale = "en") =>
  draft(db, { articleId: "tunnel", locale, expectedVersion: 1, body });
const publish = (accept?: boolean, locale: Locale = "en") =>
  refusal(publishEditions(db, editor, { articleId: "tunnel", editions: [{ locale }], accept }, noon));

beforeEach(async () => {
  await establishRegister(db);
  await tell(db, { published: [], drafts: ["en"] });
});

test("a plain text has nothing against it, in either language", async () => {
  await draft(db, { articleId: "tunnel", locale: "zh-Hans", expectedVersion: 0 });
  expect(await found("en")).toEqual([]);
  expect(await found("zh-Hans", ["en", "zh-Hans"])).toEqual([]);
});

describe("a link", () => {
  test.each([
    ["to an enterprise", "/enterprises/tunnel-works", []],
    ["to an enterprise in one language, with a place on the page", "/zh/enterprises/tunnel-works#names", []],
    ["to itself", "/articles/tunnel", []],
    ["to a list", "/en/articles?topic=rail", []],
    ["to the front page", "/zh/", []],
    ["elsewhere", "https://example.com/articles/nonesuch", []],
    ["to an article that is not there", "/articles/nonesuch", ["error: link_broken"]],
    ["to an enterprise that is not there", "/zh/enterprises/nonesuch", ["error: link_broken"]],
    ["to an article that nobody can read yet", "/articles/bridge", ["warning: link_unpublished"]],
    ["to a page that we do not have", "/artciles/tunnel", ["warning: link_unknown"]],
  ])("%s", async (_, path, expected) => {
    await createArticle(db, editor, { id: "bridge", slug: "bridge", sourceLocale: "en" }, noon);
    await drafted(`Read [this](${path}).`);
    expect(await found("en")).toEqual(expected);
  });

  test("to an address that an article has left leads on", async () => {
    await tell(db, { id: "bridge" });
    await relinkArticle(db, editor, { articleId: "bridge", slug: "long-bridge" }, noon);
    await drafted("Read [this](/articles/bridge) and [that](/articles/long-bridge).");
    expect(await found("en")).toEqual([]);
  });

  test("is told with the block that it stands in, and where it leads", async () => {
    await drafted("A first paragraph.\n\nRead [this](/articles/nonesuch).");
    const { value } = await takeSnapshot(db, materialRead("tunnel"));
    expect(await findings("en")).toMatchObject([
      { block: value?.passages[1]?.id, params: { path: "/en/articles/nonesuch" } },
    ]);
  });
});

describe("a translation", () => {
  beforeEach(() => draft(db, { articleId: "tunnel", locale: "zh-Hans", expectedVersion: 0 }));

  test("of a source that is not public may be published, and that is said", async () => {
    expect(await found("zh-Hans")).toEqual(["info: source_unpublished"]);
    expect(await publish(undefined, "zh-Hans")).toBeUndefined();
  });

  test("that comes out with its source, or after it, has nothing against it", async () => {
    expect(await found("zh-Hans", ["en", "zh-Hans"])).toEqual([]);
    const later = { articleId: "tunnel", editions: [{ locale: "en" }], at: noon + 60_000 } as const;
    await publishEditions(db, editor, later, noon);
    expect(await found("zh-Hans", ["zh-Hans"], noon + 120_000)).toEqual([]);
    expect(await found("zh-Hans", ["zh-Hans"], noon + 30_000)).toEqual(["info: source_unpublished"]);
  });

  test("of which the source has moved on, or has more, is said to be so", async () => {
    await publish();
    await rewrite(
      db,
      { articleId: "tunnel", locale: "en", body: words.en.body.replace("three", "four") },
      noon,
    );
    expect(await found("zh-Hans")).toEqual(["info: translation_outdated"]);
    const body = `${words.en.body}\n\nVentilation shafts stand on both banks.`;
    await rewrite(db, { articleId: "tunnel", locale: "en", body }, noon);
    expect(await found("zh-Hans")).toEqual(["info: translation_incomplete"]);
  });
});

describe("the text", () => {
  test.each([
    ["an image without words for those who do not see it", "![](/images/a.jpg)", "error: image_without_alt"],
    ["an image with blank words", "Text ![ ](/images/a.jpg)", "error: image_without_alt"],
    ["nothing at all", "", "warning: body_missing"],
    ["Chinese punctuation in English", "The tunnel，at last， opened.", "warning: fullwidth-punctuation"],
    ["the same word twice", "The the tunnel opened.", "warning: repeated-word"],
  ])("in English: %s", async (_, body, expected) => {
    await drafted(body);
    expect(await found("en")).toContain(expected);
  });

  test.each([
    ["a Traditional character", "隧道今天開通。", "warning: script-mix"],
    ["a comma of the other width", "隧道今天,通车。", "info: halfwidth-punctuation"],
  ])("in Chinese: %s", async (_, body, expected) => {
    await draft(db, { articleId: "tunnel", locale: "zh-Hans", expectedVersion: 0, body });
    expect(await found("zh-Hans", ["en", "zh-Hans"])).toContain(expected);
  });

  test("of an image with words, and of code, has nothing against it", async () => {
    const input = { bytes: png(40, 30), name: "a.png" };
    const { image } = await addImage(db, env.IMAGES, editor, input, noon);
    await drafted(`![The tunnel’s mouth](/images/${image.id})\n\n\`\`\`\nthe the ，\n\`\`\``);
    expect(await found("en")).toEqual([]);
  });
});

describe("publishing", () => {
  test("is refused for an error, whatever is accepted, and nothing is written", async () => {
    await drafted("Read [this](/articles/nonesuch).");
    const before = await everything();
    expect([await publish(), await publish(true)]).toEqual(["findings_block", "findings_block"]);
    expect(await everything()).toEqual(before);
  });

  test("wants a yes for a warning, and takes it", async () => {
    await drafted("The tunnel，at last， opened.");
    expect(await publish()).toBe("findings_unanswered");
    expect(await publish(true)).toBeUndefined();
  });

  test("is checked when it is planned; the clock then keeps its word", async () => {
    await drafted("The tunnel，at last， opened.");
    const at = noon + 60_000;
    const plan = { articleId: "tunnel", editions: [{ locale: "en" }], at } as const;
    expect(await refusal(publishEditions(db, editor, plan, noon))).toBe("findings_unanswered");
    await publishEditions(db, editor, { ...plan, accept: true }, noon);
    expect(await publishDue(db, at)).toEqual([]);
    expect((await findEdition(db, "tunnel", "en"))?.state).toBe("published");
  });
});
