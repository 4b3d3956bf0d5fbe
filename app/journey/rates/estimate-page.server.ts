import { parseWithZod } from "@conform-to/zod/v4";
import { today } from "~/lib/clock.ts";
import { isId } from "~/lib/ids.ts";
import { normalisePostcode } from "~/lib/postcode.ts";
import { db } from "~/platform/db.server.ts";
import { type Estimate, estimateRates } from "./estimate.ts";
import type { RangeShown } from "./estimate-view.tsx";
import { councilAt, type RatesPlace, ratesYears, yearsAsked } from "./open-rates.server.ts";
import { findProperty, type KnownProperty, listProperties, valuesNearby } from "./queries.server.ts";
import { listOf, type RatesTable, reliefNote, smallOthers, taxYearOf } from "./rates-table.ts";
import { type EstimateAnswers, EstimateSchema, factsOf } from "./schema.ts";
import { whatWouldChange } from "./what-if.ts";

/** Values whose figures show how the reliefs and multipliers bite. */
const EXAMPLES = [5_000, 12_000, 13_500, 20_000, 60_000];

/** What the address asks for: a search for a place, a place, and the answers. */
export async function readEstimate(search: URLSearchParams, { plan, councilCode }: RatesPlace) {
  const wanted = search.get("property") ?? undefined;
  const property = isId(wanted) ? await findProperty(db(), wanted) : null;
  const typed = (search.get("postcode") ?? property?.postcode ?? plan?.postcode ?? "").trim().slice(0, 12);
  const postcode = normalisePostcode(typed);
  const asked = search.has("postcode");
  const council = councilCode ?? property?.councilCode ?? (postcode ? await councilAt(postcode) : null);
  const years = await ratesYears(council);
  const given = search.has("show");
  const read = parseWithZod(search, { schema: EstimateSchema });
  const { error = null, initialValue = null } = read.reply();
  const year = read.status === "success" ? read.value.year : taxYearOf(today());
  const table = years.find((one) => one.table.year === year)?.table;
  return {
    years: yearsAsked(years),
    year,
    property,
    /** the value counts from another list than the year's */
    oldList: property && property.list !== listOf(`${year.slice(0, 4)}-04-01`) ? listOf(`${year.slice(0, 4)}-04-01`) : null,
    search: {
      typed,
      postcode,
      wrong: asked && !postcode && typed !== "",
      places: asked && postcode && !property ? await listProperties(db(), postcode) : null,
    },
    own: (table?.reliefs ?? []).filter(({ who, inUse }) => who === "asked" && inUse).map((relief) => ({ key: relief.key, name: relief.name, note: reliefNote(relief) })),
    small: table ? smallOthers(table) : null,
    shown: given && read.status === "success" ? await answerOf(read.value, table, postcode) : null,
    last: {
      error: given && read.status !== "success" ? error : {},
      initialValue: given ? initialValue : firstValues(property, plan?.charity ?? false),
    },
    faulty: given && read.status !== "success",
  }; // biome-ignore format: one page
}

function firstValues(property: KnownProperty | null, charity: boolean): Record<string, unknown> {
  return {
    year: taxYearOf(today()),
    ...(property ? { value: property.rateableValue.toLocaleString("en-GB") } : {}),
    charity: charity ? "yes" : "no",
    rural: "none",
    empty: "no",
  };
}

async function answerOf(answers: EstimateAnswers, table: RatesTable | undefined, postcode: string | null) {
  if (answers.value !== null) {
    const facts = factsOf(answers, answers.value);
    return {
      kind: "answer" as const,
      facts,
      answer: estimateRates(facts, table),
      changes: whatWouldChange(facts, table),
    };
  }
  const figure = (value: number) => estimateRates(factsOf(answers, value), table);
  const [first] = EXAMPLES.map(figure);
  if (first?.kind === "no_figure")
    return { kind: "answer" as const, facts: null, answer: first as Estimate, changes: [] };
  return { kind: "range" as const, range: await rangeOf(figure, postcode) };
}

async function rangeOf(figure: (value: number) => Estimate, postcode: string | null): Promise<RangeShown> {
  const pence = (value: number) => {
    const answer = figure(value);
    return answer.kind === "estimate" ? answer.pence : null;
  };
  const nearby = postcode ? await valuesNearby(db(), postcode) : null;
  const [lowPence, highPence] = nearby ? [pence(nearby.low), pence(nearby.high)] : [null, null];
  return {
    nearby: nearby && lowPence !== null && highPence !== null ? { ...nearby, lowPence, highPence } : null,
    examples: EXAMPLES.flatMap((value) => {
      const found = pence(value);
      return found === null ? [] : [{ value, pence: found }];
    }),
  };
}
