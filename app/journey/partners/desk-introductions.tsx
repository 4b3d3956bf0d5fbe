import { Link } from "@remix-run/react";
import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Tag } from "~/ui/tag.tsx";
import type { IntroducedClient } from "./introduced-client.ts";

const words = texts.partners.desk;

/** Clients who said yes to an introduction and wait for a first call; nothing where there are none. */
export function DeskIntroductions({ clients, asOf }: { clients: readonly IntroducedClient[]; asOf: PlainDate }) {
  if (clients.length === 0) return null;
  return (
    <section aria-labelledby="introduced">
      <h2 id="introduced">{words.title}</h2>
      <ul className="ruled-list">
        {clients.map(({ id, client, partner, need, dueOn }) => (
          <li key={id}>
            <Link to="/staff/partners/introductions">{client}</Link>{" "}
            {dueOn !== null && dueOn < asOf ? <Tag tone="problem">{words.late}</Tag> : null}
            <span className="source">
              {words.by(partner)} {need ? `${words.need(need)} ` : null}
              {dueOn ? words.due(formatDay(dueOn)) : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
