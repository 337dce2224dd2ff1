import type { FC } from "hono/jsx";
import type { Group } from "../../catalogues/checks/check.ts";
import { checks } from "../../catalogues/checks/registry.ts";
import { severityField } from "../namespace-form.ts";
import type { NamespaceFields } from "../namespace-form.ts";
import type { Seat } from "../view.ts";
import { Select } from "./fields.tsx";
import { Panel } from "./notice.tsx";

interface Props {
  seat: Seat;
  fields: NamespaceFields;
}

const groups: readonly Group[] = ["keys", "inside", "chinese", "content", "container"];

/** How much each check weighs here, by kind of check. */
export const CheckWeights: FC<Props> = ({ seat, fields }) => {
  const { words } = seat;
  return (
    <Panel id="severities" title={words("namespace.severities")}>
      <p>{words("namespace.severities.text")}</p>
      {groups.map((group) => (
        <details class="more" open={checks.some((one) => one.group === group && one.id in fields.severities)}>
          <summary>{words(`checks.${group}`)}</summary>
          <div class="fields">
            {checks
              .filter((check) => check.group === group && !("inReader" in check))
              .map((check) => (
                <SeverityOf seat={seat} fields={fields} check={check} />
              ))}
          </div>
        </details>
      ))}
    </Panel>
  );
};

const SeverityOf: FC<{ seat: Seat; fields: NamespaceFields; check: (typeof checks)[number] }> = ({
  seat,
  fields,
  check,
}) => {
  const { words, lexicon, locale } = seat;
  const own = words("severity.own", { severity: words(`severity.${check.severity}`) });
  return (
    <Select
      id={`weight-${check.id}`}
      name={severityField + check.id}
      label={
        <>
          {lexicon.check(locale, `title.${check.id}`)} <span class="soft mono">{check.id}</span>
        </>
      }
      value={fields.severities[check.id]}
      options={[
        { value: "", label: own },
        ...(["error", "warning", "info", "off"] as const).map((value) => ({
          value,
          label: words(`severity.${value}`),
        })),
      ]}
    />
  );
};
