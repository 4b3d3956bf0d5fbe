import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { Details } from "~/ui/details.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import { Table } from "~/ui/table.tsx";
import { Tag } from "~/ui/tag.tsx";
import { RuleText } from "./rule-text.tsx";
import type { Truth } from "./rules.ts";
import type { TriedRule, TriedRules } from "./try-rules.server.ts";

const words = texts.services.try;
const forYou = texts.services.forYou;

/** What came of putting every rule to one business. */
export function TryResult({ result }: { result: TriedRules }) {
  const withOutcome = (outcome: Truth) => result.rules.filter((tried) => tried.outcome === outcome);
  return (
    <>
      <h2>
        <Link to={`/staff/businesses/${result.businessId}`}>{result.name}</Link>{" "}
        <span className="muted font-normal">{result.reference}</span>
      </h2>
      <div className="split">
        <div>
          <h3>{words.cards}</h3>
          {result.cards.length === 0 ? <p className="muted">{words.noCards}</p> : null}
          <ol>
            {result.cards.map((card) => (
              <li key={card.serviceId} className="mb-2">
                <Link to={`/staff/services/${card.serviceId}`}>{card.title}</Link>{" "}
                <Tag tone={forYou.bandTone[card.band]}>{forYou.bands[card.band]}</Tag>
                <span className="block small">{card.why}</span>
              </li>
            ))}
          </ol>
          {result.question ? <p>{words.question(result.question)}</p> : null}
        </div>
        <div>
          <h3>{words.facts}</h3>
          <SummaryList
            rows={result.facts.map(({ label, value, partly }) => ({
              key: label,
              value: value ?? <span className="muted">{words.notKnown}</span>,
              source: partly && value !== null ? words.partly : undefined,
            }))}
          />
        </div>
      </div>
      <h3>{words.hold(withOutcome(true).length)}</h3>
      <RuleTable rules={withOutcome(true)} caption={words.hold(withOutcome(true).length)} />
      <Details summary={words.unknown(withOutcome(null).length)}>
        <RuleTable rules={withOutcome(null)} caption={words.unknown(withOutcome(null).length)} />
      </Details>
      <Details summary={words.fail(withOutcome(false).length)}>
        <RuleTable rules={withOutcome(false)} caption={words.fail(withOutcome(false).length)} />
      </Details>
      <p className="muted">{words.outOfArea}</p>
    </>
  );
}

function RuleTable({ rules, caption }: { rules: readonly TriedRule[]; caption: string }) {
  if (rules.length === 0) return null;
  return (
    <Table
      caption={caption}
      captionHidden
      stack
      rows={rules}
      rowKey={({ rule }) => rule.id}
      columns={[
        {
          key: "service",
          title: words.columns.service,
          rowHeader: true,
          cell: (tried) => <Link to={`/staff/services/${tried.serviceId}`}>{tried.service}</Link>,
        },
        {
          key: "why",
          title: words.columns.why,
          cell: (tried) => <RuleText rule={tried.rule} outcomes={tried.outcomes} />,
        },
      ]}
    />
  );
}
