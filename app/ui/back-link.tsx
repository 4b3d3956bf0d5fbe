import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";

/** The page before this one. */
export function BackLink({ to, children }: { to: string; children?: string }) {
  return (
    <Link to={to} className="back-link">
      {children ?? texts.ui.back}
    </Link>
  );
}
