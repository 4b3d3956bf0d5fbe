import { normalisePostcode } from "~/lib/postcode.ts";

/** A property of a rating list, as far as it is kept. Who pays is never read. */
export interface RatingRow {
  reference: string;
  address: string;
  postcode: string | null;
  rateableValue: number;
  description: string | null;
  code: string | null;
}

const FIELDS = {
  reference: ["property reference number", "property reference", "reference", "ba reference number", "uarn"],
  address: ["address", "full address", "property address", "full property address"],
  postcode: ["postcode", "post code", "property postcode"],
  rateableValue: ["rateable value", "current rateable value", "rv"],
  description: ["voa description", "description", "property description", "primary description text"],
  code: ["voa code", "description code", "property description code", "primary description code", "scat code"],
} as const;
export type RatingField = keyof typeof FIELDS;
const NEEDED: readonly RatingField[] = ["reference", "address", "rateableValue"];

/** Small letters, one space, and no "(£)" or other signs. */
const plain = (header: string) =>
  header
    .toLowerCase()
    .replaceAll(/\(.*?\)|[^a-z ]+/g, " ")
    .trim()
    .replaceAll(/\s+/g, " ");

/**
 * Which column of a list holds what, by the names that councils use.
 * @returns the columns, or the names of what is missing
 */
export function ratingColumns(header: readonly string[]): Record<RatingField, number> | { missing: string[] } {
  const names = header.map(plain);
  const at = (field: RatingField) => {
    const known: readonly string[] = FIELDS[field];
    const found = known.map((name) => names.indexOf(name)).find((index) => index >= 0);
    return found ?? -1;
  };
  const missing = NEEDED.filter((field) => at(field) < 0).map((field) => FIELDS[field][0]);
  if (missing.length > 0) return { missing };
  const fields = Object.keys(FIELDS) as RatingField[];
  return Object.fromEntries(fields.map((field) => [field, at(field)])) as Record<RatingField, number>;
}

const MOST = { reference: 60, address: 300, description: 120, code: 12 } as const;

/** The row of a line, or what is wrong with it in words. */
export function ratingRow(cells: readonly string[], columns: Record<RatingField, number>): RatingRow | string {
  const cell = (field: RatingField) => (cells[columns[field]] ?? "").replaceAll(/\s+/g, " ").trim();
  const reference = cell("reference").slice(0, MOST.reference);
  if (reference === "") return "it has no reference";
  const address = cell("address").slice(0, MOST.address);
  if (address === "") return "it has no address";
  const value = cell("rateableValue")
    .replaceAll(/[£,\s]/g, "")
    .replace(/\.0*$/, "");
  if (!/^\d{1,9}$/.test(value)) return `"${cell("rateableValue").slice(0, 20)}" is not a rateable value`;
  const postcode = normalisePostcode(cell("postcode"));
  const or = (text: string, most: number) => text.slice(0, most) || null;
  return {
    reference,
    address,
    postcode,
    rateableValue: Number(value),
    description: or(cell("description"), MOST.description),
    code: or(cell("code"), MOST.code),
  };
}
