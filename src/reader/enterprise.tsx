import type { FC } from "hono/jsx";
import type { ListedArticle } from "../articles/list.ts";
import type { Page } from "../cursor.ts";
import { enterpriseTag, registerTag } from "../delivery/tags.ts";
import { displayIn } from "../enterprises/names.ts";
import type { Profile } from "../enterprises/profile.ts";
import { DomainError } from "../errors.ts";
import { inLocale, paths } from "../urls.ts";
import { ArticleCards } from "./article-card.tsx";
import { langOf } from "./article.tsx";
import { languageName } from "./formats.ts";
import { organisation } from "./json-ld.ts";
import { Notice } from "./layout.tsx";
import type { Place, View } from "./view.ts";
import { Certifications } from "./certifications.tsx";
import { NameTable } from "./names.tsx";

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
    feedAbout: { enterprise: enterprise.slug },
    tags: [enterpriseTag(enterprise.id), registerTag],
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
          <p>{words("enterprise.no_name", { language: languageName(place, name.locale) })}</p>
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
    <dl class="pairs small">
      <dt>{place.words("enterprise.parent")}</dt>
      <dd>
        <a href={inLocale(place.locale, paths.enterprise(parent.slug))} lang={langOf(place, name?.locale)}>
          {name?.value ?? parent.slug}
        </a>
      </dd>
    </dl>
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
