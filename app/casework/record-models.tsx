import type { ReactNode } from "react";
import { eventRow, isEventType } from "~/circumstances/catalogue.ts";
import {
  COMPLEXITY_LABELS,
  COMPLEXITY_PART_LABELS,
  type ComplexityResult,
  complexityWords,
} from "~/classification/complexity.ts";
import { GROWTH_BAND_LABELS, type GrowthResult } from "~/classification/growth-terms.ts";
import { HeadcountLine } from "~/classification/headcount-line.tsx";
import type { Model } from "~/classification/model-settings.ts";
import { outcomeWords } from "~/classification/result-words.ts";
import { SegmentName } from "~/classification/stage-tag.tsx";
import { LEVEL_LABELS, STAKE_BAND_LABELS, type StakeResult, segmentWithin } from "~/classification/stake-terms.ts";
import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Details } from "~/ui/details.tsx";
import { SummaryList, type SummaryRow } from "~/ui/summary-list.tsx";
import { addressOf } from "./five-things.tsx";
import type { BusinessRecord } from "./queries/find-business.server.ts";
import type { InspectionShown, ModelChange, ModelRecord } from "./queries/record-models.server.ts";

const words = texts.models;

/** Stake, complexity, growth and inspection: the answer in a line, and opened, why and what is missing. */
export function RecordModels({ record, asOf }: { record: BusinessRecord; asOf: PlainDate }) {
  const { stake, complexity, growth, inspection } = record.models;
  return (
    <section id="models">
      <h2 id="models-title">{words.title}</h2>
      {!stake && !complexity && !growth && !inspection ? <p className="muted">{words.none}</p> : null}
      <HeadcountLine counts={record.headcounts} asOf={asOf} />
      {stake ? (
        <ModelPart model="stake" answer={stakeAnswer(stake.output)} found={stake}>
          <Stake result={stake.output} />
        </ModelPart>
      ) : null}
      {complexity ? (
        <ModelPart model="complexity" answer={complexityAnswer(complexity.output)} found={complexity}>
          <Complexity result={complexity.output} />
        </ModelPart>
      ) : null}
      {growth ? (
        <ModelPart model="growth" answer={growthAnswer(growth.output)} found={growth}>
          <Growth result={growth.output} />
        </ModelPart>
      ) : null}
      {inspection ? (
        <ModelPart model="inspection" answer={inspectionAnswer(inspection.output)} found={inspection}>
          <Inspection result={inspection.output} sites={record.snapshot.sites} />
        </ModelPart>
      ) : null}
    </section>
  );
}

interface PartProps {
  model: Exclude<Model, "lifecycle">;
  answer: string;
  found: ModelRecord<unknown>;
  children: ReactNode;
}

function ModelPart({ model, answer, found, children }: PartProps) {
  return (
    <Details id={`model-${model}`} summary={`${words.names[model]}: ${answer}`}>
      {children}
      <h3>{words.history}</h3>
      <ul>
        {found.history.map((line, at) => (
          <li key={line.id}>
            {words.historyLine(formatDay(line.on), changeWords(model, line, found.history[at + 1]))}
            <span className="source">{eventTitle(line.eventType)}</span>
          </li>
        ))}
      </ul>
      <p className="source">{words.asOf(formatDay(found.asOf))}</p>
    </Details>
  );
}

/** The answer with its score; one that gave the same answer as the one before it says so. */
function changeWords(model: Model, line: ModelChange, before: ModelChange | undefined): string {
  if (before?.outcome === line.outcome && before.score === line.score && before.known === line.known)
    return words.otherReasons;
  if (line.known === false) return words.nothingKnown.toLowerCase();
  const answer = outcomeWords(model, line.outcome);
  return line.score === null ? answer : `${answer}, ${line.score}`;
}

function eventTitle(type: string | null): string {
  if (type === null) return words.byTime;
  return isEventType(type) ? eventRow(type).staffTitle : type;
}

function Why({ reasons, missing }: { reasons: readonly string[]; missing?: readonly string[] }) {
  return (
    <>
      <h3>{words.why}</h3>
      <Lines lines={reasons} />
      {missing && missing.length > 0 ? (
        <>
          <h3>{words.missing}</h3>
          <Lines lines={missing} />
        </>
      ) : null}
    </>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

const stakeScore = ({ score, low, high }: StakeResult) => words.of100(String(score ?? words.range(low, high)));

function stakeAnswer(result: StakeResult): string {
  const { segment, band } = result;
  return [
    segment ? segmentWithin(segment) : LEVEL_LABELS[result.level].toLowerCase(),
    band ? STAKE_BAND_LABELS[band].toLowerCase() : words.notSettled,
    stakeScore(result),
  ].join(", ");
}

function Stake({ result }: { result: StakeResult }) {
  const { segment, possible, band } = result;
  const rows: SummaryRow[] = [
    { key: words.stake.level, value: LEVEL_LABELS[result.level] },
    {
      key: words.stake.segment,
      value: segment ? (
        <SegmentName segment={segment} />
      ) : possible.length > 0 ? (
        words.stake.possible(possible.map(segmentWithin).join("; or "))
      ) : (
        words.notKnown
      ),
    },
    { key: words.stake.score, value: stakeScore(result) },
    { key: words.stake.band, value: band ? STAKE_BAND_LABELS[band] : words.notKnown },
    { key: words.stake.talkTo, value: result.talkTo },
  ];
  return (
    <>
      <SummaryList rows={rows} />
      <Why reasons={result.reasons} missing={result.missing.map((input) => words.stake.inputs[input])} />
    </>
  );
}

const complexityAnswer = (result: ComplexityResult) =>
  result.band === "dormant" ? COMPLEXITY_LABELS.dormant.toLowerCase() : complexityWords(result);

function Complexity({ result }: { result: ComplexityResult }) {
  const rows: SummaryRow[] = [
    { key: words.complexity.band, value: result.band ? COMPLEXITY_LABELS[result.band] : complexityWords(result) },
    { key: words.complexity.total, value: words.range(result.low, result.high) },
  ];
  if (result.question) rows.push({ key: words.complexity.question, value: result.question.text });
  if (result.offer) rows.push({ key: words.complexity.offer, value: words.complexity.offers[result.offer] });
  return (
    <>
      <SummaryList rows={rows} />
      <Why
        reasons={result.reasons}
        missing={result.missing.map((part) => COMPLEXITY_PART_LABELS[part].toLowerCase())}
      />
    </>
  );
}

const growthAnswer = ({ known, band, score }: GrowthResult) =>
  known ? `${GROWTH_BAND_LABELS[band].toLowerCase()}, ${words.of100(String(score))}` : words.nothingKnown.toLowerCase();

function Growth({ result }: { result: GrowthResult }) {
  const rows: SummaryRow[] = [
    { key: words.growth.band, value: result.known ? GROWTH_BAND_LABELS[result.band] : words.growth.nothing },
  ];
  // no points are no answer where nothing is known
  const reasons = result.reasons.filter((reason) => result.known || !reason.startsWith(`${result.score} of 100`));
  if (result.known) rows.push({ key: words.growth.score, value: words.of100(String(result.score)) });
  if (result.newestOn) rows.push({ key: words.growth.newest, value: formatDay(result.newestOn) });
  if (result.queue === "distress") rows.push({ key: words.growth.queue, value: words.growth.distress });
  if (result.unusual) rows.push({ key: words.growth.unusual, value: result.unusual });
  return (
    <>
      <SummaryList rows={rows} />
      <Why reasons={reasons} />
    </>
  );
}

const inspectionAnswer = ({ category, detail }: InspectionShown) =>
  [
    category ? words.inspection.answer(category) : words.notSettled,
    detail?.checkFirst ? words.inspection.checkFirst.toLowerCase() : "",
  ]
    .filter(Boolean)
    .join(", ");

function Inspection({ result, sites }: { result: InspectionShown; sites: BusinessRecord["snapshot"]["sites"] }) {
  const { category, dueOn, detail } = result;
  const rows: SummaryRow[] = [
    { key: words.inspection.category, value: category ?? words.notKnown },
    { key: words.inspection.due, value: dueOn ? formatDay(dueOn) : words.inspection.dueNot },
  ];
  if (detail)
    rows.push({
      key: words.inspection.certainty,
      value: words.inspection.certainties[detail.certainty],
      source: [detail.certaintyReason, detail.checkFirst ? `${words.inspection.checkFirst}.` : ""].join(" "),
    });
  return (
    <>
      <SummaryList rows={rows} />
      {!detail ? (
        <p className="muted">{words.inspection.hidden}</p>
      ) : detail.sites.length === 0 ? (
        <p className="muted">{words.inspection.noSites}</p>
      ) : (
        detail.sites.map((one) => {
          const site = sites.find(({ id }) => id === one.siteId);
          return (
            <div key={one.siteId}>
              <p>
                <strong>{(site && addressOf(site)) || words.inspection.place}</strong>
                <span className="source">{visitsOf(one)}</span>
              </p>
              <Why reasons={one.reasons} missing={one.missing.map((input) => words.inspection.inputs[input])} />
            </div>
          );
        })
      )}
    </>
  );
}

function visitsOf({ category, months }: { category: string | null; months: number | null }): string {
  if (category === null) return words.notKnown;
  const visits = months === null ? words.inspection.noRoutine : words.inspection.every(months);
  return `${words.filters.category(category)}. ${visits}.`;
}
