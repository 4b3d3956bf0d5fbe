import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import type { ComingEvent } from "./queries.server.ts";
import { whenWords } from "./when.ts";

/** The next events; nothing when there is none. */
export function ComingUp({ events }: { events: readonly ComingEvent[] }) {
  if (events.length === 0) return null;
  return (
    <section aria-labelledby="coming" className="coming">
      <h2 id="coming">{texts.news.comingUp}</h2>
      <ul>
        {events.map((event) => (
          <li key={event.reference}>
            <Link to={`/news/${event.reference}`}>{event.title}</Link>
            <span className="source">
              {[whenWords(event.startsAt, event.endsAt), event.placeText].filter(Boolean).join(", ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
