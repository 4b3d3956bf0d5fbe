import { Form } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { FilterSelect } from "~/ui/filter-select.tsx";
import { SearchBox } from "~/ui/search-box.tsx";
import type { ResultPage } from "./result-page.server.ts";

const words = texts.directory.search;

/** The one box, and under it what narrows the search down. All of it stands in the address. */
export function SearchForm({ typed, options, canReach }: Pick<ResultPage, "typed" | "options" | "canReach">) {
  const narrowed = typed.within !== null || typed.district || typed.sector || typed.offers || typed.local;
  return (
    <Form method="get" action="/directory" className="find-form firms-form" role="search" key={JSON.stringify(typed)}>
      <SearchBox id="directory-q" name="q" label={words.label} hint={words.hint} typed={typed.q} maxLength={200}>
        <button type="submit" className="button">
          {words.button}
        </button>
      </SearchBox>
      {typed.map ? <input type="hidden" name="view" value="map" /> : null}
      <details className="details firms-narrow" open={Boolean(narrowed)}>
        <summary>
          <span>{words.narrow}</span>
        </summary>
        <div className="filters">
          {canReach || typed.within !== null ? (
            <FilterSelect
              id="directory-within"
              name="within"
              label={words.within}
              value={typed.within === null ? "" : String(typed.within)}
              options={options.within}
            />
          ) : null}
          <FilterSelect
            id="directory-district"
            name="district"
            label={words.district}
            value={typed.district}
            options={options.districts}
          />
          <FilterSelect
            id="directory-sector"
            name="sector"
            label={words.sector}
            value={typed.sector}
            options={options.sectors}
            wide
          />
          <Tick name="offers" label={options.offers} on={typed.offers} />
          <Tick name="local" label={words.keepLocal} on={typed.local} />
          <button type="submit" className="button button-secondary button-small">
            {words.narrowButton}
          </button>
        </div>
      </details>
    </Form>
  );
}

function Tick({ name, label, on }: { name: string; label: string; on: boolean }) {
  return (
    <p className="firms-tick">
      <label>
        <input type="checkbox" name={name} value="yes" defaultChecked={on} /> {label}
      </label>
    </p>
  );
}
