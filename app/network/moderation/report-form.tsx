import { useActionData } from "@remix-run/react";
import type { ReactNode } from "react";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Honeypot } from "~/ui/honeypot.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { REPORT_REASONS } from "./moderation-terms.ts";
import type { ReportForm } from "./schema.ts";

const words = texts.moderation.report;

interface ReportPageProps {
  title: string;
  lead: string;
  before: ReactNode;
  /** what is reported */
  children: ReactNode;
}

/** The page on which a post or a message is reported. */
export function ReportPage({ title, lead, before, children }: ReportPageProps) {
  const { form, fields } = useFormState<typeof ReportForm>(useActionData());
  const options = REPORT_REASONS.map((value) => ({ value, label: texts.moderation.reportReasons[value] }));
  return (
    <Page before={before}>
      <ErrorSummary form={form} />
      <PageTitle>{title}</PageTitle>
      <p>{lead}</p>
      <h2>{words.about}</h2>
      {children}
      <Form form={form}>
        <Radios field={fields.reason} label={words.reason} options={options} />
        <TextArea field={fields.note} label={words.note} rows={3} limit={500} />
        <Honeypot />
        <Button>{words.button}</Button>
      </Form>
    </Page>
  );
}
