import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { texts } from "~/texts/texts.ts";

export interface SummaryRow {
  key: ReactNode;
  value: ReactNode;
  /** where it comes from and how fresh it is, in small letters under the value */
  source?: ReactNode;
  actions?: { href: string; text?: string; hidden: string }[];
}

/** Names and values, each with the way to change it. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="summary-list">
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and never move
        <div className="summary-row" key={index}>
          <dt>{row.key}</dt>
          <dd>
            {row.value}
            {row.source ? <span className="source">{row.source}</span> : null}
          </dd>
          <RowActions actions={row.actions ?? []} />
        </div>
      ))}
    </dl>
  );
}

function RowActions({ actions }: { actions: NonNullable<SummaryRow["actions"]> }) {
  const links = actions.map((action) => (
    <Link key={action.href + action.hidden} to={action.href}>
      {action.text ?? texts.ui.change}
      <span className="visually-hidden"> {action.hidden}</span>
    </Link>
  ));
  if (links.length === 0) return null;
  return (
    <dd className="summary-actions">
      {links.length === 1 ? (
        links
      ) : (
        <ul>
          {links.map((link) => (
            <li key={link.key}>{link}</li>
          ))}
        </ul>
      )}
    </dd>
  );
}

interface SummaryCardProps {
  title: string;
  rows: readonly SummaryRow[];
  /** the section's own way to change all of it */
  action?: { href: string; text?: string; hidden: string };
  note?: ReactNode;
  id?: string;
}

/** One section of a record, with its heading and the way to change it. */
export function SummaryCard({ title, rows, action, note, id }: SummaryCardProps) {
  return (
    <section className="summary-card" id={id} aria-label={title}>
      <div className="summary-card-title">
        <h2>{title}</h2>
        {note ? <span className="small muted">{note}</span> : null}
        {action ? (
          <Link to={action.href}>
            {action.text ?? texts.ui.change}
            <span className="visually-hidden"> {action.hidden}</span>
          </Link>
        ) : null}
      </div>
      <SummaryList rows={rows} />
    </section>
  );
}
