import { today } from "~/lib/clock.ts";
import { findPlace } from "~/places/queries.server.ts";
import { findPerson } from "~/platform/auth/guards.server.ts";
import { db } from "~/platform/db.server.ts";
import { councilOf } from "../answers.ts";
import { openLivePlan } from "../open-plan.server.ts";
import { listRatesYears, type RatesYear } from "./queries.server.ts";
import { taxYearAfter, taxYearOf } from "./rates-table.ts";

/** Where the rates pages stand: on their own, or behind a plan, whose address they keep. */
export interface RatesPlace {
  /** "/business-rates", or "/plan/…/business-rates" */
  base: string;
  plan: { address: string; postcode: string | null; charity: boolean } | null;
  councilCode: string | null;
}

/** The headers of a page whose address gives a plan away. */
export const PLAN_HEADERS = { "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer" };

/** Opens the pages with or without a plan. 404 for a plan that there never was; one that has run out says so itself. */
export async function openRates(token: string | undefined): Promise<RatesPlace> {
  if (token === undefined) return { base: "/business-rates", plan: null, councilCode: null };
  const kept = await openLivePlan(token);
  const { postcode, form } = kept.answers;
  return {
    base: `/plan/${token}/business-rates`,
    plan: { address: `/plan/${token}`, postcode: postcode ?? null, charity: form === "charity" },
    councilCode: councilOf(kept.answers),
  };
}

/** The council of a postcode that uses this portal; null elsewhere. */
export async function councilAt(postcode: string): Promise<string | null> {
  const place = await findPlace(db(), postcode);
  return place?.served ? place.councilCode : null;
}

/** The years that can be asked for, the newest last: those with figures, and the next one, which may have none yet. */
export function yearsAsked(years: readonly RatesYear[]): string[] {
  const known = years.map(({ table }) => table.year);
  const now = taxYearOf(today());
  return [...new Set([...known, now, taxYearAfter(now)])].sort();
}

export async function ratesYears(councilCode: string | null): Promise<RatesYear[]> {
  return listRatesYears(db(), councilCode);
}

const TELL_PAGES: Record<string, string> = {
  moved_in: "sites/new",
  moved_out: "details",
  altered: "tell-us/premises.altered_or_extended",
  home: "details",
  owner: "tell-us/owner.changed",
  ceased: "tell-us/trading.ceased",
};

/** The portal's own pages for telling of each change; null for people without an account. */
export async function tellPages(request: Request): Promise<Record<string, string> | null> {
  const person = await findPerson(request);
  if (!person) return null;
  const [only, ...more] = person.memberships;
  const to = (page: string) => (only && more.length === 0 ? `/business/${only.businessId}/${page}` : "/business");
  return Object.fromEntries(Object.entries(TELL_PAGES).map(([key, page]) => [key, to(page)]));
}
