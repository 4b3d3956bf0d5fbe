import { Link, useLoaderData } from "@remix-run/react";
import { NETWORK_LIMITS } from "~/network/limits.ts";
import { publicFigures } from "~/network/moderation/public-figures.server.ts";
import { texts } from "~/texts/texts.ts";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Table } from "~/ui/table.tsx";

const words = texts.moderation.rules;

export const meta = () => [
  { title: texts.common.title(words.title) },
  { name: "description", content: words.description },
];

export async function loader() {
  return { rows: await publicFigures() };
}

export default function CommunityRules() {
  const { rows } = useLoaderData<typeof loader>();
  const figures = ["posts", "refused", "hidden", "appeals", "upheld"] as const;
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      <p className="lede">{words.lead}</p>
      {words.sections.map(({ title, lines }) => (
        <Lines key={title} title={title} lines={lines} />
      ))}
      <Lines title={words.limitsTitle} lines={words.limits(NETWORK_LIMITS)} />
      <Lines title={words.howTitle} lines={words.how} />
      <h2 id="figures">{words.figuresTitle}</h2>
      <p>{words.figuresLead}</p>
      <Table
        caption={words.figuresCaption}
        captionHidden
        stack
        rows={rows}
        rowKey={({ month }) => month}
        columns={[
          { key: "month", title: words.columns.month, rowHeader: true, cell: ({ month }) => month },
          ...figures.map((key) => ({
            key,
            title: words.columns[key],
            numeric: true,
            cell: (row: (typeof rows)[number]) => row[key] ?? words.few,
          })),
        ]}
      />
      <h2>{words.askTitle}</h2>
      <p>
        {words.ask} <Link to="/help">{words.askLink}</Link>
      </p>
    </Page>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
