import type { Alongside } from "~/casework/commands/register-business.server.ts";
import { addTask } from "~/casework/commands/write-task.server.ts";
import { NEW_START_DAYS } from "~/casework/contact-terms.ts";
import { now, today } from "~/lib/clock.ts";
import { fromPlainDate } from "~/lib/dates.ts";
import { addWorkingDays } from "~/lib/working-days.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { Writes } from "~/platform/statements.server.ts";
import { catalogue } from "~/services/queries.server.ts";
import type { ServiceWithRules } from "~/services/rules.ts";
import { texts } from "~/texts/texts.ts";
import type { PlannedTask, StartPlan } from "../plan.ts";
import { type PlanPlace, readPlan, startAnswersOf } from "../queries.server.ts";
import { planName } from "../start-summary.ts";

const words = texts.journey.started;

/**
 * What goes along when a registration that a plan began is sent: the plan knows its business and stays in the sender's
 * account, steps still to do are found at "services for you", what was done is marked as done there, and economic
 * development has a first call to make. Null when the registration came of no plan, or the plan has its business.
 */
export async function planAlongside(draftId: string, personId: string): Promise<Alongside | null> {
  const row = await db().startPlan.findUnique({ where: { registrationDraftId: draftId } });
  if (!row || row.businessId || row.erasedAt) return null;
  const answers = startAnswersOf(row.answers);
  const { plan, place } = await readPlan(db(), { id: row.id, answers }, today());
  const services = await catalogue(place.councilCode);
  return async (tx, business) => {
    const { count } = await tx.startPlan.updateMany({
      where: { id: row.id, businessId: null, erasedAt: null },
      data: { businessId: business.id, becameAt: now() },
    });
    if (count === 0) return;
    await tx.startPlan.updateMany({ where: { id: row.id, personId: null }, data: { personId } });
    await handOver(tx, business.id, personId, plan, services);
    await callForNewStart(tx, business, personId, row.id, plan, place, planName(answers));
  };
}

async function handOver(
  tx: Tx,
  businessId: string,
  personId: string,
  plan: StartPlan,
  services: readonly ServiceWithRules[],
): Promise<void> {
  const idOf = new Map<string, string>();
  for (const { id, slug, lgsl, status } of services) {
    if (status !== "live") continue;
    idOf.set(slug, id);
    if (lgsl !== null) idOf.set(String(lgsl), id);
  }
  const idsOf = (task: PlannedTask) =>
    task.services.flatMap((name) => {
      const id = idOf.get(name);
      return id ? [id] : [];
    });
  const tasks = plan.parts.flatMap((part) => part.tasks);
  const open = tasks.filter((task) => task.state === "to_do" || task.state === "waiting");
  await tx.openStep.createMany({
    data: open.map((task, position) => ({
      businessId,
      taskKey: task.key,
      position,
      title: task.title,
      what: task.what,
      helps: task.helps,
      level: task.licence?.level ?? null,
      why: task.licence?.why ?? null,
      dueOn: fromPlainDate(task.deadline ? task.dueOn : null),
      serviceIds: idsOf(task),
      createdAt: now(),
    })),
    skipDuplicates: true,
  });
  const waiting = new Set(open.flatMap(idsOf));
  const done = new Set(tasks.filter((task) => task.state === "done").flatMap((task) => idsOf(task).slice(0, 1)));
  await tx.cardState.createMany({
    data: [...done]
      .filter((serviceId) => !waiting.has(serviceId))
      .map((serviceId) => ({ businessId, serviceId, state: "done", personId, createdAt: now() })),
    skipDuplicates: true,
  });
}

/** Puts the new start on the list of economic development, of the district or else of the county. */
async function callForNewStart(
  tx: Tx,
  business: { id: string; name: string },
  personId: string,
  planId: string,
  { counts }: StartPlan,
  place: PlanPlace,
  trade: string | null,
): Promise<void> {
  const [team] = await tx.$queryRaw<{ councilCode: string }[]>`
    SELECT t.council_code AS "councilCode" FROM business_council bc
    JOIN team t ON t.council_code = bc.council_code AND t.code = 'ED'
    WHERE bc.business_id = ${business.id}::uuid ORDER BY (t.council_code = ${place.councilCode}) DESC NULLS LAST LIMIT 1`;
  if (!team) return;
  const writes = new Writes();
  addTask(writes, {
    businessId: business.id,
    councilCode: team.councilCode,
    teamCode: "ED",
    assignedToId: null,
    kind: "new_start",
    title: words.callTitle(business.name),
    note: words.callNote(trade, counts.done, counts.all),
    dueOn: addWorkingDays(today(), NEW_START_DAYS),
    restricted: false,
    createdById: personId,
    submissionKey: `start-plan:${planId}`,
  });
  await writes.flush(tx);
}
