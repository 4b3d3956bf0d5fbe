import { plainName } from "./likeness.ts";

interface Address {
  addressLine1: string | null;
  unit?: string | null;
  postcode: string | null;
  uprn?: string | null;
}

/** Whether two addresses are one door: the same property and unit where both are known, else the same first line and postcode. */
export function sameDoor(one: Address, other: Address): boolean {
  if (one.uprn && other.uprn) return one.uprn === other.uprn && (one.unit ?? "") === (other.unit ?? "");
  if (!one.postcode || one.postcode !== other.postcode) return false;
  if (!one.addressLine1 || !other.addressLine1) return false;
  return doorWords(one.addressLine1) === doorWords(other.addressLine1) && (one.unit ?? "") === (other.unit ?? "");
}

const SHORT: Record<string, string> = {
  st: "street",
  rd: "road",
  ln: "lane",
  ave: "avenue",
  sq: "square",
  ct: "court",
};

function doorWords(line: string): string {
  return line
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .map((word) => SHORT[word] ?? word)
    .join(" ");
}

/** Whether a new record would be a second one of a record that is there: the same name at the same door, and not closed. */
export function sameBusiness(
  wanted: { names: string[]; address: Address },
  known: { names: (string | null)[]; address: Address; tradingStatus: string },
): boolean {
  if (known.tradingStatus === "ceased" || !sameDoor(wanted.address, known.address)) return false;
  const names = known.names.flatMap((name) => (name ? [plainName(name)] : []));
  return wanted.names.some((name) => names.includes(plainName(name)));
}
