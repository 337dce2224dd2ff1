import type { FC } from "hono/jsx";
import type { ArticleAbout } from "../../../articles/about-enterprise.ts";
import type { Dossier } from "../../../enterprises/dossier.ts";
import { Panel } from "../../components/notice.tsx";
import { ArticleLink } from "../../components/register/articles.tsx";
import { CertificationList } from "../../components/register/certifications.tsx";
import { Entry, Identity, Relatives } from "../../components/register/enterprise-side.tsx";
import { registerView } from "../../components/register/frame.tsx";
import { NamesHeading, NameTable } from "../../components/register/names.tsx";
import { registerPaths } from "../../register-pages/paths.ts";
import { enterpriseName } from "../../register-pages/said.ts";
import type { Answer } from "../../register-pages/take.ts";
import { may } from "../../view.ts";
import type { Seat, View } from "../../view.ts";

interface Props {
  readonly seat: Seat;
  readonly dossier: Dossier;
}

/** All that the register holds of one organisation; for those who keep it, with the ways to change it. */
export function enterpriseView(
  seat: Seat,
  dossier: Dossier,
  articles: readonly ArticleAbout[],
  answer: Answer = {},
): View {
  const { words } = seat;
  const { enterprise } = dossier;
  const isWriter = may(seat, "register.write");
  return registerView(seat, answer, {
    title: enterpriseName(seat, enterprise).value,
    heading: <NamesHeading seat={seat} enterprise={enterprise} />,
    body: (
      <div class="columns">
        <div class="main">
          <Panel id="names" title={words("enterprise.names")}>
            <NameTable seat={seat} dossier={dossier} />
            {isWriter && (
              <p class="act">
                <a class="button" href={registerPaths.names(enterprise.id)}>
                  {words("enterprise.name.new")}
                </a>
              </p>
            )}
          </Panel>
          <Panel id="certifications" title={words("enterprise.certifications")}>
            <CertificationList seat={seat} certifications={dossier.certifications} />
            {isWriter && enterprise.category === "enterprise" && (
              <p class="act">
                <a class="button" href={registerPaths.certifications(enterprise.id)}>
                  {words("enterprise.certify")}
                </a>
              </p>
            )}
          </Panel>
          <Articles seat={seat} dossier={dossier} articles={articles} />
        </div>
        <div class="side">
          <Identity seat={seat} dossier={dossier} isWriter={isWriter} />
          <Relatives seat={seat} dossier={dossier} isWriter={isWriter} />
          <Entry seat={seat} dossier={dossier} isWriter={isWriter} />
        </div>
      </div>
    ),
  });
}

const Articles: FC<Props & { articles: readonly ArticleAbout[] }> = ({ seat, dossier, articles }) => {
  const { words } = seat;
  const more = dossier.articles - articles.length;
  return (
    <Panel id="articles" title={words("enterprise.articles")}>
      {articles.length === 0 ? (
        <p class="soft">{words("enterprise.articles.none")}</p>
      ) : (
        <ul class="plain">
          {articles.map((about) => (
            <li>
              <ArticleLink seat={seat} about={about} />
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p class="soft">{words("enterprise.articles.more", { number: more })}</p>}
    </Panel>
  );
};
