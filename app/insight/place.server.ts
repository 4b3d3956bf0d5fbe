import { today } from "~/lib/clock.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { councils } from "~/places/queries.server.ts";
import { districtsOfCouncil, wardsOfCouncil } from "~/places/wards.server.ts";
import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { db } from "~/platform/db.server.ts";
import { sql } from "~/platform/sql.server.ts";

/** A ward, one of a county's districts, or the council's whole area. */
export interface ChosenPlace {
  kind: "ward" | "district" | "whole";
  code: string;
  name: string;
}

export interface PlaceChoice {
  council: string;
  chosen: ChosenPlace;
  wards: { code: string; name: string; councilCode: string }[];
  /** of a county; else none */
  districts: { code: string; name: string }[];
  asOf: PlainDate;
}

/** The place that an address asks for (`place`, or `ward` of older addresses); the whole area when it names none of ours. */
export async function choosePlace(scope: StaffScope, search: URLSearchParams): Promise<PlaceChoice> {
  const [wards, districts, known] = await Promise.all([
    wardsOfCouncil(db(), scope.councilCode),
    districtsOfCouncil(scope.councilCode),
    councils(),
  ]);
  const council = known.get(scope.councilCode)?.name ?? "";
  const asked = search.get("place") ?? search.get("ward");
  const ward = wards.find((one) => one.code === asked);
  const district = districts.find((one) => one.code === asked);
  const chosen: ChosenPlace = ward
    ? { kind: "ward", code: ward.code, name: ward.name }
    : district
      ? { kind: "district", code: district.code, name: district.name }
      : { kind: "whole", code: "", name: council };
  return { council, chosen, wards, districts, asOf: today() };
}

/** The businesses of a place that a member of staff may see: what follows FROM, with business as b. */
export function businessesOf(scope: StaffScope, { kind, code }: Pick<ChosenPlace, "kind" | "code">) {
  const column = sql.column(kind === "district" ? "council_code" : "ward_code");
  const here =
    kind === "whole"
      ? sql.empty
      : sql`AND EXISTS (SELECT 1 FROM site s WHERE s.business_id = b.id AND s.closed_on IS NULL AND s.${column} = ${code})`;
  return sql`business_council bc JOIN business b ON b.id = bc.business_id
    WHERE bc.council_code = ${scope.councilCode} AND b.merged_into_id IS NULL AND b.archived_at IS NULL
      AND b.id <> ALL(${scope.ownBusinessIds}::uuid[]) ${here}`;
}
