import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";

/** The way here from the top. */
export function Breadcrumbs({ items }: { items: readonly { text: string; href: string }[] }) {
  return (
    <nav className="breadcrumbs" aria-label={texts.ui.breadcrumb}>
      <ol>
        {items.map((item) => (
          <li key={item.href} className="crumb">
            <Link to={item.href}>{item.text}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
