import type { LoaderFunctionArgs } from "@remix-run/node";
import { useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { config } from "~/platform/config.server.ts";
import { texts } from "~/texts/texts.ts";
import { type FormState, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { ContentSamples, FieldSamples } from "~/ui/samples.tsx";

const FULL = {
  name: "Cathedral Bakery",
  employees: 12,
  pay: "12,000",
  description: "Bread and cakes, baked here.",
  "start.day": "27",
  "start.month": "3",
  "start.year": "2026",
  premises: "commercial",
  unit: "4B",
  visitors: "yes",
  activities: ["food", "alcohol"],
  form: "limited",
  sic: "Retail sale of bread",
};

const ERRORS = {
  name: ["Enter the trading name"],
  employees: ["Enter a number, like 12"],
  pay: ["Enter an amount in pounds"],
  description: ["Use 200 characters or fewer"],
  "start.month": ["The day you opened must include a month"],
  premises: ["Choose where you work"],
  activities: ["Choose what you do, or none of these"],
  form: ["Choose the legal form"],
  sic: ["Choose a trade from the list"],
};

const Anything = z.object({});
const TRADES = ["Bakery", "Barber", "Bicycle repair", "Bookshop", "Butcher", "Café"];

export function meta() {
  return [{ title: texts.common.title("Components") }];
}

/** Open in development and in the demonstration; elsewhere there is no such page. */
export function loader({ request }: LoaderFunctionArgs) {
  if (config().mode === "production" && !config().demo.enabled) notFound();
  const { searchParams } = new URL(request.url);
  const wanted = searchParams.get("q")?.toLowerCase() ?? "";
  if (searchParams.get("of") === "trades") {
    return Response.json({ suggestions: TRADES.filter((trade) => trade.toLowerCase().includes(wanted)) });
  }
  return null;
}

export default function Components() {
  const [search] = useSearchParams();
  const shown = search.get("show") ?? "all";
  const states: [string, FormState][] = [
    ["empty", useFormState<typeof Anything>(undefined, { id: "empty" }).form],
    ["full", useFormState<typeof Anything>(undefined, { id: "full", defaultValue: FULL }).form],
    ["error", useFormState<typeof Anything>({ lastResult: { error: ERRORS, initialValue: {} } }, { id: "error" }).form],
  ];
  return (
    <Page>
      <PageTitle>Components</PageTitle>
      {shown === "all" || shown === "content" ? <ContentSamples /> : null}
      {states
        .filter(([name]) => shown === "all" || shown === name)
        .map(([name, form]) => (
          <section key={name} aria-labelledby={`of-${name}`}>
            <h2 id={`of-${name}`}>Fields: {name}</h2>
            <FieldSamples form={form} />
          </section>
        ))}
    </Page>
  );
}
