/** What the form of a receiver sends, and what it is to the verbs. */
import type { WebhookInput, WebhookRow } from "../webhooks/terms.ts";

export interface WebhookFields {
  readonly name: string;
  readonly url: string;
  readonly types: readonly string[];
  readonly locales: readonly string[];
  readonly enterprises: string;
  readonly topics: string;
}

export const emptyWebhook: WebhookFields = {
  ...{ name: "", url: "", types: [], locales: [], enterprises: "", topics: "" },
};

export const webhookFields = ({
  name,
  url,
  types,
  locales,
  enterprises,
  topics,
}: WebhookRow): WebhookFields => ({
  ...{ name, url, types: types ?? [], locales: locales ?? [] },
  ...{ enterprises: (enterprises ?? []).join(", "), topics: (topics ?? []).join(", ") },
});

export function webhookFieldsIn(form: URLSearchParams): WebhookFields {
  const field = (name: string) => form.get(name)?.trim() ?? "";
  return {
    ...{ name: field("name"), url: field("url") },
    ...{ types: form.getAll("types"), locales: form.getAll("locales") },
    ...{ enterprises: field("enterprises"), topics: field("topics") },
  };
}

/** Nothing filled in holds nothing back. */
export function webhookInput({ enterprises, topics, ...fields }: WebhookFields): WebhookInput {
  return { ...fields, enterprises: listOf(enterprises), topics: listOf(topics) };
}

const listOf = (text: string): string[] => text.split(/[,，、\s]+/).filter((part) => part !== "");
