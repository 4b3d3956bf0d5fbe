import { readFileSync } from "node:fs";
import { parseCsv } from "~/lib/csv.ts";
import { outwardCode } from "~/lib/postcode.ts";
import { TOWNS } from "./names.ts";

export const LICHFIELD = "E07000194";
export const TAMWORTH = "E07000199";
export const EAST_STAFFORDSHIRE = "E07000193";
export const STAFFORDSHIRE = "E10000028";

/** A real postcode of the served districts: its ward and grid reference are the true ones. */
export interface BuiltPlace {
  postcode: string;
  town: string;
  councilCode: string;
  wardCode: string;
  eastings: number;
  northings: number;
}

export const PLACES: readonly BuiltPlace[] = parseCsv(
  readFileSync(new URL("../../../prisma/reference/postcodes-demo.csv", import.meta.url), "utf8"),
).map((row) => ({
  postcode: row.postcode ?? "",
  town: TOWNS[outwardCode(row.postcode ?? "")] ?? "",
  councilCode: row.council_code ?? "",
  wardCode: row.ward_code ?? "",
  eastings: Number(row.eastings),
  northings: Number(row.northings),
}));

export function placesIn(councilCode: string): BuiltPlace[] {
  return PLACES.filter((place) => place.councilCode === councilCode);
}

/** The districts' county; the served councils over a district are the two. */
export function councilsOverDistrict(councilCode: string): string[] {
  return [LICHFIELD, TAMWORTH, EAST_STAFFORDSHIRE].includes(councilCode) ? [councilCode, STAFFORDSHIRE] : [];
}
