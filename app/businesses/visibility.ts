import type { Snapshot } from "./snapshot.ts";

/** Who may see a field: everybody, the council only, or the council and one named partner ("partner:<key>"). */
export type Visibility = "public" | "council" | `partner:${string}`;

/** Fields an owner may decide about, in the order they are asked. "homeAddress" is that of every site that may be a home. */
export const CHOSEN_FIELDS = [
  "name", "description", "activities", "specialisms", "website", "email", "phone", "address", "homeAddress",
  "openingHours", "employees", "legalForm", "tradingStartedOn", "turnoverBand", "ambition",
] as const; // biome-ignore format: a list
export type ChosenField = (typeof CHOSEN_FIELDS)[number];

/** Which choice the address of a site falls under: where a van is kept, or nobody said, may be somebody's home. */
export function addressField(premisesType: string | null | undefined): "address" | "homeAddress" {
  return premisesType === "commercial" || premisesType === "shared" ? "address" : "homeAddress";
}

/** The key of the partner that a choice names, if it names one. */
export function partnerOf(visibility: string): string | null {
  return /^partner:(.+)$/.exec(visibility)?.[1] ?? null;
}

const PUBLIC_AT_FIRST: readonly ChosenField[] = [
  "name", "description", "activities", "specialisms", "website", "openingHours", "address",
]; // biome-ignore format: a list

/** A number that reaches one person rather than a firm: a mobile, or any number of somebody who works alone. */
export function isPersonalPhone(business: Pick<Snapshot, "phone" | "legalForm" | "employees">): boolean {
  const digits = (business.phone ?? "").replace(/\D/g, "").replace(/^44/, "0");
  return /^07/.test(digits) || (business.legalForm === "sole_trader" && (business.employees ?? 0) === 0);
}

/** What a field is before its owner chose: home addresses, personal phones and turnover are private. */
export function defaultVisibility(
  field: ChosenField,
  business: Pick<Snapshot, "phone" | "legalForm" | "employees">,
): Visibility {
  if (field === "phone") return business.phone && !isPersonalPhone(business) ? "public" : "council";
  return PUBLIC_AT_FIRST.includes(field) ? "public" : "council";
}

/**
 * Who may see each field, the owner's choice before the default.
 * @param chosen  what is kept with the business; whatever is not a choice counts as none
 */
export function visibilities(
  chosen: unknown,
  business: Pick<Snapshot, "phone" | "legalForm" | "employees">,
): Record<ChosenField, Visibility> {
  const kept: Record<string, unknown> = typeof chosen === "object" && chosen !== null ? { ...chosen } : {};
  const entries = CHOSEN_FIELDS.map((field) => {
    const own = kept[field];
    return [field, isVisibility(own) ? own : defaultVisibility(field, business)] as const;
  });
  return Object.fromEntries(entries) as Record<ChosenField, Visibility>;
}

export function isVisibility(value: unknown): value is Visibility {
  return typeof value === "string" && (value === "public" || value === "council" || /^partner:[a-z0-9-]+$/.test(value));
}
