import { Link } from "@remix-run/react";
import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import type { DeskVisit } from "./queries/desk-visits.server.ts";

const words = texts.visits.desk;

/** The reader's own visits of the next days, on their first page. */
export function DeskVisits({ visits, asOf }: { visits: readonly DeskVisit[]; asOf: PlainDate }) {
  return (
    <section>
      <h2 id="today-visits">{words.title}</h2>
      {visits.length === 0 ? <p className="muted">{words.none}</p> : null}
      <ul className="ruled-list">
        {visits.map((visit) => (
          <li key={visit.id}>
            <Link to={`/staff/visits/${visit.id}`}>{visit.business}</Link>
            {visit.address ? <span className="muted">, {visit.address}</span> : null}
            <span className={visit.on < asOf ? "source overdue" : "source"}>
              {visit.on < asOf ? words.owed(formatDay(visit.on)) : formatDay(visit.on)}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/staff/visits">{words.go}</Link>
        {" · "}
        <Link to="/staff/visits?list=check">{words.check}</Link>
      </p>
    </section>
  );
}
