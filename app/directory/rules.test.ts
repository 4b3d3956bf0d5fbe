import { describe, expect, test } from "vitest";
import type { Snapshot } from "~/businesses/snapshot.ts";
import { buildBusiness } from "../../tests/support/builders/businesses.ts";
import { publicListing } from "./public-listing.ts";
import { type ListingFacts, type Missing, missingFor } from "./rules.ts";
import { workingEmail, workingPhone, workingWebsite } from "./working-contact.ts";

const FACTS: ListingFacts = { tradingStatus: "trading", verification: "proven", merged: false, consent: true };

function shownOf(fields: Partial<Snapshot>, visibility: Record<string, string> = {}) {
  const built = buildBusiness({ trade: "cafe", phone: "01543 308000", email: null, website: null });
  const snapshot: Snapshot = { ...built, version: 1, ...fields };
  return publicListing({ snapshot, slug: built.slug, visibility, positions: new Map(), keepLocal: false, offers: [] });
}

describe("who is listed", () => {
  test.each<[string, Partial<ListingFacts>, Partial<Snapshot>, Record<string, string>, Missing[]]>([
    ["proof, consent, a description and a contact", {}, {}, {}, []],
    ["a firm that pauses", { tradingStatus: "paused" }, {}, {}, []],
    ["without proof", { verification: "unverified" }, {}, {}, ["proof"]],
    ["without consent", { consent: false }, {}, {}, ["consent"]],
    ["without a description", {}, { description: "  " }, {}, ["description"]],
    ["with a description for the council", {}, {}, { description: "council" }, ["description"]],
    ["with a name for the council", {}, {}, { name: "council" }, ["name"]],
    ["with its only contact for the council", {}, {}, { phone: "council" }, ["contact"]],
    ["with a personal telephone and nothing else", {}, { phone: "07700 900123" }, {}, ["contact"]],
    ["with a number that nobody can ring", {}, { phone: "n/a" }, { phone: "public" }, ["contact"]],
    ["a partner may see it, not everybody", {}, {}, { phone: "partner:chamber" }, ["contact"]],
    ["an idea", { tradingStatus: "idea" }, {}, {}, ["not_started"]],
    ["one that ended and was merged", { tradingStatus: "ceased", merged: true }, {}, {}, ["merged", "ended"]],
  ])("%s", (_what, facts, fields, visibility, missing) => {
    expect(missingFor({ ...FACTS, ...facts }, shownOf(fields, visibility))).toEqual(missing);
  });
});

test.each([
  ["01543 308000", "01543 308000"],
  ["+44 1543 308 000 ext 12", "+44 1543 308 000 ext 12"],
  ["12345", null],
  ["call me", null],
  [null, null],
])("a telephone number %s", (typed, working) => {
  expect(workingPhone(typed)).toBe(working);
});

test.each([
  ["hello@firm.example", "hello@firm.example"],
  ["hello@firm", null],
  ["a b@firm.example", null],
])("an email address %s", (typed, working) => {
  expect(workingEmail(typed)).toBe(working);
});

test.each([
  ["firm.example", "https://firm.example/"],
  ["http://firm.example/a", "http://firm.example/a"],
  ["javascript:alert(1)", null],
  ["https://user@firm.example", null],
  ["localhost", null],
])("a website %s", (typed, working) => {
  expect(workingWebsite(typed)).toBe(working);
});
