import type { ReactNode } from "react";
import { texts } from "~/texts/texts.ts";

/** What may cost somebody something if they miss it. */
export function WarningText({ children }: { children: ReactNode }) {
  return (
    <div className="warning">
      <span className="warning-icon" aria-hidden="true">
        !
      </span>
      <strong>
        <span className="visually-hidden">{texts.ui.warning}</span>
        {children}
      </strong>
    </div>
  );
}
