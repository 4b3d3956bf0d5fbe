import { Form as GetForm } from "@remix-run/react";
import type { ReactNode } from "react";
import { BackLink } from "./back-link.tsx";
import { Actions, Button } from "./button.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { Form, type FormState } from "./form.tsx";
import { Honeypot } from "./honeypot.tsx";
import { Page } from "./layout.tsx";
import { StepHeader } from "./step-header.tsx";
import { TextField } from "./text-field.tsx";

interface WizardPageProps {
  form: FormState;
  /** names the page, so that the next one begins with fields of its own */
  name: string;
  back: string;
  step: { now: number; all: number };
  button: string;
  /** the first page: whoever fills in what nobody sees is not a person */
  first: boolean;
  /** said under the form: how long the answers are kept */
  kept: string | null;
  /** below the form */
  after?: ReactNode;
  children: ReactNode;
}

/** One page of several that ask one question each: the way back, which step it is, the question and the way on. */
export function WizardPage({ form, name, back, step, button, first, kept, after, children }: WizardPageProps) {
  return (
    <Page before={<BackLink to={back} />}>
      <ErrorSummary form={form} />
      <StepHeader {...step} />
      <Form form={form} key={name}>
        {children}
        {first ? <Honeypot /> : null}
        <Actions>
          <Button>{button}</Button>
        </Actions>
      </Form>
      {after}
      {kept ? <p className="small muted">{kept}</p> : null}
    </Page>
  );
}

/** The second form of a page with choices: other words to look by. It changes nothing. */
export function SearchAgain({ typed, label, button }: { typed: string; label: string; button: string }) {
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
