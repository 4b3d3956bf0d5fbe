import { texts } from "~/texts/texts.ts";
import { sayCondition } from "./rule-form.tsx";
import type { RuleData, Truth } from "./rules.ts";

const words = texts.services;

const SIGNS = { true: words.try.outcome.yes, false: words.try.outcome.no, null: words.try.outcome.unknown };

/** A rule in words; with `outcomes`, each row says whether the business meets it. */
export function RuleText({ rule, outcomes }: { rule: RuleData; outcomes?: readonly Truth[] }) {
  return (
    <>
      <p className="mb-1!">
        <strong>{words.edit.effects[rule.effect]}</strong>
        {rule.conditions.length > 1 ? `: ${words.edit.joins[rule.join]}` : null}
      </p>
      <ul className="mb-2!">
        {rule.conditions.map((condition, at) => (
          <li key={JSON.stringify(condition)}>
            {sayCondition(condition)}
            {outcomes ? <strong> ({SIGNS[`${outcomes[at] ?? null}`]})</strong> : null}
          </li>
        ))}
      </ul>
      <p className="muted mb-2!">“{rule.why}”</p>
    </>
  );
}
