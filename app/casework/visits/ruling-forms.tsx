import { formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { Details } from "~/ui/details.tsx";
import { Form, type FormState } from "~/ui/form.tsx";
import { Select } from "~/ui/select.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { ownFields } from "../contact-parts.tsx";
import type { RulingShown } from "./queries/find-site.server.ts";
import { SCHEMES } from "./visit-terms.ts";

const words = texts.visits.risk;

interface FormsProps {
  form: FormState;
  /** which form was sent last and needs another look */
  intent: string | null;
  hazard: number | null;
}

/** A scheme's own category, and another hazard: a form each. */
export function RulingForms({ form, intent, hazard }: FormsProps) {
  const scheme = ownFields(form, intent, "scheme");
  const other = ownFields(form, intent, "hazard", { hazard: hazard ? String(hazard) : "" });
  return (
    <div className="no-print item-forms">
      <Details summary={words.schemeTitle} open={intent === "scheme" || intent === null}>
        <Form>
          <input type="hidden" name="intent" value="scheme" />
          <Select
            field={scheme("scheme")}
            label={words.scheme}
            options={[{ value: "", label: words.choose }, ...SCHEMES.map((value) => ({ value, label: value }))]}
          />
          <TextField field={scheme("category")} label={words.category} hint={words.categoryHint} width={10} />
          <DateInput form={{ field: scheme }} field={scheme("givenOn")} label={words.givenOn} />
          <DateInput form={{ field: scheme }} field={scheme("nextOn")} label={words.nextOn} hint={words.nextHint} />
          <Button small>{words.schemeButton}</Button>
        </Form>
      </Details>
      <Details summary={words.hazardTitle} open={intent === "hazard"}>
        <Form>
          <input type="hidden" name="intent" value="hazard" />
          <Select
            field={other("hazard")}
            label={words.hazard}
            hint={words.hazardHint}
            options={[{ value: "", label: words.choose }, ...[1, 2, 3, 4, 5].map((one) => ({ value: String(one), label: String(one) }))]}
          />
          <TextArea field={other("reason")} label={words.reason} hint={words.reasonHint} rows={2} limit={500} />
          <Button small tone="secondary">
            {words.hazardButton}
          </Button>
        </Form>
      </Details>
    </div>
  ); // biome-ignore format: two forms
}

/** One line of what counts or counted. */
function lineOf(ruling: RulingShown) {
  const what = ruling.hazard
    ? words.hazardLine(ruling.hazard)
    : words.schemeLine(ruling.scheme ?? "", ruling.category ?? "");
  const next = ruling.nextOn ? words.next(formatDay(ruling.nextOn)) : null;
  return {
    what: [what, next].filter(Boolean).join(", "),
    given: words.given(formatDay(ruling.givenOn), ruling.person ?? ""),
  };
}

/** What schemes and officers say now, each with its end; and what they said before. */
export function Rulings({
  rulings,
  form,
  works,
}: {
  rulings: readonly RulingShown[];
  form: FormState;
  works: boolean;
}) {
  const [now, past] = [rulings.filter((one) => !one.ended), rulings.filter((one) => one.ended)];
  const sent = String(form.field("rulingId").initialValue ?? "");
  return (
    <>
      <h2>{words.now}</h2>
      {now.length === 0 ? <p className="muted">{words.nothing}</p> : null}
      {now.map((ruling) => {
        const own = ownFields(form, sent || null, ruling.id);
        const line = lineOf(ruling);
        return (
          <div key={ruling.id} className="ruling">
            <p>
              <strong>{line.what}</strong>
              <span className="source">{line.given}</span>
              {ruling.reason ? <span className="source">{ruling.reason}</span> : null}
            </p>
            {works ? (
              <Details summary={words.end} open={sent === ruling.id}>
                <Form>
                  <input type="hidden" name="intent" value="end" />
                  <input type="hidden" name="rulingId" value={ruling.id} />
                  <TextField field={own("endReason")} label={words.endReason} />
                  <Button small tone="secondary">
                    {words.endButton}
                  </Button>
                </Form>
              </Details>
            ) : null}
          </div>
        );
      })}
      {past.length > 0 ? (
        <>
          <h2>{words.past}</h2>
          <ul className="ruled-list">
            {past.map((ruling) => (
              <li key={ruling.id}>
                {lineOf(ruling).what}
                <span className="source">{[lineOf(ruling).given, ruling.endReason].filter(Boolean).join(". ")}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
