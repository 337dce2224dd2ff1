import type { Child, FC } from "hono/jsx";
import type { ArticleAbout } from "../../../articles/about-enterprise.ts";
import type { MergerPreview } from "../../../enterprises/merge-preview.ts";
import { canonicalLocale, locales } from "../../../locales.ts";
import { languageName } from "../../formats.ts";
import { certificationSaid, enterpriseName, readerWords } from "../../register-pages/said.ts";
import type { Seat } from "../../view.ts";
import { Panel } from "../notice.tsx";
import { ArticleLink } from "./articles.tsx";
import { ShownName } from "./names.tsx";

interface Props {
  readonly seat: Seat;
  readonly preview: MergerPreview;
}

/** What a merger would move, part by part; what there is nothing of is said too. */
export const MergerParts: FC<Props & { articles: readonly ArticleAbout[] }> = ({
  seat,
  preview,
  articles,
}) => {
  const { words } = seat;
  const { from, into, certifications, keys, parentId } = preview;
  const more = from.articles - articles.length;
  const parent = [from.parent, into.parent].find((one) => one?.id === parentId);
  return (
    <>
      <Panel id="after" title={words("enterprise.merge.shown")}>
        <ul class="plain">
          {locales.map((locale) => (
            <li>
              <ShownName seat={seat} name={preview.display[locale]} locale={locale} />
            </li>
          ))}
        </ul>
      </Panel>
      <Panel id="moves" title={words("enterprise.merge.moves")}>
        <dl class="moves">
          <Part label={words("enterprise.names")} none={words("register.none")}>
            {preview.names.map((name) => (
              <MovedName seat={seat} name={name} />
            ))}
          </Part>
          <Part label={words("enterprise.certifications")} none={words("register.none")}>
            {certifications.moved.map((one) => (
              <>{certificationSaid(seat, one)}</>
            ))}
            {certifications.twice.map((one) => (
              <>{words("enterprise.merge.twice", { certification: certificationSaid(seat, one) })}</>
            ))}
          </Part>
          <Part label={readerWords(seat)("identifier.uscc")} none={words("register.none")}>
            {from.identifiers.map(({ value }) => (
              <span class="mono">{value}</span>
            ))}
          </Part>
          <Part label={words("enterprise.children")} none={words("register.none")}>
            {from.children.map((child) => (
              <>{enterpriseName(seat, child).value}</>
            ))}
          </Part>
          <Part label={words("enterprise.articles")} none={words("register.none")}>
            {articles.map((article) => (
              <ArticleLink seat={seat} about={article} />
            ))}
            {more > 0 && <>{words("enterprise.articles.more", { number: more })}</>}
          </Part>
          <Part label={words("enterprise.merge.keys")} none={words("register.none")}>
            {keys.map((key) => (
              <span class="mono">{key}</span>
            ))}
          </Part>
          <Part label={words("enterprise.merge.parent")} none={words("register.none")}>
            {parent && <>{enterpriseName(seat, parent).value}</>}
          </Part>
        </dl>
      </Panel>
    </>
  );
};

const Part: FC<{ label: string; none: string; children?: Child }> = ({ label, none, children }) => {
  const items = [children].flat(2).filter(Boolean);
  return (
    <div>
      <dt>{label}</dt>
      {items.length === 0 ? <dd class="soft">{none}</dd> : items.map((item) => <dd>{item}</dd>)}
    </div>
  );
};

const MovedName: FC<{ seat: Seat; name: MergerPreview["names"][number] }> = ({
  seat,
  name: { before, after },
}) => {
  const { words, locale } = seat;
  const becomes =
    after.mistakenAt !== before.mistakenAt
      ? words("enterprise.merge.name.same")
      : after.kind === before.kind
        ? undefined
        : words("enterprise.merge.name.reported");
  return (
    <>
      <span lang={canonicalLocale(before.tag) ?? before.tag}>{before.value}</span>{" "}
      <span class="soft">{languageName(locale, before.tag)}</span>
      {becomes && <span class="soft block">{becomes}</span>}
    </>
  );
};
