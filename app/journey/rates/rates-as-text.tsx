import { formatDay, isPlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { SummaryList } from "~/ui/summary-list.tsx";
import type { Multiplier, RatesTable, Relief } from "./rates-table.ts";

const words = texts.rates.staff;

/** The figures of a year for whoever reads and does not change them. */
export function RatesAsText({ table }: { table: RatesTable }) {
  return (
    <>
      <h2>{words.multipliers}</h2>
      {table.multipliers.map((row) => (
        <Row key={row.key} title={row.name} said={ofMultiplier(row)} />
      ))}
      <h2>{words.reliefs}</h2>
      {table.reliefs.map((row) => (
        <Row key={row.key} title={row.name} said={ofRelief(row)} />
      ))}
    </>
  );
}

type Said = [label: string, value: string | null][];

function Row({ title, said }: { title: string; said: Said }) {
  const rows = said.flatMap(([key, value]) => (value === null || value === "" ? [] : [{ key, value }]));
  return (
    <>
      <h3>{title}</h3>
      <SummaryList rows={rows} />
    </>
  );
}

const pounds = (value: number | null) => (value === null ? null : `£${value.toLocaleString("en-GB")}`);
const day = (value: string | null) => (value && isPlainDate(value) ? formatDay(value) : value);

function ofMultiplier({ tenths, fromRv, belowRv, use, sourceUrl, checkedOn }: Multiplier): Said {
  return [
    [words.tenths, String(tenths / 10)],
    [words.fromRv, pounds(fromRv)],
    [words.belowRv, pounds(belowRv)],
    [words.use, words.uses[use]],
    [words.sourceUrl, sourceUrl],
    [words.checkedOn, day(checkedOn)],
  ];
}

function ofRelief({ inUse, way, amount, fromRv, toRv, capPounds, others, note, sourceUrl, checkedOn }: Relief): Said {
  const taper = way === "taper";
  return [
    [words.inUse, inUse ? texts.profile.edit.yes : texts.profile.edit.no],
    [words.amounts[way], String(way === "supplement" ? amount / 10 : amount)],
    [taper ? words.tapersFrom : words.fromRv, pounds(fromRv)],
    [taper ? words.tapersTo : words.toRv, pounds(toRv)],
    [words.cap, pounds(capPounds)],
    [words.othersEach, pounds(others?.each ?? null)],
    [words.othersAll, pounds(others?.all ?? null)],
    [words.note, note],
    [words.sourceUrl, sourceUrl],
    [words.checkedOn, day(checkedOn)],
  ];
}
