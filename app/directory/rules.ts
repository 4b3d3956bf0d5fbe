import type { Snapshot } from "~/businesses/snapshot.ts";
import type { PublicListing } from "./public-listing.ts";

/** What keeps a business out of the directory, in the order in which its owner is told. */
export type Missing = "merged" | "ended" | "not_started" | "proof" | "name" | "description" | "contact" | "consent";

export interface ListingFacts {
  tradingStatus: Snapshot["tradingStatus"];
  verification: Snapshot["verification"];
  /** merged into another record, or put away */
  merged: boolean;
  consent: boolean;
}

/**
 * A business is listed with proof, consent, a description and one working contact, and while it trades. What counts is
 * what everybody may see: a telephone number kept to the council is no contact here.
 * @returns what is missing; empty when it may be listed
 */
export function missingFor(facts: ListingFacts, shown: PublicListing): Missing[] {
  const missing: Missing[] = [];
  if (facts.merged) missing.push("merged");
  if (facts.tradingStatus === "ceased") missing.push("ended");
  if (facts.tradingStatus === "idea") missing.push("not_started");
  if (facts.verification !== "proven") missing.push("proof");
  if (shown.name.trim() === "") missing.push("name");
  if ((shown.description ?? "").trim() === "") missing.push("description");
  if (!shown.phone && !shown.email && !shown.website) missing.push("contact");
  if (!facts.consent) missing.push("consent");
  return missing;
}
