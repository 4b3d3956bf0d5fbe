import { findCouncil } from "~/places/queries.server.ts";
import type { StaffActor } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { nextYearOf } from "./edit-rates.ts";
import { listRatesYears } from "./queries.server.ts";
import { isTaxYear, listOf, type RatesTable, taxYearAfter } from "./rates-table.ts";

/** The team that bills business rates. */
const RATES_TEAM = "BR";

/** Whether somebody may change the figures: an editor, or an officer of the rates team, of a council that bills rates. */
export async function mayEditRates(actor: StaffActor): Promise<boolean> {
  if (!allows(actor.roles, "rates.edit")) return false;
  const ours = actor.roles.includes("editor") || actor.teamCodes.includes(RATES_TEAM);
  return ours && (await findCouncil(actor.councilCode))?.tier !== "county";
}

/** A year as it stands for the actor's council; the year after the newest can be begun. 404 for any other. */
export async function openRatesYear(
  actor: StaffActor,
  year: string | undefined,
): Promise<{ table: RatesTable; baseVersion: number | null }> {
  if (!isTaxYear(year)) notFound();
  const years = await listRatesYears(db(), actor.councilCode);
  const found = years.find(({ table }) => table.year === year);
  if (found) return { table: found.table, baseVersion: found.councilCode === null ? null : found.version };
  const newest = years[0]?.table;
  if (!newest || year !== taxYearAfter(newest.year)) notFound();
  return { table: nextYearOf(newest, year, listOf(`${year.slice(0, 4)}-04-01`)), baseVersion: null };
}
