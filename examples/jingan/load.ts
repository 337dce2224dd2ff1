/** The opening newsroom, loaded through the product's own verbs. */
import { createArticle } from "../../src/articles/create.ts";
import { nameTopic } from "../../src/articles/name-topic.ts";
import { draftRevision } from "../../src/articles/draft.ts";
import { publishEditions } from "../../src/articles/publish.ts";
import type { Database } from "../../src/database.ts";
import { certify } from "../../src/enterprises/certifications.ts";
import { recordClaim } from "../../src/enterprises/claims.ts";
import { registerEnterprise } from "../../src/enterprises/register.ts";
import { establishScheme, openBatch } from "../../src/enterprises/schemes.ts";
import { certified, commission, organisations } from "./register.ts";
import { exampleActor as actor } from "../actor.ts";
import { batch, claims, schemes } from "./schemes.ts";

const articleId = "jingan-technology-centres-2017";
const slug = "four-enterprises-municipal-technology-center";

/** The day of the report, and the day on which its translation was made. */
const reportedAt = Date.parse("2017-12-06T09:00:00+08:00");
const translatedAt = Date.parse("2026-11-20T09:00:00+08:00");

export interface ArticleTexts {
  en: string;
  "zh-Hans": string;
}

/** @param texts the bodies in Markdown, as they stand beside this file */
export async function loadJingan(db: Database, texts: ArticleTexts): Promise<void> {
  await loadRegister(db);
  await loadArticle(db, texts);
  for (const claim of claims) await recordClaim(db, actor, { articleId, ...claim }, reportedAt);
}

async function loadRegister(db: Database): Promise<void> {
  for (const scheme of schemes) await establishScheme(db, actor, scheme, reportedAt);
  await openBatch(db, actor, batch, reportedAt);
  for (const organisation of organisations) await registerEnterprise(db, actor, organisation, reportedAt);
  for (const enterpriseId of certified) {
    await certify(db, actor, { enterpriseId, batchId: batch.id }, reportedAt);
  }
}

async function loadArticle(db: Database, texts: ArticleTexts): Promise<void> {
  await nameTopic(
    db,
    actor,
    {
      id: "technology-centres",
      label: { en: "Technology centres", "zh-Hans": "企业技术中心" },
    },
    reportedAt,
  );
  await nameTopic(
    db,
    actor,
    { id: "jingan", label: { en: "Jing’an District", "zh-Hans": "静安区" } },
    reportedAt,
  );
  await createArticle(
    db,
    actor,
    {
      id: articleId,
      slug,
      sourceLocale: "en",
      topics: ["technology-centres", "jingan"],
      enterprises: [...certified, commission],
    },
    reportedAt,
  );
  const text = { articleId, expectedVersion: 0 };
  await draftRevision(
    db,
    actor,
    {
      ...text,
      locale: "en",
      title: "4 Enterprises in Jing’an District Win the Title of Municipal Enterprise Technology Center",
      byline: "Reporter Xing Beilin",
      body: texts.en,
    },
    reportedAt,
  );
  await publishEditions(db, actor, { articleId, editions: [{ locale: "en" }] }, reportedAt);
  await draftRevision(
    db,
    actor,
    {
      ...text,
      locale: "zh-Hans",
      title: "静安区四家企业获评市级企业技术中心",
      byline: "译文：双语编辑部",
      body: texts["zh-Hans"],
    },
    translatedAt,
  );
  await publishEditions(db, actor, { articleId, editions: [{ locale: "zh-Hans" }] }, translatedAt);
}
