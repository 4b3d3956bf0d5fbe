import { expect, test } from "vitest";
import { EMPTY_SITE, type Snapshot } from "~/businesses/snapshot.ts";
import { gapsOf, nextSteps } from "./next-steps.ts";

const snapshot: Snapshot = {
  id: "b", reference: "TL-7K3M-29XB", version: 1, verification: "proven", name: "Swan Café", legalName: null, tradingNames: [],
  legalForm: "limited", companyNumber: null, charityNumber: null, vatNumber: null, tradingStatus: "trading",
  tradingStartedOn: "2019-02-01", incorporatedOn: null, ceasedOn: null, registerStatus: null, kind: "trading",
  sicCodes: ["56102"], specialisms: null, description: null, activities: ["food"], employees: 4, employeesBand: null,
  fullTime: null, partTime: null, apprentices: null, turnoverBand: null, groupType: null, parentName: null, franchise: null,
  internationalTrade: null, ambition: null, email: "a@example.org", phone: null, website: null,
  sites: [{ ...EMPTY_SITE, id: "s", postcode: "WS13 6LZ", premisesType: "commercial" }],
}; // biome-ignore format: a business of which all is known
const item = {
  id: "i", teamId: "eh", teamCode: "EH", team: "Food", mayOpen: true, state: "new", dueOn: "2026-12-01", reason: "", eventType: "name.changed",
  assignedTo: null,
}; // biome-ignore format: an item
const known = { snapshot, result: null, items: [], challenge: null, verification: "proven", lastHeardOn: "2026-09-01" };
const TODAY = "2026-11-21";

test("nothing to do when all is known and fresh", () => {
  expect(gapsOf(known)).toEqual([]);
  expect(nextSteps({ ...known, items: [item] }, { teamIds: ["lic"] }, TODAY)).toEqual([]);
});

test("the reader's own items come first, then the owner's challenge, then what is old", () => {
  const record = {
    ...known,
    items: [item, { ...item, id: "j" }],
    challenge: { id: "c", reason: "", on: TODAY },
    lastHeardOn: "2025-11-20",
  };
  expect(nextSteps(record, { teamIds: ["eh"] }, TODAY)).toEqual([
    { kind: "items", count: 2, itemId: "i" },
    { kind: "challenge" },
    { kind: "confirm" },
  ]);
});

test("a record that nobody claimed: invite the owner, then the gaps, four at most", () => {
  const bare = {
    ...snapshot,
    verification: "unverified" as const,
    sicCodes: [],
    email: null,
    activities: [],
    sites: [{ ...EMPTY_SITE, id: "s" }],
  };
  const record = { ...known, snapshot: bare, verification: "unverified", lastHeardOn: null };
  expect(gapsOf(record)).toEqual(["postcode", "sicCodes", "contact", "activities"]);
  expect(nextSteps(record, { teamIds: [] }, TODAY).map((step) => (step.kind === "gap" ? step.gap : step.kind))).toEqual(
    ["claim", "postcode", "sicCodes", "contact"],
  );
});

test("a closed business asks for nothing more", () => {
  const closed = { ...snapshot, tradingStatus: "ceased" as const, email: null };
  expect(nextSteps({ ...known, snapshot: closed, verification: "unverified" }, { teamIds: [] }, TODAY)).toEqual([]);
});

test("one's own open task, a referral whose day has come and a plan that is due come before doubts", () => {
  const record = {
    ...known,
    tasks: [
      { id: "t1", kind: "own", title: "Theirs", dueOn: TODAY, teamCode: "ED", assignedToId: "other", assignedTo: "A", restricted: false },
      { id: "t2", kind: "own", title: "Mine", dueOn: TODAY, teamCode: "ED", assignedToId: "me", assignedTo: "B", restricted: false },
    ],
    referrals: [{ id: "r1", toName: "Planning", dueOn: TODAY, teamCode: "ED", owner: null, ownerId: null }],
    plan: { everyMonths: 3, nextOn: TODAY, teamCode: "ED", person: null, personId: "other" },
  }; // biome-ignore format: a line a thing
  expect(nextSteps(record, { teamIds: [], teamCodes: ["ED"], personId: "me" }, TODAY).slice(0, 2)).toEqual([
    { kind: "task", taskId: "t2", title: "Mine" },
    { kind: "referral", referralId: "r1", toName: "Planning" },
  ]);
});
