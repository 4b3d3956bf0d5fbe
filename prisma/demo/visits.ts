import { regimeIs } from "~/casework/visits/queries/visit-parts.server.ts";
import { CONFIDENCES } from "~/casework/visits/visit-terms.ts";
import { addDays, addMonths, fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import type { Prisma, Tx } from "~/platform/db.server.ts";
import { sql } from "~/platform/sql.server.ts";
import { insertTask } from "../../tests/support/builders/casework.ts";
import { LICHFIELD, STAFFORDSHIRE } from "../../tests/support/builders/places.ts";
import type { Cast } from "./cast.ts";
import type { DemoBusiness } from "./crowd.ts";
import type { DemoPeople } from "./people.ts";

const PARENTS = [
  "Mercia Leisure Group plc",
  "Corner House Stores Ltd",
  "Bright Horizon Retail plc",
  "Oak & Anchor Inns plc",
];

/** Some shops belong to groups that decide elsewhere. Before anything is inserted; it uses up no chance. */
export function makeBranches(crowd: readonly DemoBusiness[]): void {
  const shops = crowd.filter(
    ({ business, stage }) =>
      stage === "established_micro" && business.sites.length === 1 && business.sites[0]?.councilCode === LICHFIELD &&
      business.sites[0].premisesType === "commercial",
  ); // biome-ignore format: one condition
  for (const [at, { business }] of shops.slice(-PARENTS.length).entries()) {
    const site = business.sites[0];
    business.kind = "branch";
    business.groupType = "subsidiary";
    business.parentName = PARENTS[at] ?? null;
    if (site) site.isHeadOffice = false;
  }
}

interface Place {
  id: string;
  businessId: string;
  closed: boolean;
  /** only a register tells of it, or it was silent for long */
  unsure: boolean;
  heardOn: PlainDate | null;
}

async function placesFor(tx: Tx, team: "EH" | "HS" | "LIC" | "TS", area: readonly string[] | null): Promise<Place[]> {
  return tx.$queryRaw<Place[]>(sql`
    SELECT s.id, b.id AS "businessId", (s.closed_on IS NOT NULL OR b.trading_status = 'ceased') AS closed, b.last_heard_on IS NULL AS unsure, b.last_heard_on::text AS "heardOn"
    FROM site s JOIN business b ON b.id = s.business_id
    WHERE ${area ? sql`s.council_code = ANY(${[...area]})` : sql`s.council_code IS NOT NULL`} AND ${regimeIs(team)}
    ORDER BY b.name, s.position`);
}

const PURPOSES = ["Routine inspection", "Routine inspection", "Complaint", "New business", "Sampling"];
const NOTES = [
  "Clean and well run.",
  "Fridge records missing for two weeks.",
  null,
  "Hand basin was blocked; put right while we were there.",
  null,
];

/** Visits of the last years, those to come, what was asked before, schemes' own categories and partner authorities. */
export async function insertVisits(tx: Tx, cast: Cast, people: DemoPeople, today: PlainDate): Promise<void> {
  const rows: Prisma.VisitCreateManyInput[] = [];
  const visit = (place: Place, teamCode: string, officer: string, more: Partial<Prisma.VisitCreateManyInput>, councilCode = LICHFIELD) =>
    rows.push({ id: newId(), businessId: place.businessId, siteId: place.id, councilCode, teamCode, officerId: officer, createdById: officer, purpose: "Routine inspection", plannedOn: fromPlainDate(today), ...more });
  const made = (place: Place, teamCode: string, officer: string, wanted: PlainDate, at: number, councilCode = LICHFIELD) => {
    // who was met was heard: nobody was there after the business was last heard of
    const day = place.heardOn && place.heardOn < wanted ? place.heardOn : wanted;
    visit(place, teamCode, officer, {
      state: "done", plannedOn: fromPlainDate(day), visitedOn: fromPlainDate(day), resultAt: new Date(`${day}T15:00:00Z`), resultById: officer,
      purpose: PURPOSES[at % PURPOSES.length] ?? "", note: NOTES[at % NOTES.length] ?? null,
      confidence: at % 7 === 3 ? "poor" : (CONFIDENCES[at % 2] ?? "fair"),
    }, councilCode);
  };
  const wasted = (place: Place, teamCode: string, officer: string, day: PlainDate, found: string) =>
    visit(place, teamCode, officer, { state: "nobody_there", found, plannedOn: fromPlainDate(day), visitedOn: fromPlainDate(day), resultAt: new Date(`${day}T15:00:00Z`), resultById: officer });

  const [rosie, imran, stephen] = [people.rosie.id, people.imran.id, people.stephen.id];
  const food = await placesFor(tx, "EH", [LICHFIELD]);
  const open = food.filter((place) => !place.closed && !place.unsure);
  // two of three were seen: some lately, most when their turn last came
  for (const [at, place] of open.entries()) if (at % 3 !== 2) made(place, "EH", rosie, addDays(addMonths(today, -(at % 3 === 0 ? (at / 3) % 6 : 7 + (at % 22))), -(at % 17)), at);
  const gone = (await placesFor(tx, "HS", [LICHFIELD])).filter((place) => place.closed);
  for (const [at, place] of gone.slice(0, 3).entries()) wasted(place, "EH", rosie, addDays(today, -(150 - at * 45)), at === 1 ? "moved" : "closed");
  const shut = open[2];
  if (shut) wasted(shut, "EH", rosie, addDays(today, -20), "shut_that_day");
  for (const [at, place] of open.slice(3, 7).entries())
    visit(place, "EH", rosie, { plannedOn: fromPlainDate(addDays(today, [-1, 2, 2, 5][at] ?? 3)), purpose: PURPOSES[at] ?? "", createdAt: new Date(`${addDays(today, -6)}T10:00:00Z`) });

  const licensed = (await placesFor(tx, "LIC", [LICHFIELD])).filter((place) => !place.closed && !place.unsure);
  for (const [at, place] of licensed.entries()) if (at % 2 === 0) made(place, "LIC", imran, addDays(addMonths(today, -(2 + ((at * 5) % 26))), -(at % 13)), at + 1);
  for (const [at, place] of licensed.slice(1, 3).entries())
    visit(place, "LIC", imran, { plannedOn: fromPlainDate(addDays(today, 1 + at * 3)), purpose: "Test purchase" });
  const goods = (await placesFor(tx, "TS", null)).filter((place) => !place.closed && !place.unsure);
  for (const [at, place] of goods.entries()) if (at % 3 === 0) made(place, "TS", stephen, addDays(addMonths(today, -(1 + ((at * 7) % 30))), -(at % 11)), at + 2, STAFFORDSHIRE);
  await tx.visit.createMany({ data: rows });

  // asked before anybody went: gone, still there, and one that waits
  const unsure = food.filter((place) => !place.closed && place.unsure);
  const ask = (place: Place, daysAgo: number, more: Partial<Prisma.StillHereAskCreateManyInput>) => ({
    id: newId(), businessId: place.businessId, siteId: place.id, councilCode: LICHFIELD, teamCode: "EH", askedById: rosie, certainty: "unverified",
    byMail: true, askedAt: new Date(`${addDays(today, -daysAgo)}T09:20:00Z`), ...more,
  });
  const answered = (daysAgo: number, answer: string, by: string) => ({ answer, answeredBy: by, answeredById: by === "officer" ? rosie : null, answeredAt: new Date(`${addDays(today, -daysAgo)}T11:05:00Z`) });
  const asks: Prisma.StillHereAskCreateManyInput[] = [
    ...gone.slice(3, 9).map((place, at) => ask(place, 140 - at * 24, { ...answered(138 - at * 24, at % 3 === 1 ? "moved" : "closed", at % 2 ? "officer" : "link"), avoided: true })),
    ...open.slice(8, 11).map((place, at) => ask(place, 60 - at * 17, answered(58 - at * 17, "yes", "link"))),
  ];
  const waiting = unsure[0];
  if (waiting) {
    const task = await insertTask(tx, { businessId: waiting.businessId, teamCode: "EH", assignedToId: rosie, createdById: rosie, kind: "still_here", title: "Ring: are they still there?", day: addDays(today, 1), createdAt: new Date(`${addDays(today, -3)}T09:20:00Z`) });
    asks.push(ask(waiting, 3, { byMail: false, taskId: task.id }));
  }
  for (const data of asks) await tx.stillHereAsk.create({ data });

  const siteOf = (key: keyof Cast) => ({ businessId: cast[key].business.id, siteId: cast[key].business.sites[0]?.id ?? "" });
  const given = (months: number) => fromPlainDate(addMonths(today, -months));
  const scheme = { kind: "scheme", months: 12 };
  await tx.inspectionRuling.createMany({ data: [
    { id: newId(), ...siteOf("jones"), councilCode: LICHFIELD, teamCode: "EH", ...scheme, scheme: "Food hygiene scheme", category: "B", givenOn: given(11), nextOn: given(-1), personId: rosie },
    { id: newId(), ...siteOf("fireworks"), councilCode: STAFFORDSHIRE, teamCode: "TS", ...scheme, scheme: "Explosives licensing scheme", category: "A", givenOn: given(7), nextOn: given(1), personId: stephen },
    { id: newId(), ...siteOf("disputed"), councilCode: LICHFIELD, teamCode: "HS", kind: "hazard", hazard: 3, reason: "Solvents are kept beside the welding bay.", givenOn: given(4), personId: rosie },
  ] });
  const partner = { councilCode: LICHFIELD, personId: rosie, since: given(38) };
  const branches = await tx.business.findMany({ where: { parentName: { in: PARENTS } }, orderBy: { name: "asc" }, select: { id: true } });
  await tx.primaryAuthority.createMany({ data: [
    { businessId: cast.care.business.id, authority: "Staffordshire County Council", planUrl: null, ...partner },
    ...branches.slice(0, 2).map(({ id }, at) => ({ businessId: id, authority: at ? "Leeds City Council" : "Birmingham City Council", planUrl: `https://primary-authority.example.org/plans/${at + 1}`, ...partner })),
  ] });
} // biome-ignore format: a line a thing
