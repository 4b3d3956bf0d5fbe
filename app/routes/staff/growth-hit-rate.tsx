import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TriageFrame } from "~/casework/triage/queue-filter.tsx";
import { EVIDENCE_KINDS, GROWTH_BAND_LABELS, GROWTH_GROUP_LABELS } from "~/classification/growth-terms.ts";
import { HIT_PARTS, type HitLine, hitRate } from "~/insight/hit-rate.server.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { texts } from "~/texts/texts.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Table } from "~/ui/table.tsx";

const { hitRate: words, decisions, reasons } = texts.triage;

export const meta = () => [{ title: texts.common.title(words.title) }];

const KIND_WORDS = Object.fromEntries(Object.entries(EVIDENCE_KINDS).map(([kind, row]) => [kind, row.words]));
const NAMES: Record<HitLine["part"], Readonly<Record<string, string>>> = {
  groups: GROWTH_GROUP_LABELS,
  kinds: KIND_WORDS,
  reason: reasons,
  band: GROWTH_BAND_LABELS,
  decision: decisions,
};

export async function loader({ request }: LoaderFunctionArgs) {
  const lines = await hitRate(await requireStaff(request, "triage.view"));
  const parts = HIT_PARTS.map((part) => ({
    part,
    title: words.parts[part] ?? part,
    lines: lines
      .filter((line) => line.part === part)
      .map((line) => ({ ...line, name: NAMES[part][line.key] ?? line.key })),
  }));
  return { parts: parts.filter((part) => part.lines.length > 0) };
}

const figure = (count: number | null) => (count === null ? words.hidden : count.toLocaleString("en-GB"));

export default function HitRate() {
  const { parts } = useLoaderData<typeof loader>();
  const { columns } = words;
  return (
    <TriageFrame words={words}>
      {parts.length === 0 ? (
        <EmptyState title={words.noneTitle}>
          <p>{words.none}</p>
        </EmptyState>
      ) : (
        <p className="muted">{words.small}</p>
      )}
      {parts.map(({ part, title, lines }) => (
        <Table
          key={part}
          caption={title}
          rows={lines}
          rowKey={(line) => line.key}
          columns={[
            { key: "key", title: columns.key, rowHeader: true, cell: (line) => line.name },
            { key: "decided", title: columns.decided, numeric: true, cell: (line) => figure(line.decided) },
            { key: "known", title: columns.known, numeric: true, cell: (line) => figure(line.known) },
            { key: "grew", title: columns.grew, numeric: true, cell: (line) => figure(line.grew) },
            { key: "rate", title: columns.rate, numeric: true, cell: (line) => line.rate === null ? words.rateNone : words.percent(line.rate) },
          ]} // biome-ignore format: a column a line
        />
      ))}
    </TriageFrame>
  );
}
