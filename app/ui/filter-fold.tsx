import type { ReactNode } from "react";
import { texts } from "~/texts/texts.ts";

interface FilterFoldProps {
  children: ReactNode;
  /** something is chosen: what is chosen must be in sight */
  open: boolean;
  /** what is pressed on a phone */
  summary?: string;
}

/** The filters of a list: beside each other where there is room, behind one press on a phone, so that the list is in sight. */
export function FilterFold({ children, open, summary = texts.ui.narrow }: FilterFoldProps) {
  return (
    <details className="filters-more" open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
