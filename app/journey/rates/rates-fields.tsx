import type { ReactNode } from "react";
import { formatTenths } from "~/lib/money.ts";
import { texts } from "~/texts/texts.ts";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { Details } from "~/ui/details.tsx";
import type { FormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextField } from "~/ui/text-field.tsx";
import type { RatesTable, Relief } from "./rates-table.ts";

const words = texts.rates.staff;

/** Every row of a year, each folded under its name, and an empty one at the end of both lists. */
export function RatesFields({ form, table }: { form: FormState; table: RatesTable }) {
  return (
    <>
      <h2>{words.multipliers}</h2>
      {table.multipliers.map((row, at) => (
        <Row key={row.key} form={form} base={`multipliers[${at}]`} title={`${row.name}: ${formatTenths(row.tenths)}`}>
          <MultiplierFields form={form} base={`multipliers[${at}]`} rowKey={row.key} />
        </Row>
      ))}
      <Row form={form} base={`multipliers[${table.multipliers.length}]`} title={words.newMultiplier}>
        <MultiplierFields form={form} base={`multipliers[${table.multipliers.length}]`} />
      </Row>
      <h2>{words.reliefs}</h2>
      {table.reliefs.map((row, at) => (
        <Row key={row.key} form={form} base={`reliefs[${at}]`} title={row.name}>
          <ReliefFields form={form} base={`reliefs[${at}]`} relief={row} />
        </Row>
      ))}
      <Row form={form} base={`reliefs[${table.reliefs.length}]`} title={words.newRelief}>
        <p className="hint">{words.newReliefHint}</p>
        <ReliefFields form={form} base={`reliefs[${table.reliefs.length}]`} />
      </Row>
    </>
  );
}

const NAMES = ["name", "pence", "amount", "fromRv", "belowRv", "toRv", "capPounds", "othersEach", "othersAll", "note", "use", "sourceUrl", "checkedOn"]; // biome-ignore format: one list

/** Open where something needs another look. */
function Row({ form, base, title, children }: { form: FormState; base: string; title: string; children: ReactNode }) {
  const open = NAMES.some((name) => form.field(`${base}.${name}`).errors.length > 0);
  return (
    <Details summary={title} open={open}>
      {children}
    </Details>
  );
}

function MultiplierFields({ form, base, rowKey }: { form: FormState; base: string; rowKey?: string }) {
  const at = (name: string) => form.field(`${base}.${name}`);
  return (
    <>
      <input type="hidden" name={`${base}.key`} value={rowKey ?? ""} readOnly />
      <TextField field={at("name")} label={words.name} />
      <TextField field={at("pence")} label={words.tenths} hint={words.tenthsHint} width={5} inputMode="decimal" />
      <TextField field={at("fromRv")} label={words.fromRv} width={10} prefix="£" inputMode="numeric" />
      <TextField field={at("belowRv")} label={words.belowRv} width={10} prefix="£" inputMode="numeric" />
      <Radios
        field={at("use")}
        label={words.use}
        inline
        options={Object.entries(words.uses).map(([value, label]) => ({ value, label }))}
      />
      <SourceFields form={form} base={base} />
      {rowKey ? (
        <Checkboxes
          field={at("remove")}
          label={words.remove}
          labelHidden
          small
          options={[{ value: "yes", label: words.remove }]}
        />
      ) : null}
    </>
  );
}

function ReliefFields({ form, base, relief }: { form: FormState; base: string; relief?: Relief }) {
  const at = (name: string) => form.field(`${base}.${name}`);
  const way = relief?.way ?? "percent";
  return (
    <>
      <input type="hidden" name={`${base}.key`} value={relief?.key ?? ""} readOnly />
      <TextField field={at("name")} label={words.name} />
      <Checkboxes
        field={at("inUse")}
        label={words.inUse}
        labelHidden
        small
        options={[{ value: "yes", label: words.inUse }]}
      />
      <TextField field={at("amount")} label={words.amounts[way]} width={5} inputMode="decimal" />
      <TextField
        field={at("fromRv")}
        label={way === "taper" ? words.tapersFrom : words.fromRv}
        width={10}
        prefix="£"
        inputMode="numeric"
      />
      <TextField
        field={at("toRv")}
        label={way === "taper" ? words.tapersTo : words.toRv}
        width={10}
        prefix="£"
        inputMode="numeric"
      />
      <TextField field={at("capPounds")} label={words.cap} width={10} prefix="£" inputMode="numeric" />
      {relief?.who === "small" ? (
        <>
          <TextField field={at("othersEach")} label={words.othersEach} width={10} prefix="£" inputMode="numeric" />
          <TextField field={at("othersAll")} label={words.othersAll} width={10} prefix="£" inputMode="numeric" />
        </>
      ) : null}
      <TextField field={at("note")} label={words.note} hint={words.noteHint} />
      <SourceFields form={form} base={base} />
    </>
  );
}

function SourceFields({ form, base }: { form: FormState; base: string }) {
  return (
    <>
      <TextField field={form.field(`${base}.sourceUrl`)} label={words.sourceUrl} type="url" />
      <TextField field={form.field(`${base}.checkedOn`)} label={words.checkedOn} width={10} />
    </>
  );
}
