import { Link } from "@remix-run/react";
import { STAGE_LABELS } from "~/classification/wording.ts";
import { formatDay, isPlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Details } from "~/ui/details.tsx";
import { Form, textValue, useFormState } from "~/ui/form.tsx";
import { TextField } from "~/ui/text-field.tsx";
import type { SavedView } from "./queries/saved-views.server.ts";
import { type BusinessFilters, CHANGED_DAYS, readFilters } from "./schema/business-filters.ts";
import type { SavedViewForm } from "./schema/saved-view.ts";

const words = texts.staff.views;
const labels = texts.staff.list;

type Wards = readonly { code: string; name: string }[];

/** The state of the form that was sent; the others are as at first. */
export function useViewForm(answer: unknown, viewId?: string) {
  const sent = textValue(useFormState<typeof SavedViewForm>(answer).form.field("viewId"));
  const id = viewId ?? sent;
  return useFormState<typeof SavedViewForm>(id === sent ? answer : undefined, { id: id ? `view-${id}` : "keep" });
}

/** The ready-made lists and the officer's own, with the way to keep the one that is shown. */
export function ViewLinks({ views, keep }: { views: readonly SavedView[] | null; keep: string | null }) {
  return (
    <nav className="kept-lists" aria-label={labels.saved}>
      <ul>
        {labels.savedLists.map(([text, to]) => (
          <li key={to}>
            <Link to={to}>{text}</Link>
          </li>
        ))}
        {views?.map((view) => (
          <li key={view.id} className="own-list">
            <Link to={`?${view.query}`}>{view.name}</Link>
          </li>
        ))}
        {views && (keep !== null || views.length > 0) ? (
          <li>
            <Link to={`/staff/businesses/views${keep ? `?${keep}` : ""}`}>{keep ? words.keepLink : words.manage}</Link>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}

/** The filters in words, one a line of the summary. */
export function sayFilters(query: string, wards: Wards): string {
  const filters = readFilters(new URLSearchParams(query));
  const said: [string, string][] = [
    [labels.name, filters.name],
    [labels.place, filters.place],
    [labels.sic, filters.sic],
    [labels.ward, wards.find(({ code }) => code === filters.ward)?.name ?? filters.ward],
    [labels.stage, filters.stage ? STAGE_LABELS[filters.stage] : ""],
    [labels.changed, sayChanged(filters)],
    [labels.fresh, filters.freshness ? labels.freshness[filters.freshness] : ""],
  ];
  const lines = said.filter(([, value]) => value !== "").map(([label, value]) => `${label}: ${value}`);
  return lines.length > 0 ? lines.join("; ") : labels.unfiltered;
}

function sayChanged({ changed }: BusinessFilters): string {
  if (isPlainDate(changed)) return formatDay(changed);
  const days = CHANGED_DAYS.find((one) => one === changed);
  return days ? labels.changedDays[days] : "";
}

/** Keeps the list that the officer came from. */
export function KeepView({ query, wards, answer }: { query: string; wards: Wards; answer: unknown }) {
  const { form } = useViewForm(answer, "");
  return (
    <section aria-labelledby="keep-title">
      <h2 id="keep-title">{words.keepTitle}</h2>
      <p>{sayFilters(query, wards)}</p>
      <Form form={form}>
        <input type="hidden" name="query" value={query} />
        <TextField field={form.field("name")} label={words.name} hint={words.nameHint} width={20} />
        <Button small name="intent" value="keep">
          {words.keep}
        </Button>
      </Form>
    </section>
  );
}

/** One kept list: open it, give it another name, take it away. */
export function ViewRow({ view, wards, answer }: { view: SavedView; wards: Wards; answer: unknown }) {
  const { form } = useViewForm(answer, view.id);
  const about = <span className="visually-hidden">: {view.name}</span>;
  return (
    <li>
      <Link to={`/staff/businesses?${view.query}`}>{view.name}</Link>
      <span className="source">{sayFilters(view.query, wards)}</span>
      <Details
        summary={
          <>
            {words.change}
            {about}
          </>
        }
        open={form.errors.length > 0}
      >
        <Form form={form}>
          <input type="hidden" name="viewId" value={view.id} />
          <TextField
            field={{ ...form.field("name"), initialValue: form.field("name").initialValue ?? view.name }}
            label={words.newName}
            width={20}
          />
          <div className="inline-actions">
            <Button small name="intent" value="rename">
              {words.rename}
              {about}
            </Button>
            <Button small tone="warning" name="intent" value="delete">
              {words.delete}
              {about}
            </Button>
          </div>
        </Form>
      </Details>
    </li>
  );
}
