import { Form as GetForm } from "@remix-run/react";
import type { ReactNode } from "react";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, type FormState } from "~/ui/form.tsx";
import { Honeypot } from "~/ui/honeypot.tsx";
import { Page } from "~/ui/layout.tsx";
import { StepHeader } from "~/ui/step-header.tsx";
import { TextField } from "~/ui/text-field.tsx";

interface QuestionPageProps {
  form: FormState;
  /** which page it is: "what" is the first, "trade" has a choice to look for, "outside" is for other councils' areas */
  name: string;
  back: string;
  step: { now: number; all: number };
  words: { save: string; outside: { goOn: string }; trade: { search: string; searchButton: string } };
  /** the words that the trades on offer were looked up by, where they are not those of the answer */
  tradeWords: string;
  /** said under the form: how long the answers are kept */
  kept: string;
  children: ReactNode;
}

/**
 * One page of several that ask one question each about a business, one that is or one that is to come: the way back, which
 * step it is, the question and the way on.
 */
export function QuestionPage({ form, name, back, step, words, tradeWords, kept, children }: QuestionPageProps) {
  // whoever fills in what nobody sees on the first page is not a person
  const first = name === "what";
  return (
    <Page before={<BackLink to={back} />}>
      <ErrorSummary form={form} />
      <StepHeader {...step} />
      {/* the next page begins with fields of its own */}
      <Form form={form} key={name}>
        {children}
        {first ? <Honeypot /> : null}
        <Actions>
          <Button>{name === "outside" ? words.outside.goOn : words.save}</Button>
        </Actions>
      </Form>
      {name === "trade" ? (
        <SearchAgain typed={tradeWords} label={words.trade.search} button={words.trade.searchButton} />
      ) : null}
      {first ? null : <p className="small muted">{kept}</p>}
    </Page>
  );
}

/** The second form of a page with choices: other words to look by. It changes nothing. */
function SearchAgain({ typed, label, button }: { typed: string; label: string; button: string }) {
  const field = { name: "words", id: "trade-words", errors: [], initialValue: typed };
  return (
    <GetForm method="get" className="search-again">
      <TextField field={field} label={label} width={20} />
      <Actions>
        <Button tone="secondary">{button}</Button>
      </Actions>
    </GetForm>
  );
}
