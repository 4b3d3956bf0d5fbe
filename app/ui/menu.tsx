import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";

interface MenuProps {
  /** the navigation's name for those who do not see it */
  label: string;
  /** what the closed menu says on a small screen */
  summary: ReactNode;
  className?: string;
  /** the `<li>`s */
  children: ReactNode;
}

/**
 * Links that stand in a row where there is room, and behind one press where there is not. It needs no scripts: the
 * style shows a closed menu's content on wide screens, in browsers that can; in others the press stays.
 */
export function Menu({ label, summary, className, children }: MenuProps) {
  return (
    <nav aria-label={label} className={className ? `menu ${className}` : "menu"}>
      <details key={useLocation().key}>
        <summary>{summary}</summary>
        <ul>{children}</ul>
      </details>
    </nav>
  );
}
