import type { FC } from "hono/jsx";
import type { Words } from "../../words.ts";
import { inShort, namesIn } from "./document.ts";
import type { Schema } from "./document.ts";
import { Said } from "./said.tsx";

/** A thing that answers hold, with its fields. */
export const SchemaSection: FC<{ name: string; schema: Schema; words: Words }> = ({
  name,
  schema,
  words,
}) => (
  <section aria-labelledby={`schema-${name}`}>
    <h3 id={`schema-${name}`}>
      <code>{name}</code>
    </h3>
    {schema.description && (
      <p>
        <Said text={schema.description} />
      </p>
    )}
    {schema.properties ? (
      <Fields properties={schema.properties} required={schema.required ?? []} words={words} />
    ) : (
      <p>
        <code>{inShort(schema)}</code> <References schema={schema} />
      </p>
    )}
  </section>
);

const Fields: FC<{
  properties: NonNullable<Schema["properties"]>;
  required: readonly string[];
  words: Words;
}> = ({ properties, required, words }) => (
  <dl>
    {Object.entries(properties).map(([field, part]) => (
      <>
        <dt>
          <code>{field}</code> <code class="small">{inShort(part)}</code> <References schema={part} />{" "}
          {required.includes(field) && <span class="tag">{words("docs.always")}</span>}
        </dt>
        <dd>{part.description && <Said text={part.description} />}</dd>
      </>
    ))}
  </dl>
);

/** Where the things stand that it is made of. */
export const References: FC<{ schema: Schema }> = ({ schema }) => (
  <>
    {namesIn(schema).map((name) => (
      <>
        <a href={`#schema-${name}`}>{name}</a>{" "}
      </>
    ))}
  </>
);
