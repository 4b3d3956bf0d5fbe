import { parseWithZod } from "@conform-to/zod/v4";
import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { HOME_QUESTIONS, homeRates } from "~/journey/rates/home-test.ts";
import { openRates, PLAN_HEADERS } from "~/journey/rates/open-rates.server.ts";
import { HomeSchema } from "~/journey/rates/schema.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Radios } from "~/ui/radios.tsx";

const words = texts.rates.home;
const SOURCE = "https://www.gov.uk/introduction-to-business-rates/working-at-home";

export const meta = () => [{ title: texts.common.title(words.title) }, { name: "description", content: words.lead }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { base, plan } = await openRates(params.token);
  const { searchParams } = new URL(request.url);
  const given = HOME_QUESTIONS.some((question) => searchParams.has(question)) || searchParams.has("show");
  const read = parseWithZod(searchParams, { schema: HomeSchema });
  const fits = read.status === "success";
  const { error = null, initialValue = null } = read.reply();
  return data(
    {
      base,
      answer: fits ? homeRates(read.value) : null,
      last: { error: given && !fits ? error : {}, initialValue },
    },
    { status: given && !fits ? 422 : 200, ...(plan ? { headers: PLAN_HEADERS } : {}) },
  );
}

export default function WorkingAtHome() {
  const { base, answer, last } = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof HomeSchema>({ lastResult: last });
  return (
    <Page before={<BackLink to={base}>{texts.rates.explain.title}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      {answer ? (
        <InsetText>
          <h2>{words[answer.answer]}</h2>
          <p>{answer.answer === "ask" ? words.askText : words.noneText}</p>
          {answer.because.length > 0 ? (
            <>
              <p>{words.because}</p>
              <ul>
                {answer.because.map((one) => (
                  <li key={one}>{words.reasons[one]}</li>
                ))}
              </ul>
              <p>
                <a href="https://www.gov.uk/contact-voa">{words.askLink}</a>
              </p>
              <p>
                <Link to={`${base}/estimate`}>{words.estimateLink}</Link>
              </p>
            </>
          ) : (
            <p>
              {words.changed} <Link to={`${base}#tell`}>{texts.rates.explain.tell}</Link>
            </p>
          )}
        </InsetText>
      ) : (
        <p className="lead">{words.lead}</p>
      )}
      <Form method="get" noValidate id={form.id}>
        {HOME_QUESTIONS.map((question) => (
          <Radios
            key={question}
            field={fields[question]}
            label={words.questions[question]?.[0]}
            hint={words.questions[question]?.[1]}
            inline
            options={[
              { value: "yes", label: texts.rates.estimate.yes },
              { value: "no", label: texts.rates.estimate.no },
            ]}
          />
        ))}
        <Actions>
          <Button name="show" value="yes">
            {words.button}
          </Button>
        </Actions>
      </Form>
      <p className="small muted">
        <a href={SOURCE}>{words.source}</a>
      </p>
    </Page>
  );
}
