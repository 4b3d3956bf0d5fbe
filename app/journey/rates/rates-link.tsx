import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { InsetText } from "~/ui/inset-text.tsx";

const words = texts.rates.explain;

/** The numbers of the local list that are about business rates: where to pay, relief, changes. */
const RATES_SERVICES = new Set([54, 55, 56]);

export function isRatesService(lgsl: number | null): boolean {
  return lgsl !== null && RATES_SERVICES.has(lgsl);
}

/** The way to the rates pages; behind a plan they keep its address. */
export function RatesLink({ base = "" }: { base?: string }) {
  return (
    <InsetText>
      <h2>{words.taskTitle}</h2>
      <p>
        {words.taskText} <Link to={`${base}/business-rates`}>{words.title}</Link>
      </p>
      <p>
        <Link to={`${base}/business-rates/estimate`}>{words.estimate}</Link>
      </p>
    </InsetText>
  );
}
