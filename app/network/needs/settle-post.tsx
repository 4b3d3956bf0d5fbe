import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { Details } from "~/ui/details.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import type { WholePost } from "../posts/queries.server.ts";
import { SettleFields } from "./own-post.tsx";
import type { SettleForm } from "./schema.ts";

const words = texts.needs.one;

/** What the writer said of it. */
export function Settled({ post }: { post: Pick<WholePost, "outcome" | "metBy" | "metByText"> }) {
  if (!post.outcome) return null;
  const by = post.metBy ?? post.metByText;
  return (
    <section aria-labelledby="settled">
      <h2 id="settled">{words.settledTitle}</h2>
      <p>
        {words.settled[post.outcome]}
        {by ? ` ${words.settledBy(by)}` : null}
      </p>
    </section>
  );
}

/** The question whether it was met, on the writer's own page. */
export function SettlePost({
  post,
  kind,
  answerers,
  reply,
}: {
  post: Pick<WholePost, "state">;
  kind: "need" | "offer";
  answerers: readonly { id: string; name: string }[];
  reply: unknown;
}) {
  const { form } = useFormState<typeof SettleForm>(reply, { id: "settle" });
  const asked = post.state === "expired" && kind === "need";
  return (
    <section aria-labelledby="settle-title">
      <h2 id="settle-title">{words.settleTitle[kind]}</h2>
      {asked ? <InsetText>{words.settleAsked}</InsetText> : <p>{words.settleText}</p>}
      <ErrorSummary form={form} />
      <Form form={form}>
        <SettleFields form={form} kind={kind} answerers={answerers} hidden />
        <Actions>
          <Button name="intent" value="settle">
            {words.settle}
          </Button>
        </Actions>
      </Form>
    </section>
  );
}

/** The way to take a post back, closed at first. */
export function WithdrawPost() {
  return (
    <Details summary={words.withdraw}>
      <p>{words.withdrawText}</p>
      <Form>
        <Button name="intent" value="withdraw" tone="warning">
          {words.withdraw}
        </Button>
      </Form>
    </Details>
  );
}
