import type { FC } from "hono/jsx";
import type { Dossier } from "../../../enterprises/dossier.ts";
import { registerPaths } from "../../register-pages/paths.ts";
import { readerWords } from "../../register-pages/said.ts";
import { deskPaths, may } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Facts, Tag, When } from "../facts.tsx";
import { Panel } from "../notice.tsx";
import { EnterpriseLink } from "./names.tsx";

interface Props {
  readonly seat: Seat;
  readonly dossier: Dossier;
  readonly isWriter: boolean;
}

const Change: FC<{ seat: Seat; path: string; what: string; isWriter: boolean }> = ({
  seat,
  path,
  what,
  isWriter,
}) =>
  isWriter ? (
    <a class="change" href={path}>
      {seat.words("register.change")}
      <span class="hidden"> {what}</span>
    </a>
  ) : null;

export const Identity: FC<Props> = ({ seat, dossier, isWriter }) => {
  const { words } = seat;
  const { enterprise, formerKeys } = dossier;
  const said = readerWords(seat);
  const code = dossier.identifiers.find(({ kind }) => kind === "uscc");
  return (
    <Panel id="identity" title={words("enterprise.identity")}>
      <dl class="facts stacked">
        <div>
          <dt>{words("enterprise.category")}</dt>
          <dd>{words(`enterprise.category.${enterprise.category}`)}</dd>
        </div>
        <div>
          <dt>{words("enterprise.slug")}</dt>
          <dd class="mono">{enterprise.slug}</dd>
          {formerKeys.length > 0 && (
            <dd class="soft">
              {words("enterprise.former_keys")}{" "}
              {formerKeys.map(({ slug }) => (
                <span class="mono block">{slug}</span>
              ))}
            </dd>
          )}
          <dd>
            <Change
              seat={seat}
              path={registerPaths.address(enterprise.id)}
              what={words("enterprise.address")}
              isWriter={isWriter}
            />
          </dd>
        </div>
        <div>
          <dt>{said("identifier.uscc")}</dt>
          <dd>
            {code === undefined ? (
              <span class="soft">{words("register.unknown")}</span>
            ) : (
              <>
                <span class="mono">{code.value}</span>{" "}
                {!code.verified && <Tag tone="warning">{words("register.unverified")}</Tag>}
                <span class="soft block">{said(`source.${code.source}`)}</span>
              </>
            )}
          </dd>
          <dd>
            <Change
              seat={seat}
              path={registerPaths.code(enterprise.id)}
              what={said("identifier.uscc")}
              isWriter={isWriter}
            />
          </dd>
        </div>
      </dl>
    </Panel>
  );
};

export const Relatives: FC<Props> = ({ seat, dossier, isWriter }) => {
  const { words } = seat;
  const { enterprise, parent, children, merged } = dossier;
  return (
    <Panel id="relatives" title={words("enterprise.relatives")}>
      <dl class="facts stacked">
        <div>
          <dt>{words("enterprise.parent")}</dt>
          <dd>{parent ? <EnterpriseLink seat={seat} enterprise={parent} /> : words("register.none")}</dd>
          <dd>
            <Change
              seat={seat}
              path={registerPaths.parent(enterprise.id)}
              what={words("enterprise.parent")}
              isWriter={isWriter}
            />
          </dd>
        </div>
        {children.length > 0 && (
          <div>
            <dt>{words("enterprise.children")}</dt>
            {children.map((child) => (
              <dd>
                <EnterpriseLink seat={seat} enterprise={child} />
              </dd>
            ))}
          </div>
        )}
        {merged.length > 0 && (
          <div>
            <dt>{words("enterprise.merged")}</dt>
            {merged.map(({ slug }) => (
              <dd class="mono">{slug}</dd>
            ))}
          </div>
        )}
      </dl>
    </Panel>
  );
};

export const Entry: FC<Props> = ({ seat, dossier, isWriter }) => {
  const { words } = seat;
  const { enterprise } = dossier;
  const record = `${deskPaths.record}?${new URLSearchParams({ subject: `enterprise/${enterprise.id}` }).toString()}`;
  return (
    <Panel id="entry" title={words("enterprise.entry")}>
      <Facts
        facts={[
          { label: words("enterprise.entered"), value: <When seat={seat} at={enterprise.registeredAt} /> },
          { label: words("enterprise.changed"), value: <When seat={seat} at={enterprise.updatedAt} /> },
        ]}
      />
      <ul class="plain ways-list">
        {may(seat, "record.read") && (
          <li>
            <a href={record}>{words("enterprise.record")}</a>
          </li>
        )}
        {isWriter && (
          <li>
            <a href={registerPaths.merge(enterprise.id)}>{words("enterprise.merge.go")}</a>
          </li>
        )}
      </ul>
    </Panel>
  );
};
