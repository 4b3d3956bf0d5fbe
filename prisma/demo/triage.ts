import { evidenceOf, outcomesDue, saidOf } from "~/casework/triage/triage.ts";
import type { Decision, Reason } from "~/casework/triage/triage-terms.ts";
import type { GrowthResult } from "~/classification/growth-terms.ts";
import { addDays, addMonths, fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import type { Tx } from "~/platform/db.server.ts";
import { LICHFIELD } from "../../tests/support/builders/places.ts";
import type { DemoBusiness } from "./crowd.ts";
import type { Told } from "./history.ts";
import type { DemoPeople } from "./people.ts";

/** News that moves firms up the growth queue, and a head count that somebody should make sure of. */
export function triageChanges(crowd: DemoBusiness[], ownerOf: Map<string, string>): Told[] {
  const free = crowd.filter(
    ({ business }) => business.verification === "proven" && business.sites[0]?.councilCode === LICHFIELD,
  );
  const owner = (id: string) => ({ kind: "owner" as const, personId: ownerOf.get(id) ?? null, sourceKey: "owner" });
  const exporter =
    free.find(({ stage, business }) => stage === "scaling" && business.internationalTrade === "none") ??
    free.find(({ stage, business }) => stage === "established_small" && business.internationalTrade === "none");
  const hiring = free.find(({ stage }) => stage === "fast_growing_young");
  const surging = free.find(
    ({ stage, business }) =>
      stage === "early_trading" && (business.employees ?? 0) >= 2 && (business.employees ?? 0) <= 6,
  );
  const told: Told[] = [];
  if (exporter) {
    const { id } = exporter.business;
    told.push({
      daysAgo: 3,
      businessId: id,
      actor: owner(id),
      change: () => ({ patch: { business: { internationalTrade: "occasional" } } }),
    });
    told.push({
      daysAgo: 2,
      businessId: id,
      actor: owner(id),
      change: () => ({
        reported: [{ type: "need.posted", details: { need: "vacancies", more: "Two setters for the night shift." } }],
      }),
    });
  }
  if (hiring) {
    const { id } = hiring.business;
    told.push({
      daysAgo: 5,
      businessId: id,
      actor: owner(id),
      change: () => ({
        reported: [{ type: "need.posted", details: { need: "vacancies", more: "Three people for the new line." } }],
      }),
    });
  }
  if (surging) {
    const { id } = surging.business;
    told.push({
      daysAgo: 1,
      businessId: id,
      actor: owner(id),
      change: (now) => ({ patch: { business: { employees: (now.employees ?? 0) * 30 } } }),
    });
  }
  const settled = free.filter(
    ({ stage, business }) =>
      NEWS_OF.has(stage) && ![exporter, hiring, surging].some((one) => one?.business.id === business.id),
  );
  for (const [
    at,
    {
      business: { id },
    },
  ] of settled.slice(0, 30).entries())
    told.push({
      daysAgo: 8 + at * 13,
      businessId: id,
      actor: owner(id),
      change: NEWS[at % NEWS.length] ?? (() => null),
    });
  return told;
}

const NEWS_OF = new Set(["established_micro", "established_small", "established_large", "early_trading"]);

/** Signs of growth that firms tell of in the course of a year. */
const NEWS: readonly Told["change"][] = [
  () => ({ reported: [{ type: "need.posted", details: { need: "vacancies", more: "One more pair of hands." } }] }),
  (now) => (now.internationalTrade === "none" ? { patch: { business: { internationalTrade: "occasional" } } } : null),
  () => ({ reported: [{ type: "finance_or_turnover.changed", details: { what: "raised" } }] }),
  (now) =>
    now.employees ? { patch: { business: { employees: now.employees + Math.ceil(now.employees / 3) + 1 } } } : null,
];

interface Row {
  id: string;
  score: number;
  band: string | null;
  evidenceOn: PlainDate | null;
  trajectory: string | null;
  employees: number | null;
  growth: GrowthResult | null;
}

/** What was decided how many days ago, for the business at that place of the queue, and what came of it (more people). */
const DECIDED: readonly [
  place: number,
  daysAgo: number,
  decision: Decision,
  reason: Reason,
  more: (number | null)[],
][] = [
  [4, 6, "contact", "hiring", []],
  [7, 21, "watch", "not_now", []],
  [9, 34, "no_action", "other_leads", []],
  [11, 96, "contact", "growing_fast", []],
  [12, 104, "refer", "premises", []],
  [14, 130, "contact", "growing_fast", [3]],
  [15, 150, "refer", "market", [0]],
  [16, 168, "contact", "growing_fast", [2]],
  [17, 210, "contact", "growing_fast", [4]],
  [18, 225, "watch", "innovation", [0]],
  [19, 240, "contact", "growing_fast", [1]],
  [20, 255, "contact", "growing_fast", [0]],
  [21, 270, "contact", "hiring", [2]],
  [22, 290, "no_action", "not_now", [0]],
  [23, 300, "contact", "growing_fast", [0]],
  [24, 310, "contact", "growing_fast", [5]],
  [25, 330, "contact", "growing_fast", [-1]],
  [26, 340, "refer", "premises", [6]],
  [27, 350, "contact", "growing_fast", [-2]],
  [28, 372, "contact", "growing_fast", [2, null]],
  [29, 390, "contact", "growing_fast", [1, 3]],
  [30, 400, "contact", "growing_fast", [0, -1]],
];

/** Decisions of the last year in the growth queue, with outcomes that are recorded, due and to come. */
export async function insertTriage(tx: Tx, people: DemoPeople, today: PlainDate): Promise<void> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT b.id, b.growth_score AS score, b.growth_band AS band, b.growth_evidence_on::text AS "evidenceOn", b.trajectory, b.employees,
      (SELECT r.output FROM result r WHERE r.business_id = b.id AND r.model = 'growth' ORDER BY r.created_at DESC, r.id DESC LIMIT 1) AS growth
    FROM business b JOIN business_council bc ON bc.business_id = b.id AND bc.council_code = ${LICHFIELD}
    WHERE b.growth_queue = 'growth' AND b.growth_score > 0 AND NOT b.growth_unusual AND b.stage NOT IN ('closed', 'dormant')
    ORDER BY b.growth_score DESC, b.reference`;
  for (const [place, daysAgo, decision, reason, more] of DECIDED) {
    const row = rows[place];
    if (!row) continue;
    const on = addDays(today, -daysAgo);
    const at = new Date(`${on}T10:20:00Z`);
    const dueOn = decision === "watch" ? addMonths(on, 3) : decision === "no_action" ? addMonths(on, 6) : addDays(on, 7);
    const id = newId();
    const open = dueOn >= today && decision === "contact";
    const task = { businessId: row.id, councilCode: LICHFIELD, teamCode: "ED", assignedToId: people.helen.id, createdById: people.helen.id };
    const taskId = open ? newId() : null;
    if (taskId) await tx.task.create({ data: { ...task, id: taskId, kind: "triage_contact", title: "Call: Hiring now", dueOn: fromPlainDate(dueOn), createdAt: at } });
    await tx.triageDecision.create({
      data: {
        id, businessId: row.id, councilCode: LICHFIELD, queue: "growth", decision, reason, teamCode: "ED", ownerId: people.helen.id,
        note: decision === "watch" ? "Moving units in the spring: ask again then" : null,
        dueOn: fromPlainDate(dueOn), backOn: fromPlainDate(decision === "watch" ? dueOn : addMonths(on, 6)), taskId,
        score: row.score, band: row.band, settingsVersion: row.growth?.settingsVersion ?? 1, trajectory: row.trajectory,
        evidenceOn: fromPlainDate(row.evidenceOn), employees: row.employees, reasons: saidOf(row.growth?.reasons ?? []),
        ...evidenceOf(row.growth), decidedById: people.helen.id, decidedAt: at, toldAt: at,
      },
    });
    for (const [index, { months, dueOn: asked }] of outcomesDue(on).entries()) {
      const change = more[index];
      const recorded = change !== undefined && change !== null && asked <= today;
      const askedFor = asked <= today && !recorded ? newId() : null;
      if (askedFor) await tx.task.create({ data: { ...task, id: askedFor, kind: "triage_outcome", title: `What came of it after ${months} months?`, dueOn: fromPlainDate(asked), createdAt: new Date(`${asked}T03:50:00Z`) } });
      await tx.triageOutcome.create({
        data: {
          id: newId(), decisionId: id, months, dueOn: fromPlainDate(asked), taskId: askedFor,
          ...(recorded
            ? { state: "recorded", stillTrading: "yes", jobs: Math.max(0, (row.employees ?? 0) + change), grew: change > 0, recordedById: people.helen.id, recordedAt: new Date(`${asked}T14:10:00Z`) }
            : {}),
        },
      });
    }
  }
} // biome-ignore format: a line a thing
