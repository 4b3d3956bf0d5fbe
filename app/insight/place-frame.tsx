import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { texts } from "~/texts/texts.ts";
import { PageTitle } from "~/ui/page-title.tsx";
import type { ChosenPlace, PlaceChoice } from "./place.server.ts";

const words = texts.insight.place;

export const PICTURES = [
  { path: "/staff/place", title: texts.insight.pyramid.title },
  { path: "/staff/place/stages", title: texts.insight.grid.title },
  { path: "/staff/place/needs", title: texts.insight.needs.title },
  { path: "/staff/place/wards", title: texts.insight.wards.title },
] as const;

interface FrameProps {
  choice: Pick<PlaceChoice, "chosen" | "wards" | "districts">;
  /** the picture shown: its address */
  path: (typeof PICTURES)[number]["path"];
  intro: string;
  /** the ward map is of all wards */
  noWards?: boolean;
  /** more fields of the form */
  fields?: ReactNode;
  children: ReactNode;
}

/** A page of one picture: the way to the others, of which place, and the picture. Asks by GET. */
export function PlaceFrame({ choice, path, intro, noWards, fields, children }: FrameProps) {
  const { chosen, wards, districts } = choice;
  const asked = chosen.kind === "whole" ? "" : `?place=${chosen.code}`;
  return (
    <div className="wrap picture-page">
      <PageTitle caption={words.title}>{PICTURES.find((one) => one.path === path)?.title}</PageTitle>
      <nav aria-label={words.pictures} className="picture-nav">
        <ul>
          {PICTURES.map((one) => (
            <li key={one.path}>
              <Link to={`${one.path}${asked}`} aria-current={one.path === path ? "page" : undefined}>
                {one.title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p className="muted">{intro}</p>
      <Form method="get" className="filters" key={`${path} ${chosen.code}`}>
        {noWards && districts.length === 0 ? null : (
          <p className="filter">
            <label htmlFor="place">{words.place}</label>
            <select className="select" id="place" name="place" defaultValue={chosen.code}>
              <option value="">{words.wholeArea}</option>
              <Places label={words.districts} places={districts} />
              {noWards ? null : <Places label={words.wards} places={wards} />}
            </select>
          </p>
        )}
        {fields}
        <div className="filters-actions">
          <button type="submit" className="button button-small">
            {words.show}
          </button>
        </div>
      </Form>
      {children}
    </div>
  );
}

function Places({ label, places }: { label: string; places: readonly { code: string; name: string }[] }) {
  if (places.length === 0) return null;
  return (
    <optgroup label={label}>
      {places.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}

/** "Boley Park, Lichfield District Council"; the council alone for its whole area. */
export function placeName({ chosen, council }: Pick<PlaceChoice, "chosen" | "council">): string {
  return chosen.kind === "whole" ? council : `${chosen.name}, ${council}`;
}

/** The address of the list of businesses for a figure of a place. */
export function listHref(place: Pick<ChosenPlace, "kind" | "code">, filters: Record<string, string | null>): string {
  const where = place.kind === "whole" ? {} : { [place.kind]: place.code };
  const said = Object.entries({ ...where, ...filters }).flatMap(([key, value]) => (value ? [[key, value]] : []));
  return `/staff/businesses?${new URLSearchParams(said)}`;
}

/** A figure of a table: a link to its list; none is plain, one left out a star that leads to its list too. */
export function Figure({ count, href }: { count: number | null; href: string }) {
  if (count === 0) return <>0</>;
  return (
    <Link to={href}>
      {count === null ? (
        <>
          <span aria-hidden="true">{words.leftOut}</span>
          <span className="visually-hidden">{words.leftOutTitle}</span>
        </>
      ) : (
        count
      )}
    </Link>
  );
}

/** What a star means, where there is one. */
export function LeftOut({ figures }: { figures: readonly (number | null)[] }) {
  return figures.includes(null) ? <p className="source">{words.leftOutText}</p> : null;
}

/** One of five steps of shade for a count beside the largest. */
export function shade(count: number | null, most: number): string {
  if (count === 0) return "tile-0";
  if (count === null) return "tile-few";
  return `tile-${Math.max(1, Math.ceil((Math.sqrt(count) / Math.sqrt(Math.max(most, 1))) * 4))}`;
}

/** A count as it is drawn and read out. */
export const drawn = (count: number | null) => (count === null ? words.leftOut : String(count));
export const said = (count: number | null) => (count === null ? words.leftOutTitle : count);
