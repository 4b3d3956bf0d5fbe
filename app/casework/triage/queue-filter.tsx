import { Form, Link, NavLink } from "@remix-run/react";
import type { ComponentProps, ReactNode } from "react";
import { STAGES } from "~/classification/lifecycle-terms.ts";
import { SECTOR_GROUPS } from "~/classification/sector-groups.ts";
import { SEGMENTS, segmentWords } from "~/classification/stake-terms.ts";
import { STAGE_LABELS } from "~/classification/wording.ts";
import { texts } from "~/texts/texts.ts";
import { FilterFold } from "~/ui/filter-fold.tsx";
import { FilterSelect } from "~/ui/filter-select.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import type { QueueFilters } from "./schema.ts";
import type { Queue } from "./triage-terms.ts";

const words = texts.triage;

const PAGES = [
  ["/staff/growth", words.pages.growth],
  ["/staff/distress", words.pages.distress],
  ["/staff/growth/watching", words.pages.watching],
  ["/staff/growth/outcomes", words.pages.outcomes],
  ["/staff/growth/hit-rate", words.pages.hitRate],
] as const;

/** The pages of the triage, one beside the other. */
export function TriagePages() {
  return (
    <nav className="kept-lists views" aria-label={words.pages.label}>
      <ul>
        {PAGES.map(([to, text]) => (
          <li key={to}>
            <NavLink to={to} end>
              {text}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A page of the triage: what it is, and the way to the others. */
export function TriageFrame({
  words: said,
  children,
}: {
  words: { title: string; intro: string };
  children: ReactNode;
}) {
  return (
    <div className="wrap">
      <PageTitle>{said.title}</PageTitle>
      <p>{said.intro}</p>
      <TriagePages />
      {children}
    </div>
  );
}

interface FilterProps {
  queue: Queue;
  filters: Omit<QueueFilters, "after" | "before">;
  filtered: boolean;
  wards: readonly { code: string; name: string }[];
}

/** Ward, sector, segment and stage, in the address. */
export function QueueFilter({ queue, filters, filtered, wards }: FilterProps) {
  const { ward, sector, segment, stage, unusual } = filters;
  const said = words.filter;
  return (
    <Form method="get" className="filters" key={JSON.stringify(filters)} aria-label={said.label}>
      <FilterFold open={filtered} summary={said.label}>
        <Chosen name="ward" label={said.ward} value={ward} options={wards.map((one) => [one.code, one.name])} />
        <Chosen
          name="sector"
          label={said.sector}
          value={sector}
          options={SECTOR_GROUPS.map((one) => [one.key, one.label])}
        />
        <Chosen
          name="segment"
          label={said.segment}
          value={segment ?? ""}
          options={SEGMENTS.map((one) => [one, segmentWords(one)])}
        />
        <Chosen
          name="stage"
          label={said.stage}
          value={stage ?? ""}
          options={STAGES.map((one) => [one, STAGE_LABELS[one]])}
        />
        {queue === "growth" ? (
          <Chosen
            name="unusual"
            label={said.unusual}
            value={unusual ? "yes" : ""}
            options={[["yes", said.unusualYes]]}
          />
        ) : null}
      </FilterFold>
      <div className="filters-actions">
        <button type="submit" className="button button-secondary button-small">
          {said.show}
        </button>
        {filtered ? <Link to={`/staff/${queue}`}>{said.clear}</Link> : null}
      </div>
    </Form>
  );
}

function Chosen({ name, options, ...rest }: Omit<ComponentProps<typeof FilterSelect>, "id">) {
  return <FilterSelect id={`g-${name}`} name={name} options={[["", words.filter.any], ...options]} {...rest} />;
}

/** The whole council's, or one's own. */
export function WhoseLinks({
  words: said,
  mine,
}: {
  words: { whose: string; all: string; mine: string };
  mine: boolean;
}) {
  return (
    <nav className="kept-lists views" aria-label={said.whose}>
      <ul>
        <li>
          <Link to="?" aria-current={mine ? undefined : "page"}>
            {said.all}
          </Link>
        </li>
        <li>
          <Link to="?whose=mine" aria-current={mine ? "page" : undefined}>
            {said.mine}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
