import type { FC } from "hono/jsx";
import type { ProfileCertification } from "../enterprises/profile.ts";
import { formatDate } from "./formats.ts";
import type { Place } from "./view.ts";

/** What it is certified for, each with its history. */
export const Certifications: FC<{ place: Place; certifications: readonly ProfileCertification[] }> = ({
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
