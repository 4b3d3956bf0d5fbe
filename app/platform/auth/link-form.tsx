import type { ComponentProps } from "react";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Honeypot } from "~/ui/honeypot.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextField } from "~/ui/text-field.tsx";
import type { LinkForm } from "./schema.ts";

/** The address of somebody who signs in or asks for a link. */
export function EmailField(props: Pick<ComponentProps<typeof TextField>, "field" | "autoComplete">) {
  return (
    <TextField
      label={texts.account.field.email}
      type="email"
      autoComplete="email"
      autoCapitalize="none"
      spellCheck={false}
      {...props}
    />
  );
}

interface LinkPageProps {
  words: { title: string; text: string; button: string };
  /** where the link leads in the end; "" for the usual place */
  next?: string;
  /** what the action said */
  answer: unknown;
}

/** A page that asks for an address and has a link sent to it. */
export function AskForLinkPage({ words, next, answer }: LinkPageProps) {
  const { form, fields } = useFormState<typeof LinkForm>(answer);
  return (
    <Page before={<BackLink to="/sign-in" />}>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <p>{words.text}</p>
      <Form form={form}>
        {next === undefined ? null : <input type="hidden" name="next" value={next} />}
        <EmailField field={fields.email} />
        <Honeypot />
        <Button>{words.button}</Button>
      </Form>
    </Page>
  );
}
