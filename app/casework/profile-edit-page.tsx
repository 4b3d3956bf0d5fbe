import type { ReactNode } from "react";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, type FormState } from "~/ui/form.tsx";
import { keepTyped } from "~/ui/kept-answers.ts";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import type { EditReply } from "./profile-answer.server.ts";
import { ConflictPage, PreviewPage } from "./profile-preview.tsx";

const words = texts.profile;

interface ProfileEditPageProps {
  businessId: string;
  reply: EditReply | undefined;
  form: FormState;
  title: string;
  caption: string;
  /** what stands before the questions */
  intro?: ReactNode;
  button?: string;
  /** the questions */
  children: ReactNode;
}

/**
 * A page that changes part of a profile: the questions, then what will follow from the answers, then what clashes. The
 * browser itself sends the form, so that what was typed is still there when somebody goes back or loads the page again.
 */
export function ProfileEditPage({ reply, form, intro, children, ...page }: ProfileEditPageProps) {
  const details = `/business/${page.businessId}/details`;
  const answers = reply?.lastResult?.initialValue;
  if (reply?.preview || reply?.clashes) {
    return (
      <Page>
        {reply.preview ? (
          <PreviewPage content={reply.preview} answers={answers} />
        ) : (
          <ConflictPage clashes={reply.clashes ?? []} answers={answers} />
        )}
      </Page>
    );
  }
  return (
    <Page before={<BackLink to={details}>{words.details.title}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={page.caption}>{page.title}</PageTitle>
      {intro}
      <Form
        key={reply?.kept ? "kept" : "new"}
        form={form}
        reloadDocument
        onSubmit={(event) => keepTyped(event.currentTarget)}
      >
        {children}
        <Actions>
          <Button name="intent" value="preview">
            {page.button ?? words.edit.preview}
          </Button>
          <a href={details}>{words.edit.cancel}</a>
        </Actions>
      </Form>
    </Page>
  );
}
