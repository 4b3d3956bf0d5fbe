import { createHash } from "node:crypto";
import type { LegalForm, PremisesType } from "~/businesses/snapshot.ts";
import { normalisePostcode } from "~/lib/postcode.ts";
import { foodType } from "./food-types.ts";

/** A line of a food hygiene register as the file has it. */
export interface FoodRow {
  /** where in the file it ends */
  line: number;
  /** the text of each of its elements, by name */
  cells: Record<string, string>;
}

/** A food business as the register tells of it, in our words. */
export interface FoodPremises {
  line: number;
  /** FHRSID: stays with the premises from one file to the next */
  externalId: string;
  /** the name shown */
  name: string;
  legalName: string | null;
  legalForm: LegalForm | null;
  activities: string[];
  sicCodes: string[];
  premisesType: PremisesType;
  addressLine1: string | null;
  addressLine2: string | null;
  town: string | null;
  postcode: string | null;
  /** the register's own name, kind and rating, as they stand in the file */
  registerName: string;
  detail: Record<string, string>;
  /** changes when anything above does */
  contentHash: string;
}

const LONGEST = 300;
/** The rest (an owner's right to reply, scores) may be as long as it likes. */
const USED = [
  ...["BusinessName", "BusinessType", "LocalAuthorityBusinessID", "RatingValue", "RatingDate", "PostCode"],
  ...["AddressLine1", "AddressLine2", "AddressLine3", "AddressLine4"],
];

/** Reads a row. @returns the premises, and what was wrong with the row though it can still be used; or why it cannot */
export function readFoodRow(row: FoodRow): { premises: FoodPremises; fault: string | null } | { reason: string } {
  const cell = (name: string) => tidy(row.cells[name] ?? "");
  const externalId = cell("FHRSID");
  const registerName = cell("BusinessName");
  if (externalId === "") return { reason: "it has no FHRSID" };
  if (!/^[A-Za-z0-9/_.-]{1,40}$/.test(externalId)) return { reason: "its FHRSID is not a number" };
  if (registerName === "") return { reason: "it has no BusinessName" };
  if (USED.some((name) => cell(name).length > LONGEST))
    return { reason: `it has a text of more than ${LONGEST} characters` };
  const typed = cell("PostCode");
  const postcode = normalisePostcode(typed);
  const address = addressOf([1, 2, 3, 4].map((number) => cell(`AddressLine${number}`)));
  const type = foodType(cell("BusinessTypeID"), cell("BusinessType"));
  const known = address.line1 !== null || postcode !== null;
  const premises = {
    externalId,
    ...namesOf(registerName),
    activities: [...type.activities],
    sicCodes: [...type.sicCodes],
    // the register leaves out the address of somebody who works at home
    premisesType: type.premises === "mobile" ? type.premises : known ? type.premises : ("home" as const),
    addressLine1: address.line1,
    addressLine2: address.line2,
    town: address.town,
    postcode,
    registerName,
    detail: detailOf(cell),
  };
  const contentHash = createHash("sha256").update(JSON.stringify(premises)).digest("base64url");
  return {
    premises: { line: row.line, ...premises, contentHash },
    fault: typed !== "" && !postcode ? `"${typed.slice(0, 20)}" is not a postcode: kept without a place` : null,
  };
}

function tidy(text: string): string {
  return text.replace(/[\p{Cc}\p{Zs}\s]+/gu, " ").trim();
}

const DETAILS = {
  type: "BusinessType",
  localId: "LocalAuthorityBusinessID",
  rating: "RatingValue",
  ratedOn: "RatingDate",
} as const;

function detailOf(cell: (name: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(DETAILS).flatMap(([key, name]) => (cell(name) ? [[key, cell(name)]] : [])));
}

const COMPANY = /\b(ltd|limited|llp|plc|c\.?i\.?c)\b\.?$/i;

/** "Swan Foods Ltd T/a The Swan" trades as The Swan and is Swan Foods Ltd by law. */
export function namesOf(registerName: string): Pick<FoodPremises, "name" | "legalName" | "legalForm"> {
  const [before = "", after] = registerName.split(/\s+(?:t\/a|t\.a\.?|trading as)\s+/i);
  const ending = COMPANY.exec(before)?.[1]?.toLowerCase().replaceAll(".", "");
  if (!ending) return { name: (after ?? registerName).trim() || registerName, legalName: null, legalForm: null };
  const legalForm: LegalForm =
    ending === "llp" ? "llp" : ending === "plc" ? "plc" : ending === "cic" ? "cic" : "limited";
  return { name: after?.trim() || before.trim(), legalName: before.trim(), legalForm };
}

const COUNTY =
  /^(.*shire|west midlands|.* yorkshire|.* sussex|greater .*|kent|surrey|essex|norfolk|suffolk|devon|cornwall|dorset|somerset|cumbria|merseyside|county durham|durham|tyne (and|&) wear|isle of wight|rutland|london borough .*)$/i;

/** The lines without the county: the last is the town when there are two or more. Capitals throughout are put in order. */
function addressOf(lines: string[]): { line1: string | null; line2: string | null; town: string | null } {
  const parts = lines.filter((line) => line !== "" && !COUNTY.test(line)).map(calm);
  const distinct = parts.filter(
    (part, at) => parts.findIndex((other) => other.toLowerCase() === part.toLowerCase()) === at,
  );
  if (distinct.length < 2) return { line1: distinct[0] ?? null, line2: null, town: null };
  return {
    line1: distinct[0] ?? null,
    line2: distinct.slice(1, -1).join(", ") || null,
    town: distinct.at(-1) ?? null,
  };
}

function calm(text: string): string {
  if (/[a-z]/.test(text)) return text;
  return text.replace(/[A-Z]{2,}/g, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}
