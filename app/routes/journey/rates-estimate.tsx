import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { EstimateForm, PlaceSearch } from "~/journey/rates/estimate-form.tsx";
import { readEstimate } from "~/journey/rates/estimate-page.server.ts";
import { EstimateAnswer, NoFigure, RangeAnswer } from "~/journey/rates/estimate-view.tsx";
import { openRates, PLAN_HEADERS } from "~/journey/rates/open-rates.server.ts";
import type { EstimateSchema } from "~/journey/rates/schema.ts";
import { formatPounds } from "~/lib/money.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { PrintButton } from "~/ui/print-button.tsx";
import { WarningText } from "~/ui/warning-text.tsx";

const words = texts.rates.estimate;
const LOOK_UP = "https://www.gov.uk/find-business-rates";

export const meta = () => [{ title: texts.common.title(words.title) }, { name: "description", content: words.lead }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const place = await openRates(params.token);
  const page = await readEstimate(new URL(request.url).searchParams, place);
  return data(
    { ...page, base: place.base, plan: place.plan?.address ?? null },
    { status: page.faulty || page.search.wrong ? 422 : 200, ...(place.plan ? { headers: PLAN_HEADERS } : {}) },
  );
}

export default function RatesEstimate() {
  const { base, plan, years, year, property, oldList, search, own, small, shown, last } =
    useLoaderData<typeof loader>();
  const { form } = useFormState<typeof EstimateSchema>({ lastResult: last });
  const errors = search.wrong ? [{ href: "#find-postcode", text: words.findMissing }, ...form.errors] : form.errors;
  const here = `${base}/estimate`;
  return (
    <Page before={<BackLink to={base}>{texts.rates.explain.title}</BackLink>}>
      <ErrorSummary form={{ errors }} />
      <PageTitle>{words.title}</PageTitle>
      {shown ? <Answer shown={shown} year={year} base={base} plan={plan} /> : <p className="lead">{words.lead}</p>}
      {shown ? null : <PlaceSearch search={search} here={here} />}
      {property ? (
        <InsetText>
          <p>
            <strong>{words.chosen}:</strong> {property.address}.{" "}
            {words.property(formatPounds(property.rateableValue), property.description)}
          </p>
          {oldList ? <WarningText>{words.oldList(property.list, oldList)}</WarningText> : null}
        </InsetText>
      ) : null}
      {shown ? <h2 className="no-print">{words.change}</h2> : null}
      <div className={shown ? "no-print" : undefined}>
        <EstimateForm
          form={form}
          years={years}
          own={own}
          small={small}
          keep={{ property: property?.id ?? null, postcode: property ? null : search.postcode }}
          again={shown !== null}
          lookUp={LOOK_UP}
        />
      </div>
    </Page>
  );
}

interface AnswerProps {
  shown: NonNullable<Awaited<ReturnType<typeof readEstimate>>["shown"]>;
  year: string;
  base: string;
  plan: string | null;
}

function Answer({ shown, year, base, plan }: AnswerProps) {
  return (
    <>
      {shown.kind === "range" ? (
        <RangeAnswer range={shown.range} lookUp={LOOK_UP} />
      ) : shown.answer.kind === "no_figure" || shown.facts === null ? (
        <NoFigure why={shown.answer.kind === "no_figure" ? shown.answer.why : "no_year"} year={year} />
      ) : (
        <EstimateAnswer answer={shown.answer} facts={shown.facts} year={year} changes={shown.changes} />
      )}
      <p className="no-print">
        <Link to={`${base}#tell`}>{words.tell}</Link>
      </p>
      {plan ? (
        <p className="no-print">
          <Link to={plan}>{texts.rates.explain.backToPlan}</Link>
        </p>
      ) : null}
      <PrintButton>{words.print}</PrintButton>
    </>
  );
}
