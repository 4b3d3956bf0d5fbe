import { Link } from "@remix-run/react";
import { ACTIVITIES, isActivity } from "~/businesses/activities.ts";
import type { Snapshot } from "~/businesses/snapshot.ts";
import { formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Tag } from "~/ui/tag.tsx";
import { teamName } from "../teams.ts";
import type { RecordVisits as Visits } from "./queries/record-visits.server.ts";
import { Authority } from "./site-parts.tsx";
import { STATE_TONES, visitWords } from "./visit-words.ts";

const words = texts.visits.record;

interface PartProps {
  found: Visits;
  snapshot: Pick<Snapshot, "id" | "name" | "activities" | "sites">;
  /** whether the reader sees the pages of visits, and works on them */
  sees: boolean;
  works: boolean;
}

/** What needs a licence, which lists it is on, who visited and when, and Primary Authority: a part of the record. */
export function RecordVisits({ found, snapshot, sees, works }: PartProps) {
  const licensed = snapshot.activities.flatMap((key) =>
    isActivity(key) && ACTIVITIES[key].regulated ? [ACTIVITIES[key].label] : [],
  );
  const site = snapshot.sites.find((one) => one.closedOn === null && one.outsideCouncil === null);
  const { authority } = found;
  return (
    <section id="visits">
      <h2 id="visits-title">{words.title}</h2>
      <ul className="plain-list">
        {licensed.map((what) => (
          <li key={what}>{words.licensed(what.charAt(0).toLowerCase() + what.slice(1))}</li>
        ))}
        {found.licences.map((line) => (
          <li key={line.id}>{words.onList(line.name, formatDay(line.since))}</li>
        ))}
      </ul>
      {licensed.length + found.licences.length === 0 ? <p className="muted">{words.licensedNone}</p> : null}
      {found.visits.length === 0 ? <p className="muted">{words.none}</p> : null}
      <ul className="ruled-list">
        {found.visits.map((visit) => {
          const line = visit.state === "planned" ? words.planned : words.visited;
          return (
            <li key={visit.id}>
              {line(teamName(visit.teamCode), formatDay(visit.on))}{" "}
              {visit.hidden ? null : <Tag tone={STATE_TONES[visit.state]}>{visitWords(visit)}</Tag>}
            </li>
          );
        })}
      </ul>
      {authority ? (
        <p>
          {`${texts.visits.place.authority}: `}
          <Authority partner={authority} name={snapshot.name} />
        </p>
      ) : null}
      {sees ? (
        <ul className="plain-list">
          {site ? (
            <li>
              <Link to={`/staff/visits/sites/${site.id}`}>{words.place}</Link>
            </li>
          ) : null}
          {works ? (
            <li>
              <Link to={`/staff/businesses/${snapshot.id}/primary-authority`}>
                {authority ? `${words.authorityChange} ${texts.visits.place.authority}` : words.authorityAdd}
              </Link>
            </li>
          ) : null}
        </ul>
      ) : null}
    </section>
  );
}
