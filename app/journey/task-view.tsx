import { Link } from "@remix-run/react";
import { addDays, formatDay } from "~/lib/dates.ts";
import { OfferLists } from "~/services/offer-list.tsx";
import type { Offers } from "~/services/offers.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { Details } from "~/ui/details.tsx";
import { Form } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import { WarningText } from "~/ui/warning-text.tsx";
import type { PlannedTask } from "./plan.ts";

const words = texts.journey.task;

interface TaskViewProps {
  task: PlannedTask;
  base: string;
}

/** What a task is, how to do it, and who helps by when at what cost. */
export function TaskFacts({ task, base }: TaskViewProps) {
  const { what, steps, helps, also, time, cost, deadline, dueOn, startBy, licence, waitsFor, late } = task;
  const fact = (key: string, value: string | null) => (value ? [{ key, value }] : []);
  return (
    <>
      {waitsFor.length > 0 ? (
        <InsetText>
          <p>{words.after}:</p>
          <ul>
            {waitsFor.map(({ key, title }) => (
              <li key={key}>
                <Link to={`${base}/tasks/${key}`}>{title}</Link>
              </li>
            ))}
          </ul>
        </InsetText>
      ) : null}
      <p className="lead">{what}</p>
      {licence ? (
        <p>
          <strong>{words[licence.level]}</strong> {licence.why}.
        </p>
      ) : null}
      {late && startBy && deadline ? <WarningText>{words.late(formatDay(startBy))}</WarningText> : null}
      <h2>{words.how}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <SummaryList
        rows={[
          ...fact(words.facts.helps, helps),
          ...fact(words.facts.time, time),
          ...fact(words.facts.cost, cost),
          ...fact(words.facts.deadline, deadline),
          ...fact(words.facts.dueOn, dueOn && deadline ? formatDay(dueOn) : null),
          ...fact(
            words.facts.startBy,
            startBy && dueOn && startBy < addDays(dueOn, -2) && !late ? formatDay(startBy) : null,
          ),
        ]}
      />
      {also.length > 0 ? (
        <Details summary={words.facts.also}>
          <ul>
            {also.map((who) => (
              <li key={who}>{who}</li>
            ))}
          </ul>
        </Details>
      ) : null}
    </>
  );
}

/** Asked in place when a step is done; the way on stands beside it. */
export function WasItEasy({ said, base }: { said: string | null; base: string }) {
  return (
    <>
      {said ? (
        <p>{words.easyThanks}</p>
      ) : (
        <Form className="no-print">
          <input type="hidden" name="intent" value="rate" />
          <h2>{words.easyTitle}</h2>
          <p>{words.easyLead}</p>
          <Actions>
            {Object.entries(words.easy).map(([value, label]) => (
              <Button key={value} name="easy" value={value} tone="secondary" small>
                {label}
              </Button>
            ))}
          </Actions>
        </Form>
      )}
      <p>
        <Link to={base}>{words.back}</Link>
      </p>
    </>
  );
}

interface TaskHelpProps {
  offers: Offers;
  /** money questions get a first answer nearby */
  warm: boolean;
  /** the name of a council that is not one of ours */
  elsewhere: string | null;
}

/** Who offers help with the task, local and national bodies each in a list of their own. */
export function TaskHelp({ offers, warm, elsewhere }: TaskHelpProps) {
  const { local, national } = offers;
  const said = texts.offers;
  const nobody = local.shown.length + national.shown.length + national.folded.length === 0;
  return (
    <>
      {warm && local.shown.length > 0 ? (
        <InsetText>
          <h2>{words.warmTitle}</h2>
          <p>{words.warm}</p>
          <p>
            <Link to="/services/advice-to-businesses">{texts.journey.plan.talkLink}</Link>
          </p>
        </InsetText>
      ) : null}
      {nobody ? (
        <>
          <h2>{words.localTitle}</h2>
          <p>{elsewhere === null ? said.nobody : said.nobodyElsewhere(elsewhere)}</p>
        </>
      ) : (
        <OfferLists
          offers={offers}
          local={{
            title: words.localTitle,
            nobody: elsewhere === null ? said.nobodyLocalTask : said.nobodyElsewhere(elsewhere),
          }}
          national={{ title: words.nationalTitle, nobody: null }}
          askTeam={false}
        />
      )}
    </>
  );
}
