import type { FC } from "hono/jsx";
import type { Words } from "../../words.ts";
import { inShort, nameOf } from "./document.ts";
import type { Answer, Content, Document, Operation, Parameter } from "./document.ts";
import { Said } from "./said.tsx";
import { References } from "./schema.tsx";

interface Shown {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
  readonly document: Document;
  readonly words: Words;
}

/** A route: what it can be asked, and what it answers. */
export const OperationSection: FC<Shown> = ({ path, method, operation, document, words }) => {
  const { operationId, summary, description, requestBody, deprecated } = operation;
  const parameters = operation.parameters.flatMap((one) => document.components.parameters[nameOf(one)] ?? []);
  return (
    <article aria-labelledby={operationId}>
      <h3 id={operationId}>{summary}</h3>
      <p>
        <code>
          {method} {path}
        </code>{" "}
        {deprecated && <span class="tag warn">{words("docs.deprecated")}</span>}
      </p>
      <p>
        <Said text={description} />
      </p>
      {parameters.length > 0 && <Parameters parameters={parameters} words={words} />}
      {requestBody && (
        <>
          <h4>{words("docs.body")}</h4>
          <p>
            <Said text={requestBody.description} />
          </p>
        </>
      )}
      <h4>{words("docs.answers")}</h4>
      <dl>
        {Object.entries(operation.responses).map(([status, one]) => (
          <AnswerItem status={status} answer={document.components.responses[nameOf(one)]} words={words} />
        ))}
      </dl>
    </article>
  );
};

const Parameters: FC<{ parameters: readonly Parameter[]; words: Words }> = ({ parameters, words }) => (
  <>
    <h4>{words("docs.parameters")}</h4>
    <dl>
      {parameters.map(({ name, schema, description }) => (
        <>
          <dt>
            <code>{name}</code> <code class="small">{inShort(schema)}</code>
          </dt>
          <dd>
            <Said text={description} />{" "}
            {schema.default !== undefined && schema.default !== "" && (
              <span class="small">{words("docs.default", { value: String(schema.default) })}</span>
            )}
          </dd>
        </>
      ))}
    </dl>
  </>
);

const AnswerItem: FC<{ status: string; answer: Answer | undefined; words: Words }> = ({
  status,
  answer,
  words,
}) => (
  <>
    <dt>
      <code>{status}</code> <Said text={answer?.description ?? ""} />
    </dt>
    <dd>
      {Object.entries(answer?.content ?? {}).map(([media, content]) => (
        <ContentItem media={media} content={content} words={words} />
      ))}
      <p class="small">
        {words("docs.headers")} <code>{Object.keys(answer?.headers ?? {}).join(", ")}</code>
      </p>
    </dd>
  </>
);

const ContentItem: FC<{ media: string; content: Content; words: Words }> = ({ media, content, words }) => {
  const codes = (content.schema.allOf ?? []).flatMap(({ properties }) => properties?.["code"]?.enum ?? []);
  return (
    <>
      <p>
        <code class="small">{media}</code> <References schema={content.schema} />
      </p>
      {codes.length > 0 && (
        <p>
          {words("docs.codes")} <code>{codes.join(", ")}</code>
        </p>
      )}
      {Object.values(content.examples ?? {}).map(({ summary, value }) => (
        <details>
          <summary>{words("docs.example", { request: summary })}</summary>
          <div class="body">
            <pre tabindex={0}>
              <code>{JSON.stringify(value, null, 2)}</code>
            </pre>
          </div>
        </details>
      ))}
    </>
  );
};
