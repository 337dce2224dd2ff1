import * as z from "zod";
import type { EnterpriseProfile } from "../../api/contract/types.ts";
import { otherLocales } from "../../locales.ts";
import { expectKey } from "../ask.ts";
import { annotations, answered, languageIn } from "./tool.ts";
import type { Desk } from "./tool.ts";

export function registerGetEnterprise(desk: Desk): void {
  const { server, words, ask } = desk;
  const inputSchema = z.object({
    enterprise: z.string().max(64).describe(words("mcp.enterprise.which")),
    language: languageIn(words),
  });
  const said = { title: words("mcp.enterprise"), description: words("mcp.enterprise.about") };
  server.registerTool("get_enterprise", { ...said, inputSchema, annotations }, ({ enterprise, language }) =>
    answered(desk, language, async (locale) => {
      expectKey(enterprise, "enterprise_not_found");
      const lang = [locale, ...otherLocales(locale)].join(",");
      const found = await ask(`/enterprises/${enterprise}`, { lang });
      return { ...shapeOf(found.body as EnterpriseProfile), freshness: found.freshness };
    }),
  );
}

/** Every name says its language, and whether somebody has verified it. */
function shapeOf({ urls, ...profile }: EnterpriseProfile) {
  const { id, name, names, allNames, category, parent, identifiers, certifications, updatedAt } = profile;
  return {
    ...{ id, name, names, allNames, url: urls.html, category, identifiers, updatedAt },
    parent: parent && { id: parent.id, name: parent.name?.value },
    certifications: certifications.map(({ status, nameThen, scheme, batch, history }) => ({
      ...{ status, scheme: scheme.name?.value, tier: scheme.tier, batch, nameThen, history },
    })),
  };
}
