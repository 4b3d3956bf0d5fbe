import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { Table } from "~/ui/table.tsx";

const words = texts.services.staff;

export interface ShownReason {
  serviceId: string;
  service: string;
  businessId: string;
  business: string;
  reason: string;
  /** in words */
  on: string;
}

/** Why owners said that a service does not apply to them. */
export function ReasonsTable({ reasons }: { reasons: readonly ShownReason[] }) {
  const titles = words.reasonColumns;
  return (
    <Table
      caption={words.reasonsTitle}
      captionHidden
      stack
      rows={reasons}
      rowKey={(row) => `${row.serviceId}${row.businessId}`}
      columns={[
        { key: "service", title: titles.service, rowHeader: true, cell: (row) => <Link to={`/staff/services/${row.serviceId}`}>{row.service}</Link> },
        { key: "business", title: titles.business, cell: (row) => <Link to={`/staff/businesses/${row.businessId}`}>{row.business}</Link> },
        { key: "reason", title: titles.reason, cell: (row) => row.reason },
        { key: "on", title: titles.on, cell: (row) => <span className="nowrap">{row.on}</span> },
      ]} // biome-ignore format: one column a line
    />
  );
}
