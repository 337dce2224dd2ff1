import type { FC } from "hono/jsx";
import type { CatalogueStatus } from "../../catalogues/status.ts";
import { hasUnpublished } from "../board.ts";
import { formatNumber } from "../formats.ts";
import { deskPaths, may } from "../view.ts";
import type { Seat } from "../view.ts";
import { When } from "./facts.tsx";
import { Panel } from "./notice.tsx";

export interface PublicationData {
  readonly status: CatalogueStatus;
  /** What the draft says otherwise than the published version; undefined where nothing is published. */
  readonly ahead: { readonly added: number; readonly changed: number; readonly removed: number } | undefined;
}

/** What readers see and what they do not yet, with the one button between the two. */
export const CataloguePublication: FC<{ seat: Seat; data: PublicationData }> = ({ seat, data }) => {
  const { words } = seat;
  const { status } = data;
  return (
    <Panel id="publication" title={words("publication.title")}>
      <dl class="facts stacked">
        <div>
          <dt>{words("publication.published")}</dt>
          <dd>
            <Published seat={seat} status={status} />
          </dd>
        </div>
        <div>
          <dt>{words("publication.draft")}</dt>
          <dd>
            <Draft seat={seat} status={status} />
          </dd>
        </div>
      </dl>
      {hasUnpublished(status) && <Ahead seat={seat} data={data} />}
      {!hasUnpublished(status) && status.draft !== null && <p class="soft">{words("publication.current")}</p>}
      {may(seat, "catalogue.publish", status) && status.published !== null && status.published > 0 && (
        <TakeBack seat={seat} data={data} />
      )}
    </Panel>
  );
};

const Published: FC<{ seat: Seat; status: CatalogueStatus }> = ({ seat, status }) => {
  const { words } = seat;
  if (status.published === null) return <>{words("version.unpublished")}</>;
  return (
    <>
      <VersionLink seat={seat} status={status} number={status.published} />
      {status.publishedAt !== null && (
        <span class="soft block">
          <When seat={seat} at={status.publishedAt} />
        </span>
      )}
      {status.bundleHash !== null && (
        <a class="block" href={bundleAddress(status, status.bundleHash)}>
          {words("publication.bundle")}
        </a>
      )}
    </>
  );
};

const bundleAddress = ({ locale, namespace }: CatalogueStatus, hash: string): string =>
  `/locales/${locale}/${namespace}.${hash}.json`;

const Draft: FC<{ seat: Seat; status: CatalogueStatus }> = ({ seat, status }) =>
  status.draft === null ? (
    <>{seat.words("version.none")}</>
  ) : (
    <VersionLink seat={seat} status={status} number={status.draft} />
  );

const VersionLink: FC<{ seat: Seat; status: CatalogueStatus; number: number }> = ({
  seat,
  status,
  number,
}) => (
  <a href={deskPaths.version(status.locale, status.namespace, number)}>
    {number === 0 ? seat.words("version.built_in") : seat.words("version", { number })}
  </a>
);

const Ahead: FC<{ seat: Seat; data: PublicationData }> = ({ seat, data: { status, ahead } }) => {
  const { words, locale } = seat;
  const { draft, published } = status;
  if (draft === null) return null;
  const version = deskPaths.version(status.locale, status.namespace, draft);
  const count = (number: number) => formatNumber(locale, number);
  return (
    <>
      {ahead && (
        <p>
          {words("publication.ahead", {
            added: count(ahead.added),
            changed: count(ahead.changed),
            removed: count(ahead.removed),
          })}{" "}
          <a href={`${version}?against=${published ?? 0}`}>{words("publication.see")}</a>
        </p>
      )}
      {may(seat, "catalogue.publish", status) ? (
        <PublishButton seat={seat} status={status} number={draft} primary>
          {words("publish.version", { number: draft })}
        </PublishButton>
      ) : (
        <p class="soft">{words("publication.by_editors")}</p>
      )}
    </>
  );
};

/** Publishes a version; an older one than is published is the way back. */
export const PublishButton: FC<{
  seat: Seat;
  status: Pick<CatalogueStatus, "locale" | "namespace" | "version">;
  number: number;
  primary?: boolean;
  children?: string;
}> = ({ status, number, primary, children }) => (
  <form method="post" action={deskPaths.publication(status.locale, status.namespace)}>
    <input type="hidden" name="lock" value={String(status.version)} />
    <button class={primary ? "primary" : undefined} name="version" value={String(number)}>
      {children}
    </button>
  </form>
);

const TakeBack: FC<{ seat: Seat; data: PublicationData }> = ({ seat, data: { status } }) => {
  const { words } = seat;
  return (
    <details class="more">
      <summary>{words("take_back.title")}</summary>
      <p>{words(status.isProduct ? "take_back.product" : "take_back.text")}</p>
      <form method="post" action={deskPaths.publication(status.locale, status.namespace)}>
        <input type="hidden" name="lock" value={String(status.version)} />
        <button class="danger" name="version" value="none">
          {words("take_back.do")}
        </button>
      </form>
    </details>
  );
};
