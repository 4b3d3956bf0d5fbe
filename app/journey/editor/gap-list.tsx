import { Link } from "@remix-run/react";
import { NEED_COLUMNS, type NeedColumn } from "~/classification/needs-settings.ts";
import { needSlug } from "~/services/offer-terms.ts";
import { texts } from "~/texts/texts.ts";
import { Details } from "~/ui/details.tsx";
import { Table } from "~/ui/table.tsx";
import { Tag } from "~/ui/tag.tsx";
import type { TaskGap } from "./gaps.ts";

const words = texts.offers.gaps;

interface GapListProps {
  needs: readonly { need: NeedColumn; local: number; national: number }[];
  tasks: readonly TaskGap[];
}

/** What nobody local offers, by need and by step of the plan, for those who look after both lists. */
export function GapList({ needs, tasks }: GapListProps) {
  const without = needs.filter(({ local }) => local === 0);
  return (
    <section id="gaps" aria-labelledby="gaps-title">
      <h2 id="gaps-title">{words.title}</h2>
      <p>{words.lead}</p>
      {without.length + tasks.length === 0 ? <p className="muted">{words.none}</p> : null}
      {without.length > 0 ? (
        <ul>
          {without.map(({ need, national }) => (
            <li key={need}>
              <Link to={`/who-helps/${needSlug(need)}`}>{words.need(NEED_COLUMNS[need])}</Link>:{" "}
              {words.national(national)}
            </li>
          ))}
        </ul>
      ) : null}
      <Details summary={words.allNeeds}>
        <Table
          caption={words.allNeeds}
          captionHidden
          stack
          rows={needs}
          rowKey={({ need }) => need}
          columns={[
            { key: "need", title: words.needColumns.need, rowHeader: true, cell: ({ need }) => NEED_COLUMNS[need] },
            { key: "local", title: words.needColumns.local, numeric: true, cell: ({ local }) => local },
            { key: "national", title: words.needColumns.national, numeric: true, cell: ({ national }) => national },
          ]}
        />
      </Details>
      {tasks.length > 0 ? (
        <Details summary={words.tasks(tasks.length)}>
          <Table
            caption={words.tasks(tasks.length)}
            captionHidden
            stack
            rows={tasks}
            rowKey={({ key }) => key}
            columns={[
              { key: "task", title: words.columns.task, rowHeader: true, cell: ({ key, title }) => <Link to={`/staff/plan-tasks/${key}`}>{title}</Link> },
              { key: "named", title: words.columns.named, cell: ({ helps }) => helps },
              { key: "national", title: words.columns.national, numeric: true, cell: ({ national }) => (national === 0 ? <Tag tone="notice">{words.nobodyAtAll}</Tag> : national) },
            ]} // biome-ignore format: one column a line
          />
        </Details>
      ) : null}
    </section>
  );
}
