import { randomBytes } from "node:crypto";
import { planFacts, START_PAGES, type StartAnswers } from "~/journey/answers.ts";
import { makePlan, type PlannedTask } from "~/journey/plan.ts";
import type { PlannedForm, PlannedPlace } from "~/journey/plan-terms.ts";
import { referencePlan } from "~/journey/reference-plan.server.ts";
import { findPlannedTrade } from "~/journey/trades-table.ts";
import { addDays, type PlainDate } from "~/lib/dates.ts";
import type { Prisma, Tx } from "~/platform/db.server.ts";
import { insertRows } from "~/platform/insert-rows.server.ts";
import { buildStartPlan } from "../../tests/support/builders/journey.ts";
import { LICHFIELD, placesIn, TAMWORTH } from "../../tests/support/builders/places.ts";
import { createRandom, type Random } from "../../tests/support/builders/random.ts";
import type { DemoPeople } from "./people.ts";

/** Who made plans: how many, with which trade, and where they mostly want to work. */
const STARTERS: readonly [trade: string, count: number, places: readonly PlannedPlace[]][] = [
  ["cafe", 14, ["commercial"]],
  ["home_baker", 14, ["home"]],
  ["mobile_hairdresser", 8, ["mobile", "home"]],
  ["online_shop", 8, ["home"]],
  ["gardener", 7, ["mobile"]],
  ["dog_boarding", 6, ["home"]],
  ["software", 6, ["home", "shared"]],
  ["takeaway", 8, ["commercial", "unknown"]],
  ["beauty", 6, ["commercial", "home"]],
  ["builder", 3, ["mobile"]],
]; // biome-ignore format: a line a trade

/** How likely people get stuck at a step, and how it was for those who did it: the share that found it easy, and hard. */
const HARD: Record<string, { stuck: number; easy: number; hard: number }> = {
  "find-money": { stuck: 0.3, easy: 0.15, hard: 0.5 },
  planning: { stuck: 0.35, easy: 0.1, hard: 0.6 },
  "find-place": { stuck: 0.3, easy: 0.15, hard: 0.45 },
  "licence-premises-licence": { stuck: 0.3, easy: 0.1, hard: 0.6 },
  "work-out-costs": { stuck: 0.16, easy: 0.3, hard: 0.3 },
  "choose-form": { stuck: 0.2, easy: 0.4, hard: 0.2 },
  insurance: { stuck: 0.3, easy: 0.5, hard: 0.1 },
  "tell-tax-office": { stuck: 0.2, easy: 0.5, hard: 0.2 },
  "licence-food-registration": { stuck: 0, easy: 0.85, hard: 0 },
  "licence-animal-boarding": { stuck: 0.3, easy: 0.2, hard: 0.4 },
};
const USUAL = { stuck: 0, easy: 0.7, hard: 0.08 };
/** Whoever did not touch a step for longer counts as stuck. */
const QUIET_DAYS = 30;

const REASONS: Record<string, readonly string[]> = {
  "find-customers": ["I have customers already", "I did this in my last job", "My aunt’s shop sells for me"],
  "try-small": ["I have sold at fairs for two years", "I have regulars already"],
  "open-bank": ["I have an account", "My old account will do"],
  "partner-agreement": ["We are married", "We trust each other"],
  "be-found": ["I get all my work by word of mouth"],
};

/**
 * About eighty plans of the last months, guests' and one in an account: some finished, some stuck, some left alone,
 * with what their makers said of the steps. The same ones each time, but for their secret addresses.
 */
export async function insertPlans(
  tx: Tx,
  people: DemoPeople,
  became: readonly string[],
  today: PlainDate,
): Promise<void> {
  const random = createRandom(41_411);
  const plans: Prisma.StartPlanCreateManyInput[] = [];
  const tasks: Prisma.StartTaskCreateManyInput[] = [];
  const businesses = [...became];
  const add = (answers: StartAnswers, daysAgo: number, personId: string | null) => {
    const shown = plannedTasks(answers, addDays(today, -daysAgo));
    const businessId = personId === null && daysAgo > 60 && random.chance(0.35) ? (businesses.pop() ?? null) : null;
    const row = buildStartPlan({
      token: randomBytes(32).toString("base64url"),
      answers,
      madeAt: at(addDays(today, -daysAgo), random),
      shownTasks: shown.map(({ key }) => key),
      personId,
      businessId,
      becameAt: businessId ? at(addDays(today, -random.int(2, 50)), random) : null,
      // the demonstration is looked at for longer than an address works
      expiresAt: new Date(`${addDays(today, 400)}T12:00:00Z`),
    });
    plans.push(row);
    tasks.push(...progress(row.id, shown, daysAgo, businessId !== null, random, today));
  };
  for (const [trade, count, places] of STARTERS)
    for (let n = 0; n < count; n += 1)
      add(answersFor(trade, random.pick(places), random, today), random.int(3, 240), null);
  add(answersFor("food_van", "mobile", random, today), 24, people.kofi.id);
  await insertRows(tx, "start_plan", plans);
  await tx.startTask.createMany({ data: tasks });
}

function answersFor(trade: string, premises: PlannedPlace, random: Random, today: PlainDate): StartAnswers {
  const planned = findPlannedTrade(trade);
  if (!planned) throw new Error(`There is no trade "${trade}"`);
  const place = random.pick(placesIn(random.chance(0.85) ? LICHFIELD : TAMWORTH));
  const owners = random.chance(0.2) ? "partners" : "alone";
  const form: PlannedForm = owners === "partners" ? "limited" : random.pick(["sole_trader", "sole_trader", "sole_trader", "limited", "undecided"]); // biome-ignore format: one line
  const extras = planned.asks.filter((extra) => planned.does.includes(extra) || (extra !== "pavement" && random.chance(0.3))); // biome-ignore format: one line
  return {
    description: planned.label,
    trade,
    sicCode: planned.sic,
    extras:
      extras.includes("late_food") && !extras.includes("food") ? extras.filter((one) => one !== "late_food") : extras,
    postcode: place.postcode,
    place: {
      postcode: place.postcode,
      councilCode: place.councilCode,
      councilName: place.councilCode === LICHFIELD ? "Lichfield District Council" : "Tamworth Borough Council",
      served: true,
      website: null,
    },
    premises,
    homeVisitors: premises === "home" && random.chance(0.3),
    homeStaff: false,
    homeConversion: false,
    owners,
    staff: random.pick(["no", "no", "yes", "unknown"] as const),
    form,
    openingOn: random.chance(0.6) ? addDays(today, random.int(20, 200)) : null,
    done: [...START_PAGES],
  };
}

function plannedTasks(answers: StartAnswers, asOf: PlainDate): PlannedTask[] {
  const names = { council: "Lichfield District Council", county: "Staffordshire County Council" };
  const plan = makePlan(planFacts(answers), names, TABLE(), answers.openingOn ?? null, new Map(), asOf);
  return plan.parts.flatMap((part) => part.tasks);
}

let table: ReturnType<typeof referencePlan> | undefined;
function TABLE() {
  table ??= referencePlan();
  return table;
}

/** What somebody did so far: step by step until they stop, for good at a hard one or for now. */
function progress(
  planId: string,
  shown: readonly PlannedTask[],
  daysAgo: number,
  finished: boolean,
  random: Random,
  today: PlainDate,
): Prisma.StartTaskCreateManyInput[] {
  const rows: Prisma.StartTaskCreateManyInput[] = [];
  const patience = finished ? shown.length : random.chance(0.15) ? 0 : random.int(4, Math.ceil(shown.length * 1.3));
  let day = daysAgo;
  for (const { key } of shown) {
    if (rows.length >= patience || day <= 0) break;
    const { stuck, easy, hard } = HARD[key] ?? USUAL;
    const openedAt = at(addDays(today, -day), random);
    const common = { planId, taskKey: key, openedAt, updatedAt: openedAt };
    if (!finished && day > QUIET_DAYS && random.chance(stuck)) {
      rows.push({ ...common, state: "open", note: random.chance(0.3) ? "Waiting for an answer" : null });
      if (random.chance(0.5)) break;
      continue;
    }
    const known = REASONS[key];
    if (known && random.chance(0.25)) {
      rows.push({ ...common, state: "not_for_me", reason: random.pick(known), closedAt: openedAt });
      continue;
    }
    const took = Math.min(day, random.int(0, stuck > 0 ? 21 : 5));
    const closedAt = new Date(openedAt.getTime() + took * 86_400_000);
    const mood = random.next();
    const said = random.chance(0.65) ? (mood < easy ? "yes" : mood > 1 - hard ? "no" : "some") : null;
    rows.push({ ...common, updatedAt: closedAt, state: "done", closedAt, easy: said });
    day -= Math.round(took / 2) + random.int(0, 2);
  }
  return rows;
}

function at(day: PlainDate, random: Random): Date {
  return new Date(`${day}T${String(random.int(8, 21)).padStart(2, "0")}:${random.int(10, 59)}:00Z`);
}
