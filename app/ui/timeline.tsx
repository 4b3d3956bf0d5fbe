import type { ReactNode } from "react";

export interface TimelineEntry {
  key: string;
  title: ReactNode;
  /** when, by whom */
  meta: ReactNode;
  body?: ReactNode;
}

/** What happened, the newest first. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.key}>
          <h3>{entry.title}</h3>
          <p className="meta">{entry.meta}</p>
          {entry.body ? <div>{entry.body}</div> : null}
        </li>
      ))}
    </ol>
  );
}
