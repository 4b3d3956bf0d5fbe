import { Form, Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { FilterFold } from "~/ui/filter-fold.tsx";
import { FilterSelect } from "~/ui/filter-select.tsx";
import { CHANNELS, OFFER_STAGES } from "./offer-terms.ts";
import type { OfferChoice } from "./offers.ts";

const words = texts.offers.filter;

interface OfferFilterProps {
  choice: OfferChoice;
  area: string | null;
  areas: readonly { slug: string; name: string }[];
  /** those that can be chosen; none: the choice of body is left out */
  bodies: readonly string[];
  /** the page without a choice */
  page: string;
}

/** Area, stage, channel and body; they stand in the address, so that a view can be kept and sent. */
export function OfferFilter({ choice, area, areas, bodies, page }: OfferFilterProps) {
  const chosen = [area, choice.stage, choice.channel, choice.body].some((one) => one !== null);
  return (
    <Form method="get" className="filters no-print" aria-label={words.title} key={JSON.stringify([choice, area])}>
      <FilterFold open={chosen}>
        {areas.length > 1 ? (
          <FilterSelect
            id="council"
            name="council"
            label={words.council}
            value={area ?? ""}
            options={[["", words.anyCouncil], ...areas.map(({ slug, name }) => [slug, name] as const)]}
          />
        ) : null}
        <FilterSelect
          id="stage"
          name="stage"
          label={words.stage}
          value={choice.stage ?? ""}
          options={[["", words.anyStage], ...Object.entries(OFFER_STAGES)]}
        />
        <FilterSelect
          id="channel"
          name="channel"
          label={words.channel}
          value={choice.channel ?? ""}
          options={[["", words.anyChannel], ...Object.entries(CHANNELS)]}
        />
        {bodies.length > 1 || choice.body ? (
          <FilterSelect
            id="body"
            name="body"
            label={words.body}
            value={choice.body ?? ""}
            wide
            options={[["", words.anyBody], ...bodies.map((body) => [body, body] as const)]}
          />
        ) : null}
      </FilterFold>
      <div className="filters-actions">
        <button type="submit" className="button button-small mb-0!">
          {words.button}
        </button>{" "}
        {chosen ? <Link to={page}>{words.clear}</Link> : null}
      </div>
    </Form>
  );
}
