import { ensureSource } from "~/businesses/commands/insert-business.server.ts";
import { getSnapshot } from "~/businesses/queries.server.ts";
import { reclassify } from "~/classification/commands.server.ts";
import { addDays, fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import { newId, newReference } from "~/lib/ids.ts";
import type { Prisma, Tx } from "~/platform/db.server.ts";
import { insertRows } from "~/platform/insert-rows.server.ts";
import { regimesOf } from "~/services/regimes.server.ts";
import type { BuiltBusiness } from "../../tests/support/builders/businesses.ts";
import { insertBusinesses } from "../../tests/support/builders/insert.ts";
import { LICHFIELD } from "../../tests/support/builders/places.ts";
import { createRandom, type Random } from "../../tests/support/builders/random.ts";
import { buildCast, insertTies } from "./cast.ts";
import { castChanges, closures, crowdChanges, teamChanges } from "./changes.ts";
import { contradictoryFacts } from "./contradictions.ts";
import { buildCrowd, type DemoBusiness } from "./crowd.ts";
import { insertFollowUp } from "./follow-up.ts";
import { insertHelpersNearby } from "./helpers-nearby.ts";
import { tellHistory } from "./history.ts";
import { insertJones } from "./jones.ts";
import { insertListings } from "./listings.ts";
import { insertModeration } from "./moderation.ts";
import { buildNeedsCast, insertNeedsOwners, insertPosts, needChanges, planPosts } from "./needs.ts";
import { insertNews } from "./news.ts";
import { insertOpenWork, insertOwners, workItems } from "./open-work.ts";
import { insertCardChoices, insertPartnerWork } from "./partners.ts";
import { type DemoPeople, insertDemoPeople } from "./people.ts";
import { insertPlans } from "./plans.ts";
import { insertRatingList } from "./rating-list.ts";
import { insertTriage, triageChanges } from "./triage.ts";
import { insertVisits, makeBranches } from "./visits.ts";

/**
 * Fills an empty portal with the demonstration: its people and about 400 believable businesses with their history,
 * the same ones each time. Reference facts must be there. Everything is dated back from `today`.
 * @returns false, having done nothing, when the demonstration's people are there already
 */
export async function seedDemonstration(tx: Tx, today: PlainDate): Promise<boolean> {
  if (await tx.person.findFirst({ where: { demoLabel: { not: null } }, select: { id: true } })) return false;
  const random = createRandom(20_261);
  const people = await insertDemoPeople(tx, new Date(`${addDays(today, -730)}T09:00:00Z`));
  const cast = buildCast(random, today);
  const taken = new Set(Object.values(cast).map(({ business }) => business.name.toLowerCase()));
  const crowd = buildCrowd(random, today, taken);
  makeBranches(crowd);
  const all = [...Object.values(cast), ...crowd];

  await insertBusinesses(
    tx,
    all.map(({ business }) => business),
  );
  await insertPasts(tx, all, random);
  await insertTies(tx, cast, people, today);
  await insertJones(tx, cast.jones.business, people, today);
  const ownerOf = await insertOwners(tx, all, random);
  // apart, so that the others stay as they were
  const needsCast = buildNeedsCast(today);
  const needsFirms = Object.values(needsCast);
  await insertBusinesses(
    tx,
    needsFirms.map(({ business }) => business),
  );
  await insertPasts(tx, needsFirms, createRandom(17_471));
  const needsOwners = await insertNeedsOwners(tx, needsCast, people, today);
  const posts = planPosts(needsCast, crowd, new Map([...ownerOf, ...needsOwners]));
  const told = [
    ...castChanges(cast, people, today),
    ...closures(crowd, ownerOf),
    ...teamChanges(crowd, ownerOf),
    ...crowdChanges(crowd, random, ownerOf),
    ...triageChanges(crowd, ownerOf),
    ...needChanges(posts),
  ];
  told.push(...contradictoryFacts(crowd, new Set(told.map((one) => one.businessId))));
  const changing = new Set(told.map((one) => one.businessId));
  await classifyFirst(
    tx,
    [...all, ...needsFirms].filter(({ business }) => changing.has(business.id)),
    today,
  );
  await tellHistory(tx, told, today);
  await insertPosts(tx, posts, needsCast, crowd, today);
  await insertModeration(tx, people, today);
  await workItems(tx, random, today);
  await insertOpenWork(tx, cast, people, today);
  await insertFollowUp(tx, cast, people, today);
  await insertVisits(tx, cast, people, today);
  for (const { business } of [...all, ...needsFirms]) await classify(tx, business.id, today);
  await insertTriage(tx, people, today);
  await insertRatingList(tx, today);
  await insertListings(tx, [...all, ...needsFirms], createRandom(31_416));
  await insertNews(tx, today);
  await insertJourney(tx, crowd, people, today);
  return true;
}

/** Starters and their plans, partners and who else helps nearby, and what owners did with their cards. */
async function insertJourney(tx: Tx, crowd: DemoBusiness[], people: DemoPeople, today: PlainDate): Promise<void> {
  const here = crowd.filter(({ business }) => business.sites.some((site) => site.councilCode === LICHFIELD));
  const newest = [...here]
    .sort((a, b) => (a.registeredOn < b.registeredOn ? 1 : -1))
    .map(({ business }) => business.id);
  await insertPlans(tx, people, newest.slice(0, 8), today);
  await insertPartnerWork(tx, createRandom(7_001), today);
  await insertHelpersNearby(tx, today);
  await insertCardChoices(
    tx,
    here.map(({ business }) => business.id),
    today,
  );
}

/** A business that tells of changes had a result before the first of them. */
async function classifyFirst(tx: Tx, all: DemoBusiness[], today: PlainDate): Promise<void> {
  const before = addDays(today, -150);
  for (const { business, registeredOn } of all)
    await classify(tx, business.id, [registeredOn, before].sort()[1] ?? before);
  await tx.$executeRaw`UPDATE result SET created_at = as_of + time '09:00'`;
}

async function classify(tx: Tx, businessId: string, asOf: PlainDate): Promise<void> {
  const snapshot = await getSnapshot(tx, businessId);
  await reclassify(tx, snapshot, { eventId: null, asOf, regimes: await regimesOf(snapshot, asOf) });
}

/** The count that stands now, on the day it was last confirmed or some weeks after the one before it. */
function newestCount({ employees, confirmedOn }: BuiltBusiness, before: DemoBusiness["headcounts"]) {
  const last = before.map(({ date }) => date).sort().at(-1); // biome-ignore format: one row
  if (last === undefined || employees === null) return [];
  return [{ date: [addDays(last, 70), confirmedOn ?? last].sort()[1] ?? last, employees }];
}

/** Head counts and signals, the row of the register that a business came from, and the event of its registering. */
async function insertPasts(tx: Tx, all: DemoBusiness[], random: Random): Promise<void> {
  const records: Prisma.SourceRecordCreateManyInput[] = [];
  const signals: Prisma.SignalCreateManyInput[] = [];
  const events: Prisma.EventCreateManyInput[] = [];
  for (const { business, headcounts, signals: told, registeredOn } of all) {
    const own = business.sourceKey === "owner";
    const common = { businessId: business.id, sourceKey: business.sourceKey };
    const heard = own ? business.confirmedOn : null;
    for (const { date, employees } of [...headcounts, ...newestCount(business, headcounts)])
      signals.push({ ...common, id: newId(), kind: "headcount", value: employees, occurredOn: fromPlainDate(date), confirmedOn: fromPlainDate(heard) }); // biome-ignore format: one row
    for (const { date, kind } of told)
      signals.push({
        ...common,
        id: newId(),
        kind,
        occurredOn: fromPlainDate(date),
        confirmedOn: fromPlainDate(heard),
      });
    if (!own) {
      const site = business.sites[0];
      records.push({
        ...common,
        id: newId(),
        externalId: `DEMO-${random.int(100_000, 999_999)}-${records.length}`,
        siteId: site?.id ?? null,
        name: business.name,
        address: [site?.addressLine1, site?.town].filter(Boolean).join(", "),
        postcode: site?.postcode ?? null,
        firstSeenOn: fromPlainDate(registeredOn),
        lastSeenOn: fromPlainDate(registeredOn),
      });
    }
    events.push({
      ...common,
      id: newId(),
      reference: newReference("CH"),
      type: "business.registered",
      siteId: business.sites[0]?.id ?? null,
      after: { name: business.name },
      effectiveOn: fromPlainDate(registeredOn),
      recordedAt: new Date(`${registeredOn}T${String(random.int(9, 16)).padStart(2, "0")}:${random.int(10, 59)}:00Z`),
      actorKind: own ? "owner" : "register",
    });
  }
  for (const key of new Set(records.map((record) => record.sourceKey))) await ensureSource(tx, key);
  await tx.signal.createMany({ data: signals });
  // no owner says what the official register says
  await ensureSource(tx, "companies-house");
  await tx.$executeRaw`UPDATE statement SET source_key = 'companies-house' WHERE field = 'registerStatus' AND source_key = 'owner'`;
  await insertRows(tx, "source_record", records);
  events.sort((a, b) => Number(a.recordedAt) - Number(b.recordedAt));
  await insertRows(tx, "event", events);
}
