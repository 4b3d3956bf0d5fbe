import { listBusiness } from "~/directory/commands/owner-listing.server.ts";
import { addDays, addMonths, fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import { newId, newReference } from "~/lib/ids.ts";
import { afterPublishing } from "~/network/needs/commands/after-publishing.server.ts";
import { matchNeed } from "~/network/needs/commands/match-need.server.ts";
import { POST_DAYS } from "~/network/posts/terms.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import {
  type BuiltBusiness,
  type BusinessOverrides,
  buildBusiness,
  buildSite,
} from "../../tests/support/builders/businesses.ts";
import { LICHFIELD, PLACES, TAMWORTH } from "../../tests/support/builders/places.ts";
import { createRandom } from "../../tests/support/builders/random.ts";
import type { DemoBusiness } from "./crowd.ts";
import type { Told } from "./history.ts";
import { DEMO_POSTS, type DemoPost } from "./needs-table.ts";
import type { DemoPeople } from "./people.ts";

/** The firms that the story of the boiler is told with; their e-mail addresses are how they are found again. */
const FIRMS = {
  bakery: "hello@gaia-lane-bakehouse.example",
  heating: "hello@minster-boilers.example",
  boilers: "hello@trent-valley-boilers.example",
  gas: "hello@amington-gas.example",
  mill: "hello@stowe-flour-mill.example",
} as const;
type FirmKey = keyof typeof FIRMS;

export type NeedsCast = Record<FirmKey, DemoBusiness>;

/** A bakery whose boiler nobody looks after yet, three heating firms near it, and a mill. */
export function buildNeedsCast(today: PlainDate): NeedsCast {
  const random = createRandom(17_470);
  const firm = (key: FirmKey, councilCode: string, line: string, overrides: BusinessOverrides): DemoBusiness => {
    const near = PLACES.filter((known) => known.councilCode === councilCode && /^(WS13|B7[79])/.test(known.postcode));
    const place = near[line.length % near.length];
    if (!place) throw new Error("No postcode is known");
    const employees = overrides.employees ?? 4;
    const site = buildSite(
      {
        addressLine1: line,
        premisesType: "commercial",
        isHeadOffice: true,
        employees,
        openedOn: addMonths(today, -90),
      },
      random,
      place,
    );
    const business = buildBusiness(
      {
        legalForm: "limited", activities: [], confirmedOn: addDays(today, -60), changedOn: addDays(today, -60),
        lastHeardOn: addDays(today, -60), tradingStartedOn: addMonths(today, -90), incorporatedOn: addMonths(today, -91),
        email: FIRMS[key], visibility: { email: "public" }, ...overrides, employees, sites: [site],
      },
      random,
    ); // biome-ignore format: one row
    return { business, stage: "established_micro", headcounts: [], signals: [], registeredOn: addDays(today, -500) };
  };
  return {
    bakery: firm("bakery", LICHFIELD, "14 Gaia Lane", { name: "Gaia Lane Bakehouse", sicCodes: ["10710"], activities: ["food"], employees: 6, description: "Bread baked overnight in steam ovens, for our shop and for cafés nearby." }),
    heating: firm("heating", LICHFIELD, "Unit 6, Eastern Avenue Works", { name: "Minster Heating and Boilers", sicCodes: ["43220"], specialisms: "Steam and commercial boilers", employees: 9, description: "We fit and service boilers in kitchens, bakeries and laundries." }),
    boilers: firm("boilers", LICHFIELD, "3 Birmingham Road", { name: "Trent Valley Boilers", sicCodes: ["43220", "33120"], specialisms: "Boiler repairs, day and night", employees: 5, description: "Boiler repairs at any hour, with parts on the van." }),
    gas: firm("gas", TAMWORTH, "22 Amington Road", { name: "Amington Gas Services", sicCodes: ["43220"], employees: 3, description: "Gas engineers for shops, workshops and kitchens." }),
    mill: firm("mill", LICHFIELD, "The Old Mill, Stowe Street", { name: "Stowe Flour Mill", sicCodes: ["10611"], activities: ["food"], employees: 4, description: "Stoneground flour from local wheat." }),
  }; // biome-ignore format: a cast list
}

/** Who has charge of them: the baker and a heating engineer of the demonstration, and others who are only there. */
export async function insertNeedsOwners(
  tx: Tx,
  cast: NeedsCast,
  people: DemoPeople,
  today: PlainDate,
): Promise<Map<string, string>> {
  const proven = new Date(`${addDays(today, -300)}T00:00:00Z`);
  const ties = [
    ["bakery", "amira"],
    ["heating", "tom"],
    ["boilers", "nicola"],
    ["gas", "ewan"],
    ["mill", "sarah"],
  ] as const;
  await tx.membership.createMany({
    data: ties.map(([firm, person]) => ({
      id: newId(), businessId: cast[firm].business.id, personId: people[person].id, role: "admin", proof: "letter",
      provenOn: proven, createdAt: proven,
    })),
  }); // biome-ignore format: one row
  return new Map(ties.map(([firm, person]) => [cast[firm].business.id, people[person].id]));
}

/** A post with the firm that made it. */
export interface PlannedPost extends DemoPost {
  id: string;
  reference: string;
  business: BuiltBusiness;
  personId: string | null;
}

/** Finds each post's firm: one of the cast, or the n-th proven firm of a trade. What nobody fits is left out. */
export function planPosts(
  cast: NeedsCast,
  crowd: readonly DemoBusiness[],
  ownerOf: Map<string, string>,
): PlannedPost[] {
  return DEMO_POSTS.flatMap((post) => {
    const business = firmOf(post.who, cast, crowd);
    if (!business) return [];
    const personId = ownerOf.get(business.id) ?? null;
    return [{ ...post, id: newId(), reference: newReference("N"), business, personId }];
  });
}

function firmOf(who: string, cast: NeedsCast, crowd: readonly DemoBusiness[]): BuiltBusiness | null {
  if (Object.hasOwn(cast, who)) return cast[who as FirmKey].business;
  const [code = "", number = "1"] = who.split(":");
  const fit = crowd.filter(
    ({ business }) =>
      business.sicCodes[0] === code && business.verification === "proven" && business.tradingStatus === "trading",
  );
  // Lichfield's first: its officer is the one of the demonstration
  const ordered = [...fit].sort((a, b) => Number(inLichfield(b)) - Number(inLichfield(a)));
  return ordered[Number(number) - 1]?.business ?? null;
}

const inLichfield = ({ business }: DemoBusiness) => business.sites[0]?.councilCode === LICHFIELD;

/** What the council was told of the needs, by the way every need goes. */
export function needChanges(posts: readonly PlannedPost[]): Told[] {
  return posts
    .filter(({ kind }) => kind === "need")
    .flatMap((post) => {
      const need = post.about === "start_up" ? "startup" : post.about === "energy" ? "energy_waste" : post.about;
      const details = { need, more: post.title, post: post.reference };
      const tell = (type: "need.posted" | "need.unmet" | "need.withdrawn", daysAgo: number): Told => ({
        daysAgo,
        businessId: post.business.id,
        actor: { kind: "owner", personId: post.personId, sourceKey: "owner" },
        change: () => ({ reported: [{ type, details }] }),
      });
      const told = [tell("need.posted", post.daysAgo)];
      if (post.outcome === "no") told.push(tell("need.unmet", Math.max(1, post.daysAgo - POST_DAYS)));
      if (post.state === "withdrawn") told.push(tell("need.withdrawn", 4));
      return told;
    });
}

/** The posts and their answers. */
export async function insertPosts(
  tx: Tx,
  posts: readonly PlannedPost[],
  cast: NeedsCast,
  crowd: readonly DemoBusiness[],
  today: PlainDate,
): Promise<void> {
  for (const post of posts) {
    const site = post.business.sites[0];
    const at = new Date(`${addDays(today, -post.daysAgo)}T10:20:00Z`);
    const state = post.state ?? "live";
    const ended = state === "closed" || state === "expired" || state === "withdrawn";
    const endedAt = new Date(`${addDays(today, -Math.max(1, post.daysAgo - POST_DAYS))}T06:20:00Z`);
    const event = await tx.event.findFirst({
      where: {
        businessId: post.business.id,
        type: "need.posted",
        after: { path: ["details.post"], equals: post.reference },
      },
      select: { id: true },
    });
    await tx.post.create({
      data: {
        id: post.id, reference: post.reference, businessId: post.business.id, personId: post.personId,
        councilCode: site?.councilCode ?? LICHFIELD, wardCode: site?.wardCode ?? null, eastings: site?.eastings ?? null,
        northings: site?.northings ?? null, kind: post.kind, needColumn: post.about, title: post.title, body: post.body,
        area: post.area ?? null, budgetBand: post.budget ?? null, audience: post.audience ?? "public", state,
        outcome: post.outcome ?? null, metByBusinessId: post.metBy ? (firmOf(post.metBy, cast, crowd)?.id ?? null) : null,
        metByText: post.metByText ?? null, sicCodes: post.business.sicCodes, eventId: event?.id ?? null, createdAt: at,
        changedAt: at, publishedAt: at, expiresOn: fromPlainDate(addDays(today, POST_DAYS - post.daysAgo)),
        askedAt: state === "expired" || state === "closed" ? endedAt : null, closedAt: ended ? endedAt : null,
      },
    }); // biome-ignore format: one row
    for (const [who, words] of post.answers ?? []) {
      const from = firmOf(who, cast, crowd);
      if (from && from.id !== post.business.id)
        await insertAnswer(tx, post, from, words, new Date(at.getTime() + 27 * 3_600_000));
    }
  }
}

async function insertAnswer(tx: Tx, post: PlannedPost, from: BuiltBusiness, words: string, at: Date): Promise<void> {
  const past = at > new Date() ? new Date() : at;
  await tx.thread.create({
    data: {
      id: newId(), postId: post.id, fromBusinessId: from.id, toBusinessId: post.business.id, subject: post.title,
      lastMessageAt: past, fromReadAt: past, createdAt: past,
      messages: { create: { id: newId(), businessId: from.id, body: words, createdAt: past } },
    },
  }); // biome-ignore format: one row
}

/** Once the demonstration is there: its firms are listed, and what fits each open need is found and told. */
export async function matchDemonstration(): Promise<void> {
  const firms = await db().membership.findMany({
    where: { business: { email: { in: Object.values(FIRMS) } }, role: "admin" },
    select: { businessId: true, personId: true },
  });
  for (const firm of firms) await listBusiness(firm, { contacts: ["email"], door: null, keepLocal: true });
  const needs = await db().post.findMany({ where: { kind: "need", state: "live" }, select: { id: true } });
  for (const { id } of needs) {
    await matchNeed(id);
    await afterPublishing({ postId: id });
  }
}
