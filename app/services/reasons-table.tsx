import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { Table } from "~/ui/table.tsx";
import { isReasonKind, REASON_KINDS, toldCount } from "./reasons.ts";
import type { CardChoiceCount, OwnerReason } from "./staff-queries.server.ts";

const words = texts.services.staff;

/** A reason with its day in words. */
export type ShownReason = OwnerReason;

/** Why owners said that a service does not apply to them, with their business for those who may see it. */
export function ReasonsTable({ reasons }: { reasons: readonly ShownReason[] }) {
  const titles = words.reasonColumns;
  const named = reasons.some(({ business }) => business !== null);
  return (
    <Table
      caption={words.reasonsTitle}
      captionHidden
      stack
      rows={reasons.map((row, at) => ({ ...row, at }))}
      rowKey={({ at }) => String(at)}
      columns={[
        { key: "service", title: titles.service, rowHeader: true, cell: (row) => <Link to={`/staff/services/${row.serviceId}`}>{row.service}</Link> },
        ...(named
          ? [{ key: "business", title: titles.business, cell: (row: ShownReason) => <Link to={`/staff/businesses/${row.businessId}`}>{row.business}</Link> }]
          : []),
        { key: "reason", title: titles.reason, cell: (row) => row.reason },
        { key: "on", title: titles.on, cell: (row) => <span className="nowrap">{row.on}</span> },
      ]} // biome-ignore format: one column a line
    />
  );
}

/** How often owners put the card away and why, without a count that could point at one of them. */
export function ChoicesTable({ choices }: { choices: readonly CardChoiceCount[] }) {
  const { title, none, lead, columns, few } = words.choices;
  return (
    <section>
      <h2>{title}</h2>
      {choices.length === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <>
          <p className="muted">{lead}</p>
          <Table
            caption={title}
            captionHidden
            stack
            rows={choices}
            rowKey={({ state, reasonKind }) => `${state} ${reasonKind}`}
            columns={[
              { key: "choice", title: columns.choice, rowHeader: true, cell: sayChoice },
              {
                key: "count",
                title: columns.count,
                numeric: true,
                cell: ({ count }) => (toldCount(count) === "few" ? few : count),
              },
            ]}
          />
        </>
      )}
    </section>
  );
}

function sayChoice({ state, reasonKind }: CardChoiceCount): string {
  const { done, dismissed, because, inWords } = words.choices;
  if (state === "done") return done;
  if (state === "dismissed") return dismissed;
  return because(isReasonKind(reasonKind) ? REASON_KINDS[reasonKind] : inWords);
}
