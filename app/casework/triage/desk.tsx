import { Link } from "@remix-run/react";
import { eventRow, isEventType } from "~/circumstances/catalogue.ts";
import { formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import type { DeskTriage as Desk } from "./desk.server.ts";

const words = texts.triage.desk;

/** Whom to call today, and what changed at the businesses that the officer watches. */
export function DeskTriage({ first, watched, outcomes }: Desk) {
  return (
    <section aria-labelledby="today-triage">
      <h2 id="today-triage">{words.title}</h2>
      {first.length === 0 ? <p className="muted">{words.none}</p> : null}
      <ul className="ruled-list">
        {first.map((one) => (
          <li key={one.id}>
            <Link to={`/staff/businesses/${one.id}`}>{one.name}</Link>
            <span className="muted">, {words.score(String(one.score))}</span>
            {one.why ? <span className="source">{one.why}</span> : null}
          </li>
        ))}
      </ul>
      <p>
        <Link to="/staff/growth">{words.all}</Link>
        {outcomes > 0 ? (
          <>
            {". "}
            <Link to="/staff/growth/outcomes?whose=mine">{words.outcomes(outcomes)}</Link>
          </>
        ) : null}
      </p>
      {watched.length > 0 ? (
        <>
          <h3 className="small">{words.watched}</h3>
          <ul className="ruled-list">
            {watched.map((one) => (
              <li key={`${one.businessId} ${one.type} ${one.on}`}>
                <Link to={`/staff/businesses/${one.businessId}`}>{one.name}</Link>
                <span className="source">
                  {isEventType(one.type) ? eventRow(one.type).staffTitle : one.type}, {formatDay(one.on)}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
