import { addDays, addMonths, type PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import type { Tx } from "~/platform/db.server.ts";
import { type BusinessOverrides, buildBusiness, buildSite } from "../../tests/support/builders/businesses.ts";
import { EAST_STAFFORDSHIRE, LICHFIELD, PLACES, TAMWORTH } from "../../tests/support/builders/places.ts";
import type { Random } from "../../tests/support/builders/random.ts";
import { type DemoBusiness, FROM_REGISTER } from "./crowd.ts";
import type { DemoPeople } from "./people.ts";

export type CastKey =
  | "studio" | "brewery" | "tap" | "eventsBar" | "jones" | "precision" | "buckets" | "fireworks" | "care"
  | "letter" | "disputed" | "asked" | "dissolved" | "relocating"; // biome-ignore format: one list

export type Cast = Record<CastKey, DemoBusiness>;

/** The first known postcode of a ward: the same one each time. */
function placeIn(councilCode: string, ward: string) {
  const place = PLACES.find((known) => known.councilCode === councilCode && known.wardCode === ward);
  if (!place) throw new Error(`No postcode of ward ${ward}`);
  return place;
}

/** The businesses that the demonstration tells stories with. */
export function buildCast(random: Random, today: PlainDate): Cast {
  const member = (
    stage: DemoBusiness["stage"],
    overrides: BusinessOverrides,
    history: Partial<DemoBusiness> = {},
  ): DemoBusiness => ({
    business: buildBusiness(
      {
        confirmedOn: addDays(today, -140),
        changedOn: addDays(today, -140),
        lastHeardOn: addDays(today, -140),
        ...overrides,
      },
      random,
    ),
    stage,
    headcounts: [],
    signals: [],
    registeredOn: addDays(today, -420),
    ...history,
  });
  const at = (councilCode: string, ward: string, line: string, more = {}) =>
    buildSite({ addressLine1: line, ...more }, random, placeIn(councilCode, ward));
  return {
    studio: member("owner_operator", {
      name: "Nair Design Studio", legalForm: "sole_trader", trade: "designer", employees: 0,
      tradingStartedOn: addMonths(today, -66), email: "priya.nair@example.org", phone: "07700 900100", turnoverBand: null,
      sites: [at(LICHFIELD, "E05010670", "11 Orchard Way", { premisesType: "home", isHeadOffice: true, publicAccess: false, homeVisitors: false, homeStaff: false, homeConversion: false, employees: 0, openedOn: addMonths(today, -66) })],
    }),
    brewery: member("established_small", {
      name: "Blackthorn Brewing Company", trade: "brewery", legalForm: "limited", employees: 17, groupType: "parent",
      tradingStartedOn: addMonths(today, -98), incorporatedOn: addMonths(today, -99), email: "gareth.whitehouse@example.org",
      sites: [at(EAST_STAFFORDSHIRE, "E05014478", "Unit 3, Canal Wharf", { premisesType: "commercial", isHeadOffice: true, isRegisteredOffice: true, employees: 17, openedOn: addMonths(today, -98) })],
    }),
    tap: member("established_micro", {
      name: "The Blackthorn Tap", trade: "pub", legalForm: "limited", employees: 8, groupType: "subsidiary",
      parentName: "Blackthorn Brewing Company", tradingStartedOn: addMonths(today, -52), incorporatedOn: addMonths(today, -53),
      sites: [at(LICHFIELD, "E05010668", "27 Bird Street", { premisesType: "commercial", isHeadOffice: true, employees: 8, openedOn: addMonths(today, -52) })],
    }),
    eventsBar: member("early_trading", {
      name: "Blackthorn Events Bar", trade: "street_food", activities: ["food", "food_mobile", "alcohol", "street"],
      legalForm: "limited", employees: 2, groupType: "subsidiary", parentName: "Blackthorn Brewing Company",
      tradingStartedOn: addMonths(today, -19), incorporatedOn: addMonths(today, -20),
      sites: [at(TAMWORTH, "E05007069", "Unit 9, Amber Business Village", { premisesType: "mobile", isHeadOffice: true, employees: 2, openedOn: addMonths(today, -19) })],
    }),
    jones: member("established_micro", {
      name: "Jones & Son", legalName: "JONES CATERING LTD", tradingNames: ["Jones & Son", "Jones Catering"], trade: "caterer",
      legalForm: "limited", employees: 4, activities: ["food", "food_open_high_risk", "alcohol"],
      tradingStartedOn: addMonths(today, -81), incorporatedOn: addMonths(today, -80), companyNumber: "00009417",
      email: "bob.jones@example.org", phone: "01632 960417",
      sites: [at(LICHFIELD, "E05010664", "4 Main Street", { premisesType: "commercial", isHeadOffice: true, employees: 4, openedOn: addMonths(today, -81) })],
    }),
    precision: member("contracting", {
      name: "Cobalt Precision Engineering", trade: "engineering", legalForm: "limited", employees: 60,
      tradingStartedOn: addMonths(today, -190), incorporatedOn: addMonths(today, -191),
      sites: [at(LICHFIELD, "E05010661", "Unit 2, Tollgate Industrial Park", { premisesType: "commercial", isHeadOffice: true, employees: 60, openedOn: addMonths(today, -190) })],
    }, { headcounts: [{ date: addMonths(today, -11), employees: 60 }] }),
    buckets: member("established_small", {
      name: "Trent Vale Mouldings", trade: "plastics", legalForm: "limited", employees: 22,
      tradingStartedOn: addMonths(today, -120), incorporatedOn: addMonths(today, -121),
      sites: [at(TAMWORTH, "E05007075", "Unit 14, Centurion Park", { premisesType: "commercial", isHeadOffice: true, employees: 22, openedOn: addMonths(today, -120) })],
    }),
    fireworks: member("established_small", {
      name: "Starburst Pyrotechnics", trade: "fireworks", legalForm: "limited", employees: 22,
      tradingStartedOn: addMonths(today, -118), incorporatedOn: addMonths(today, -119),
      sites: [at(TAMWORTH, "E05007075", "Unit 15, Centurion Park", { premisesType: "commercial", isHeadOffice: true, employees: 22, openedOn: addMonths(today, -118) })],
    }),
    care: member("established_large", {
      name: "Needwood Care Homes", trade: "care", legalForm: "limited", employees: 132,
      tradingStartedOn: addMonths(today, -230), incorporatedOn: addMonths(today, -232),
      sites: [
        at(EAST_STAFFORDSHIRE, "E05014486", "Needwood House, 40 Park Road", { name: "Needwood House", premisesType: "commercial", isHeadOffice: true, isRegisteredOffice: true, employees: 58, openedOn: addMonths(today, -230) }),
        at(LICHFIELD, "E05010664", "Leomansley Lodge, 2 The Green", { name: "Leomansley Lodge", premisesType: "commercial", employees: 41, openedOn: addMonths(today, -160) }),
        at(TAMWORTH, "E05007066", "Amington Court, 71 Mill Lane", { name: "Amington Court", premisesType: "commercial", employees: 33, openedOn: addMonths(today, -96) }),
      ],
    }),
    letter: member("not_enough_known", {
      name: "The Larkspur Tearoom", trade: "cafe", ...FROM_REGISTER, sourceKey: `food-register:${LICHFIELD}`,
      sites: [at(LICHFIELD, "E05010653", "8 Chapel Street", { premisesType: "commercial", isHeadOffice: true, employees: null, openedOn: null })],
    }),
    disputed: member("established_micro", {
      name: "Kingfisher Motors", trade: "garage", legalForm: "partnership", employees: 5, tradingStartedOn: addMonths(today, -140),
      sites: [at(LICHFIELD, "E05010663", "Unit 7, Eastern Avenue Works", { premisesType: "commercial", isHeadOffice: true, employees: 5, openedOn: addMonths(today, -140) })],
    }),
    asked: member("established_micro", {
      name: "Foxglove & Fern Florists", trade: "florist", legalForm: "limited", employees: 3,
      tradingStartedOn: addMonths(today, -64), incorporatedOn: addMonths(today, -65),
      sites: [at(LICHFIELD, "E05010670", "15 Market Street", { premisesType: "commercial", isHeadOffice: true, employees: 3, openedOn: addMonths(today, -64) })],
    }),
    dissolved: member("closed", {
      name: "Quarry Lane Joinery", trade: "builder", legalForm: "limited", employees: 2, registerStatus: "dissolved", ...unproven,
      tradingStartedOn: addMonths(today, -112), incorporatedOn: addMonths(today, -113),
      sites: [at(LICHFIELD, "E05010657", "Unit 5, Granary Court", { premisesType: "commercial", isHeadOffice: true, employees: 2, openedOn: addMonths(today, -112) })],
    }),
    relocating: member("early_trading", {
      name: "Saddler & Quill", trade: "gift_shop", legalForm: "sole_trader", employees: 1, tradingStartedOn: addMonths(today, -27),
      sites: [at(LICHFIELD, "E05010668", "3 Sandford Road", { premisesType: "commercial", isHeadOffice: true, employees: 1, openedOn: addMonths(today, -27) })],
    }),
  }; // biome-ignore format: a cast list
}

const unproven = {
  verification: "unverified", provenOn: null, provenBy: null, confirmedOn: null, changedOn: null, lastHeardOn: null,
} as const; // biome-ignore format: one row

/** Who owns what, and how the group hangs together. */
export async function insertTies(tx: Tx, cast: Cast, people: DemoPeople, today: PlainDate): Promise<void> {
  const proven = new Date(`${addDays(today, -400)}T00:00:00Z`);
  const ties = [
    ["studio", "priya", "admin"], ["brewery", "gareth", "admin"], ["tap", "gareth", "admin"], ["eventsBar", "gareth", "admin"],
    ["brewery", "nicola", "viewer"], ["tap", "nicola", "editor"], ["precision", "ewan", "admin"], ["disputed", "tariq", "admin"],
    ["asked", "sarah", "admin"], ["relocating", "nicola", "admin"], ["buckets", "ewan", "admin"], ["jones", "bob", "admin"],
  ] as const; // biome-ignore format: a table
  await tx.membership.createMany({
    data: ties.map(([business, person, role]) => ({
      id: newId(),
      businessId: cast[business].business.id,
      personId: people[person].id,
      role,
      proof: role === "admin" ? "letter" : "invitation",
      provenOn: proven,
      createdAt: proven,
    })),
  });
  const parentId = cast.brewery.business.id;
  await tx.groupLink.createMany({
    data: [
      { id: newId(), parentId, childId: cast.tap.business.id, kind: "subsidiary", status: "agreed", askedById: people.gareth.id, createdAt: proven, decidedAt: proven, decidedById: people.gareth.id },
      { id: newId(), parentId, childId: cast.eventsBar.business.id, kind: "subsidiary", status: "asked", waitingFor: "child", askedById: people.nicola.id },
      { id: newId(), parentId: cast.tap.business.id, childId: cast.jones.business.id, kind: "franchise", status: "asked", waitingFor: "child", askedById: people.gareth.id, source: "owner" },
    ], // biome-ignore format: a table
  });
}
