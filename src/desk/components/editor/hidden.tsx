import type { FC } from "hono/jsx";
import { blockField } from "../../edition-form.ts";
import type { EditionFields } from "../../edition-form.ts";

/** Hers, word for word, to be sent along with her choices. */
export const TypedFields: FC<{ fields: EditionFields }> = ({ fields }) => {
  const { version, title, standfirst, byline, dateline, image, body, minor, confirm } = fields;
  const pairs: readonly (readonly [string, string])[] = [
    ["version", String(version)],
    ["title", title],
    ["standfirst", standfirst],
    ["byline", byline],
    ["dateline", dateline],
    ["image", image?.id ?? ""],
    ["image_alt", image?.alt ?? ""],
    ["image_caption", image?.caption ?? ""],
    ...(minor ? [["minor", "on"] as const] : []),
    ...confirm.map((part) => ["confirm", part] as const),
    ...(typeof body === "string"
      ? [["body", body] as const]
      : body.map(({ id, markdown }) => [blockField + (id ?? ""), markdown] as const)),
  ];
  return (
    <>
      {pairs.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
};
