import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";

/** Below a list: keeps the search that made it. @param search  the list's address with its filters: "/needs?sector=building" */
export function TellMeLink({ search }: { search: string }) {
  return (
    <p>
      <Link to={`/alerts/new?${new URLSearchParams({ search })}`}>{texts.alerts.tellMe}</Link>
    </p>
  );
}
