import type { FC } from "hono/jsx";
import type { DeskArticle } from "../../../articles/desk-read.ts";
import type { FoundEnterprise } from "../../../enterprises/register-list.ts";
import type { Lock } from "../../lock.ts";
import { deskPaths, may } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Panel } from "../notice.tsx";
import { EnterpriseSearch } from "./enterprise-search.tsx";
import { linkForm, nameOf } from "./link-enterprise.tsx";
import { LockFields } from "./lock-fields.tsx";
import { OrderedList } from "./ordered-list.tsx";
import { SuggestedEnterprises } from "./suggested-enterprises.tsx";
import type { Suggested } from "./suggested-enterprises.tsx";

export interface EnterprisesData {
  readonly found: DeskArticle;
  readonly suggested: readonly Suggested[];
  /** What was looked for, and what was found. */
  readonly q: string;
  readonly matches: readonly FoundEnterprise[];
}

/** Whom it is about, most important first; found by any of their names, or by being named in the text. */
export const ArticleEnterprises: FC<{ seat: Seat; data: EnterprisesData; lock: Lock }> = ({
  seat,
  data,
  lock,
}) => {
  const { words } = seat;
  const { found, q, suggested } = data;
  const { article, enterprises } = found;
  const mayLink = may(seat, "article.link");
  return (
    <Panel id="enterprises" title={words("article.enterprises")}>
      {enterprises.length === 0 ? (
        <p class="soft">{words("article.enterprises.none")}</p>
      ) : (
        <OrderedList
          seat={seat}
          form={mayLink ? linkForm : undefined}
          items={enterprises.map((enterprise) => ({
            ...{ id: enterprise.id, ...nameOf(seat, enterprise), href: deskPaths.enterprise(enterprise.id) },
          }))}
        />
      )}
      {mayLink && (
        <>
          <form method="post" action={deskPaths.articlePart(article.id, "enterprises")} id={linkForm}>
            <LockFields lock={lock} />
            <input type="hidden" name="list" value={enterprises.map(({ id }) => id).join(" ")} />
            <input type="hidden" name="find" value={q} />
          </form>
          {suggested.length > 0 && (
            <SuggestedEnterprises seat={seat} suggested={suggested} articleId={article.id} />
          )}
          <EnterpriseSearch seat={seat} data={data} />
        </>
      )}
    </Panel>
  );
};
