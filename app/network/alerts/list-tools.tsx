import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";

/** Below a list: have what is new by email, or as a feed. @param search  the list's address with its filters: "/needs?sector=building" */
export function ListTools({ search }: { search: string }) {
  return (
    <ul className="inline-list no-print">
      <li>
        <Link to={`/alerts/new?${new URLSearchParams({ search })}`}>{texts.alerts.tellMe}</Link>
      </li>
      <li>
        <Link to="/feeds">{texts.feeds.link}</Link>
      </li>
    </ul>
  );
}
