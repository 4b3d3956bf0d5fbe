import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { Actions, Button, ButtonLink } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import type { AnswerForm } from "./schema.ts";

const words = texts.needs.show;

interface AnswerPostProps {
  post: { kind: "need" | "offer"; state: string; id: string; reference: string };
  /** the viewer's business that wrote it */
  own: string | null;
  signedIn: boolean;
  unproven: boolean;
  /** the viewer's businesses that may answer */
  businesses: readonly { id: string; name: string }[];
  answer: { threadId: string; businessId: string } | null;
  /** why we think that it fits one of them */
  reasons: { businessId: string; reasons: string[] } | null;
  reply: unknown;
}

/** What whoever reads a need or an offer can do: answer it, say that it is not for them, or sign in first. */
export function AnswerPost(props: AnswerPostProps) {
  const { post, own, answer, reasons } = props;
  if (own)
    return (
      <InsetText>
        {words.own} <Link to={`/business/${own}/posts/${post.id}`}>{words.manage}</Link>
      </InsetText>
    );
  if (answer)
    return (
      <InsetText>
        {words.answered} <Link to={`/business/${answer.businessId}/messages/${answer.threadId}`}>{words.talk}</Link>
      </InsetText>
    );
  if (post.state !== "live") return <InsetText>{words.closed}</InsetText>;
  return (
    <section aria-labelledby="answer-title">
      {reasons ? <FitsYou {...reasons} /> : null}
      <h2 id="answer-title">{words.answerTitle[post.kind]}</h2>
      {props.businesses.length > 0 ? <Write {...props} /> : <SignInFirst {...props} />}
    </section>
  );
}

function FitsYou({ businessId, reasons }: { businessId: string; reasons: string[] }) {
  return (
    <InsetText>
      <p>{words.fitsYou}</p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <Form>
        <input type="hidden" name="businessId" value={businessId} />
        <Button small tone="secondary" name="intent" value="not_for_us">
          {words.notForUs}
        </Button>
      </Form>
    </InsetText>
  );
}

function Write({ businesses, reply }: AnswerPostProps) {
  const { form, fields } = useFormState<typeof AnswerForm>(reply, { id: "answer" });
  const [only] = businesses;
  return (
    <>
      <ErrorSummary form={form} />
      <p>{words.answerText}</p>
      <Form form={form}>
        <input type="hidden" name="intent" value="answer" />
        {only && businesses.length === 1 ? (
          <input type="hidden" name="businessId" value={only.id} />
        ) : (
          <Radios
            field={fields.businessId}
            label={words.as}
            options={businesses.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <TextArea field={fields.message} label={words.message} limit={2000} />
        <Actions>
          <Button>{words.send}</Button>
        </Actions>
      </Form>
    </>
  );
}

function SignInFirst({ post, signedIn, unproven }: AnswerPostProps) {
  if (unproven) return <p>{words.notProven}</p>;
  return (
    <>
      <p>{words.signInText}</p>
      <Actions>
        {signedIn ? null : (
          <ButtonLink to={`/sign-in?next=${encodeURIComponent(`/needs/${post.reference}`)}`}>{words.signIn}</ButtonLink>
        )}
        <ButtonLink to="/register" tone={signedIn ? "primary" : "secondary"}>
          {words.register}
        </ButtonLink>
      </Actions>
    </>
  );
}
