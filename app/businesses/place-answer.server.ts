import { findCouncil, findPlace, servedCouncils } from "~/places/queries.server.ts";
import type { Db } from "~/platform/db.server.ts";
import type { FoundPlace } from "./registration.ts";

/** What is known of the place of a postcode that was typed; null where it lies in no council's area that we know. */
export async function foundPlace(db: Db, typed: string): Promise<FoundPlace | null> {
  const place = await findPlace(db, typed);
  if (!place?.councilCode) return null;
  const { postcode, councilCode, councilName, served, website } = place;
  return { postcode, councilCode, councilName, served, website };
}

/** Whether an answer to "which council area" was on offer: a district that uses the portal, or "elsewhere". */
export async function isCouncilAnswer(code = ""): Promise<boolean> {
  if (code === "elsewhere") return true;
  const council = await findCouncil(code);
  return council?.served === true && council.tier !== "county";
}

/** The districts that use the portal, by name, for that question. */
export async function districtChoices(): Promise<{ code: string; name: string }[]> {
  const districts = (await servedCouncils()).filter(({ tier }) => tier !== "county");
  return districts.map(({ code, name }) => ({ code, name }));
}
