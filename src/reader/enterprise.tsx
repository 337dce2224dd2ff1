import type { FC } from "hono/jsx";
import type { ListedArticle } from "../articles/list.ts";
import type { Page } from "../cursor.ts";
import { enterpriseTag, registerTag } from "../delivery/tags.ts";
import { displayIn } from "../enterprises/names.ts";
import type { Profile, ProfileCertification } from "../enterprises/read.ts";
import { DomainError } from "../errors.ts";
import { canonicalLocale } from "../locales.ts";
import { inLocale, paths } from "../urls.ts";
import { ArticleCards } from "./article-card.tsx";
import { langOf } from "./article.tsx";
import { formatDate, languageName } from "./formats.ts";
import { organisation } from "./json-ld.ts";
import { Notice } from "./layout.tsx";
import type { Place, View } from "./view.ts";

export interface ProfileData {
  profile: Profile | undefined;
  articles: Page<ListedArticle>;
}

/** @throws enterprise_not_found */
export function enterpriseView(place: Place, { profile, articles }: ProfileData): View {
  if (profile === undefined) throw new DomainError("enterprise_not_found");
  const { enterprise } = profile;
  const name = displayIn(enterprise.display, place.locale);
  const path = paths.enterprise(enterprise.slug);
  return {
    ...(path === place.path ? {} : { movedTo: path }),
    title: name?.value ?? enterprise.slug,
    section: "enterprises",
    openGraphType: "profile",
    jsonLd: [organisation(place, profile)],
    tags: [enterpriseTag(enterprise.id), registerTag],
    modifiedAt: Math.max(
      enterprise.updatedAt,
      ...articles.items.map(({ article }) => article.changedAt ?? 0),
    ),
    body: <ProfilePage place={place} profile={profile} articles={articles} />,
  };
}

const ProfilePage: FC<{ place: Place; profile: Profile; articles: Page<ListedArticle> }> = ({
  place,
  profile,
  articles,
}) => {
  const { words } = place;
  const name = displayIn(profile.enterprise.display, place.locale);
  const lang = langOf(place, name?.locale);
  return (
    <>
      <h1 lang={lang}>{name?.value ?? profile.enterprise.slug}</h1>
      {name?.kind === "rendering" && !lang && (
        <Notice calm>
          <p>{words("enterprise.rendering_note")}</p>
        </Notice>
      )}
      {name && lang && (
        <Notice>
          <p>{words("enterprise.no_name", { language: languageName(place.locale, name.locale) })}</p>
        </Notice>
      )}
      {profile.parent && <Parent place={place} parent={profile.parent} />}
      <h2>{words("enterprise.names")}</h2>
      <NameTable place={place} names={profile.names} />
      {profile.identifiers.length > 0 && <Identifiers place={place} profile={profile} />}
      {(profile.enterprise.category === "enterprise" || profile.certifications.length > 0) && (
        <Certifications place={place} certifications={profile.certifications} />
      )}
      <h2>{words("enterprise.articles")}</h2>
      {articles.items.length === 0 && <p class="small">{words("enterprise.no_articles")}</p>}
      <ArticleCards place={place} items={articles.items} heading="h3" />
      {articles.nextCursor !== undefined && (
        <p>
          <a href={`${inLocale(place.locale, paths.articles)}?enterprise=${profile.enterprise.id}`}>
            {words("home.all")}
          </a>
        </p>
      )}
    </>
  );
};

const Parent: FC<{ place: Place; parent: Profile["enterprise"] }> = ({ place, parent }) => {
  const name = displayIn(parent.display, place.locale);
  return (
    <p class="small">
      {place.words("enterprise.parent")}{" "}
      <a href={inLocale(place.locale, paths.enterprise(parent.slug))} lang={langOf(place, name?.locale)}>
        {name?.value ?? parent.slug}
      </a>
    </p>
  );
};

const NameTable: FC<{ place: Place; names: Profile["names"] }> = ({ place, names }) => {
  const { words } = place;
  const columns = ["enterprise.name", "enterprise.language", "enterprise.kind", "enterprise.source"] as const;
  return (
    <table class="stack">
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col">{words(column)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr>
            <th scope="row" lang={canonicalLocale(name.tag) ?? name.tag}>
              {name.value}
            </th>
            <td data-label={words("enterprise.language")}>{languageName(place.locale, name.tag)}</td>
            <td data-label={words("enterprise.kind")}>
              {words(`kind.${name.kind}`)} <Validity place={place} name={name} />
            </td>
            <td data-label={words("enterprise.source")}>
              <Provenance place={place} name={name} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Validity: FC<{ place: Place; name: Profile["names"][number] }> = ({ place, name }) => (
  <span class="small">
    {name.validFrom !== null &&
      place.words("enterprise.since", { date: formatDate(place.locale, name.validFrom) })}{" "}
    {name.validTo !== null &&
      place.words("enterprise.until", { date: formatDate(place.locale, name.validTo) })}
  </span>
);

/** Who says so, and how sure it is. */
const Provenance: FC<{ place: Place; name: Profile["names"][number] }> = ({ place, name }) => {
  const { words } = place;
  return (
    <>
      {words(`source.${name.source}`)}{" "}
      <span class={name.verified ? "tag" : "tag warn"}>
        {words(name.verified ? "enterprise.verified" : "enterprise.unverified")}
      </span>
      {name.confidence !== null && (
        <span class="other small">
          {words("enterprise.confidence", { confidence: words(`confidence.${name.confidence}`) })}
        </span>
      )}
      {name.sourceNote?.[place.locale] && <span class="other small">{name.sourceNote[place.locale]}</span>}
    </>
  );
};

const Identifiers: FC<{ place: Place; profile: Profile }> = ({ place, profile }) => (
  <>
    <h2>{place.words("enterprise.identifiers")}</h2>
    <dl class="pairs">
      {profile.identifiers.map(({ kind, value, source, verified }) => (
        <>
          <dt>{place.words(`identifier.${kind}`)}</dt>
          <dd>
            <code translate="no">{value}</code> <span class="small">{place.words(`source.${source}`)}</span>{" "}
            <span class={verified ? "tag" : "tag warn"}>
              {place.words(verified ? "enterprise.verified" : "enterprise.unverified")}
            </span>
          </dd>
        </>
      ))}
    </dl>
  </>
);

const Certifications: FC<{ place: Place; certifications: readonly ProfileCertification[] }> = ({
  place,
  certifications,
}) => (
  <>
    <h2>{place.words("enterprise.certifications")}</h2>
    {certifications.length === 0 && <p class="small">{place.words("enterprise.no_certifications")}</p>}
    <ul class="plain">
      {certifications.map((item) => (
        <Certification place={place} item={item} />
      ))}
    </ul>
  </>
);

const Certification: FC<{ place: Place; item: ProfileCertification }> = ({ place, item }) => {
  const { words } = place;
  const { certification, scheme, batch, history } = item;
  const nameThen = certification.nameThen[place.locale];
  return (
    <li>
      <h3>
        {scheme.name[place.locale] ?? scheme.id}{" "}
        <span class={certification.status === "certified" ? "tag" : "tag warn"}>
          {words(`status.${certification.status}`)}
        </span>
      </h3>
      <p>
        {words(`tier.${scheme.tier}`)} · {words("batch.name", { number: batch.number, year: batch.year })} ·{" "}
        {scheme.authorities[0]?.[place.locale]}
      </p>
      {nameThen && <p class="small">{words("enterprise.certified_as", { name: nameThen })}</p>}
      <ol class="plain small" aria-label={words("enterprise.history")}>
        {history.map((event) => (
          <li>
            <time datetime={event.occurredOn}>{formatDate(place.locale, event.occurredOn)}</time>{" "}
            {words(`event.${event.kind}`)} {event.name?.[place.locale]} {event.note?.[place.locale]}
          </li>
        ))}
      </ol>
    </li>
  );
};
