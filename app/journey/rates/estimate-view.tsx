import { formatDay } from "~/lib/dates.ts";
import { formatPence, formatPounds, formatTenths } from "~/lib/money.ts";
import { texts } from "~/texts/texts.ts";
import { InsetText } from "~/ui/inset-text.tsx";
import { Table } from "~/ui/table.tsx";
import type { Estimate, RatesFacts, Step } from "./estimate.ts";
import type { WhatIf } from "./what-if.ts";

const words = texts.rates.estimate;

/** "50%", "33.3%". */
function share(percent: number): string {
  return `${percent.toLocaleString("en-GB", { maximumFractionDigits: 1 })}%`;
}

function sumOf({ kind, amount, capped, change }: Step, { rateableValue, lastYear }: RatesFacts): string {
  const { sums } = words;
  const cap = capped ? words.capped(formatPence(-change)) : "";
  switch (kind) {
    case "multiplier":
    case "supplement":
      return sums[kind](formatPounds(rateableValue), formatTenths(amount));
    case "percent":
    case "taper":
      return sums[kind](share(amount)) + cap;
    case "months":
      return sums.months(amount) + cap;
    case "rise_cap":
      return sums.rise_cap(share(amount), formatPence(lastYear ?? 0));
  }
}

/** Where a figure is from, and when somebody last looked. */
export function RateSource({ sourceUrl, checkedOn, name }: { sourceUrl: string; checkedOn: string; name: string }) {
  return (
    <span className="small muted">
      <a href={sourceUrl} rel="noreferrer">
        {texts.rates.explain.source}
        <span className="visually-hidden">: {name}</span>
      </a>
      , {texts.rates.explain.checked(formatDay(checkedOn))}
    </span>
  );
}

/** The figure, and the whole sum below it. */
export function EstimateAnswer({
  answer,
  facts,
  year,
  changes,
}: {
  answer: Estimate & { kind: "estimate" };
  facts: RatesFacts;
  year: string;
  changes: readonly { what: WhatIf; pence: number; difference: number }[];
}) {
  const { pence, steps } = answer;
  return (
    <section aria-labelledby="answer" className="rates-answer">
      <div className="rates-figure">
        <h2 id="answer">{words.answerTitle(year)}</h2>
        <p className="rates-amount">
          <strong>{formatPence(pence)}</strong> {words.aYear}
        </p>
        <p>{pence === 0 ? words.nothing : words.aMonth(formatPence(Math.round(pence / 1200) * 100))}</p>
        <p>
          <strong>{words.notBill}</strong>
        </p>
      </div>
      <h3>{words.stepsTitle}</h3>
      <Table
        caption={words.stepsTitle}
        captionHidden
        stack
        rows={steps}
        rowKey={(step) => step.key}
        columns={[
          { key: "step", title: words.columns.step, rowHeader: true, cell: (step) => <StepName step={step} /> },
          { key: "sum", title: words.columns.sum, cell: (step) => sumOf(step, facts) },
          { key: "change", title: words.columns.change, numeric: true, cell: (step) => formatPence(step.change) },
          { key: "left", title: words.columns.left, numeric: true, cell: (step) => formatPence(step.left) },
        ]}
      />
      {steps.some(({ kind }) => kind === "months") ? <p>{words.emptyYear}</p> : null}
      <WhatWouldChange changes={changes} />
      <h3>{words.notIn}</h3>
      <ul>
        {words.notInList.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </section>
  );
}

function StepName({ step: { rule } }: { step: Step }) {
  return (
    <>
      {rule.name}
      {rule.note ? <span className="rates-note">{rule.note}</span> : null}
      <span className="rates-note">
        <RateSource {...rule} />
      </span>
    </>
  );
}

function WhatWouldChange({ changes }: { changes: readonly { what: WhatIf; pence: number; difference: number }[] }) {
  if (changes.length === 0) return null;
  return (
    <>
      <h3>{words.whatIf}</h3>
      <ul className="rates-changes">
        {changes.map(({ what, pence, difference }) => (
          <li key={what}>
            {words.whatIfs[what]}:{" "}
            <strong>
              {difference > 0 ? words.dearer(formatPence(difference)) : words.cheaper(formatPence(-difference))}
            </strong>{" "}
            <span className="muted">({words.comesTo(formatPence(pence))})</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** No multiplier, no figure: why, and what there is instead. */
export function NoFigure({ why, year }: { why: "no_year" | "no_multiplier"; year: string }) {
  return (
    <InsetText>
      <h2>{words.noFigure}</h2>
      <p>{why === "no_year" ? words.noYear(year) : words.noMultiplier}</p>
      <p>{words.notBill}</p>
    </InsetText>
  );
}

export interface RangeShown {
  nearby: { outcode: string; low: number; high: number; list: number; lowPence: number; highPence: number } | null;
  examples: { value: number; pence: number }[];
}

/** For somebody who does not know their value: what it may come to. */
export function RangeAnswer({ range, lookUp }: { range: RangeShown; lookUp: string }) {
  const { nearby, examples } = range;
  return (
    <section className="rates-answer" aria-labelledby="range">
      <h2 id="range">{words.range}</h2>
      <p>
        <a href={lookUp} rel="noreferrer">
          {words.lookUp}
        </a>
      </p>
      {nearby ? (
        <p>
          {words.rangeText(nearby.outcode, formatPounds(nearby.low), formatPounds(nearby.high), nearby.list)}{" "}
          <strong>{words.rangeFigures(formatPence(nearby.lowPence), formatPence(nearby.highPence))}</strong>
        </p>
      ) : null}
      <Table
        caption={words.examples}
        rows={examples}
        rowKey={({ value }) => String(value)}
        columns={[
          {
            key: "value",
            title: words.exampleColumns.value,
            rowHeader: true,
            cell: ({ value }) => formatPounds(value),
          },
          { key: "pence", title: words.exampleColumns.pence, numeric: true, cell: ({ pence }) => formatPence(pence) },
        ]}
      />
      <p>
        <strong>{words.notBill}</strong>
      </p>
    </section>
  );
}
