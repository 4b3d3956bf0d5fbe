import { Link } from "@remix-run/react";
import { eventRow, isEventType } from "~/circumstances/catalogue.ts";
import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import type { RecordCard } from "./queries/business-cards.server.ts";
import type { OpenItem } from "./queries/find-business.server.ts";

const words = texts.staff.business;

/** The services that matter, each with the reason why. */
export function RecordServices({ cards }: { cards: RecordCard[] }) {
  if (cards.length === 0) return <p className="muted">{words.servicesNone}</p>;
  return (
    <ol className="ruled-list">
      {cards.map((card) => (
        <li key={card.id}>
          <Link to={`/services/${card.slug}`}>{card.title}</Link>
          {card.band === "required" ? <strong> {words.required}</strong> : null}
          <span className="source">{card.why}</span>
        </li>
      ))}
    </ol>
  );
}

function itemWords({ team, eventType }: OpenItem): string {
  return `${team}: ${isEventType(eventType) ? eventRow(eventType).staffTitle.toLowerCase() : eventType}`;
}

/** What each team has open, the most pressing first. */
export function RecordItems({ items, asOf }: { items: OpenItem[]; asOf: PlainDate }) {
  if (items.length === 0) return <p className="muted">{words.openItemsNone}</p>;
  return (
    <ul className="ruled-list">
      {items.map((item) => (
        <li key={item.id}>
          {item.mayOpen ? <Link to={`/staff/items/${item.id}`}>{itemWords(item)}</Link> : itemWords(item)}
          <span className={item.dueOn < asOf ? "source overdue" : "source"}>
            {item.dueOn < asOf ? words.overdue(formatDay(item.dueOn)) : words.due(formatDay(item.dueOn))}
            {item.assignedTo ? `, ${item.assignedTo}` : ""}
          </span>
          <span className="source">{words.because(item.reason)}</span>
        </li>
      ))}
    </ul>
  );
}
