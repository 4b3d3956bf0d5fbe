import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { today } from "~/lib/clock.ts";
import { answerPost } from "~/network/needs/answer-post.server.ts";
import { CheckPost, EarlierPost } from "~/network/needs/check-post.tsx";
import { ExchangeFields } from "~/network/needs/exchange-fields.tsx";
import { exchangeForm, titleOf } from "~/network/needs/schema.ts";
import { NEWS_KINDS } from "~/network/post-terms.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { parseForm } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.needs.form;

export const meta = ({ data }: { data: { kind: "need" | "offer" } | undefined }) => [
  { title: texts.common.title(words.title[data?.kind ?? "need"]) },
];

function kindOf(request: Request): "need" | "offer" {
  return new URL(request.url).searchParams.get("kind") === "offer" ? "offer" : "need";
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const news = NEWS_KINDS.find((kind) => kind === new URL(request.url).searchParams.get("kind"));
  if (news) throw redirect(`/business/${actor.businessId}/news/new?kind=${news}`);
  const title = titleOf(new URL(request.url).searchParams);
  return { businessId: actor.businessId, proven: actor.proven, kind: kindOf(request), title };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const form = await parseForm(request, exchangeForm(today()));
  if (!form.ok) return form.response;
  return answerPost(request, actor, kindOf(request), form);
}

export default function NewPost() {
  const { businessId, proven, kind, title } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const base = `/business/${businessId}`;
  const { form } = useFormState<ReturnType<typeof exchangeForm>>(reply, {
    defaultValue: { title, audience: proven ? "public" : "council" },
  });
  if (reply && "preview" in reply) {
    const { preview, input, typed } = reply;
    return (
      <Page>
        {preview.kind === "good" ? (
          <CheckPost input={{ ...input, kind }} follows={preview.follows} answers={typed} />
        ) : null}
        {preview.kind === "duplicate" ? <EarlierPost earlier={preview.earlier} base={base} answers={typed} /> : null}
      </Page>
    );
  }
  return (
    <Page before={<BackLink to={`${base}/posts`} />}>
      <ErrorSummary form={form} />
      <PageTitle>{words.title[kind]}</PageTitle>
      <p className="lede">{words.lead[kind]}</p>
      <Form form={form}>
        <ExchangeFields form={form} kind={kind} proven={proven} />
        <Actions>
          <Button name="intent" value="check">
            {words.check}
          </Button>
        </Actions>
      </Form>
    </Page>
  );
}
