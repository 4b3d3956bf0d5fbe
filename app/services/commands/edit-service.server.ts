import { today } from "~/lib/clock.ts";
import { fromPlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { findCouncil } from "~/places/queries.server.ts";
import type { StaffActor } from "~/platform/auth/guards.server.ts";
import { db, type Prisma, type Tx } from "~/platform/db.server.ts";
import { checkService, type Fault } from "../check-rules.ts";
import { LGSL_NUMBERS } from "../lgsl.ts";
import { forgetCatalogue, givenBy, serviceOf } from "../queries.server.ts";
import type { ServiceValues } from "../schema.ts";

export type Editor = Pick<StaffActor, "councilCode" | "person">;

/** What an edit left behind: where the service is now, and what keeps it or a rule of it a draft. */
export interface Edited {
  serviceId: string;
  faults: Fault[];
  /** those that this edit brought, or that are at the rule or text it was about */
  about: Fault[];
}

/** A service that this editor may change, or null: another council's, or one that another tier gives. */
export async function findEditable(tx: Tx, actor: Pick<StaffActor, "councilCode">, serviceId: string) {
  const service = await tx.service.findUnique({
    where: { id: serviceId },
    include: { rules: { orderBy: [{ position: "asc" }, { id: "asc" }] } },
  });
  if (!service) return null;
  if (service.councilCode !== null) return service.councilCode === actor.councilCode ? service : null;
  const council = await findCouncil(actor.councilCode);
  return council && givenBy(service.tier, council.tier) ? service : null;
}

/**
 * Runs an edit on the council's own version of a service, which is made first when only the shared one is there, so
 * that no other council sees the change. Afterwards everything is checked: faults hold the service or the rule back.
 * @param work  gets the id of the own version and, for a rule of the shared one, the id of its copy; returns the id of
 *   the rule it was about, null when it was the service
 * @returns null when the editor may not change this service
 */
export async function editOwnVersion(
  actor: Editor,
  serviceId: string,
  action: string,
  work: (tx: Tx, ownId: string, ruleId: (id: string) => string) => Promise<string | null>,
): Promise<Edited | null> {
  const edited = await db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM service WHERE id = ${serviceId}::uuid FOR UPDATE`;
    const service = await findEditable(tx, actor, serviceId);
    if (!service) return null;
    const own =
      service.councilCode === null ? await ownVersion(tx, actor, service) : { id: service.id, ruleIds: new Map() };
    const before = new Set((await check(tx, own.id)).faults.map((fault) => fault.message));
    const subject = await work(tx, own.id, (id) => own.ruleIds.get(id) ?? id);
    const faults = await recheck(tx, own.id);
    await tx.auditEntry.create({
      data: {
        id: newId(),
        personId: actor.person.id,
        action,
        subject: `service:${own.id}`,
        detail: { faults: faults.length },
      },
    });
    const about = faults.filter((fault) => fault.ruleId === subject || !before.has(fault.message));
    return { serviceId: own.id, faults, about };
  });
  forgetCatalogue();
  return edited;
}

type Found = NonNullable<Awaited<ReturnType<typeof findEditable>>>;

/** The council's copy of a shared service: the one there is, else a new one with all the rules. */
async function ownVersion(tx: Tx, actor: Editor, shared: Found): Promise<{ id: string; ruleIds: Map<string, string> }> {
  const known = await tx.service.findFirst({
    where: { basedOnId: shared.id, councilCode: actor.councilCode },
    include: { rules: true },
  });
  if (known) {
    const at = (position: number) => known.rules.find((rule) => rule.position === position)?.id;
    return { id: known.id, ruleIds: new Map(shared.rules.map((rule) => [rule.id, at(rule.position) ?? rule.id])) };
  }
  const { rules, id: basedOnId, updatedAt: _, ...fields } = shared;
  const id = newId();
  const council = await findCouncil(actor.councilCode);
  const ruleIds = new Map(rules.map((rule) => [rule.id, newId()]));
  await tx.service.create({
    data: {
      ...fields,
      id,
      basedOnId,
      councilCode: actor.councilCode,
      slug: `${shared.slug}-${council?.slug ?? actor.councilCode.toLowerCase()}`,
      rules: {
        create: rules.map(({ serviceId: _shared, ...rule }) => ({
          ...rule,
          id: ruleIds.get(rule.id) ?? newId(),
          conditions: rule.conditions as Prisma.InputJsonValue,
        })),
      },
    },
  });
  return { id, ruleIds };
}

async function check(tx: Tx, serviceId: string) {
  const row = await tx.service.findUniqueOrThrow({
    where: { id: serviceId },
    include: { rules: { orderBy: [{ position: "asc" }, { id: "asc" }] } },
  });
  return { row, faults: checkService(serviceOf(row), LGSL_NUMBERS) };
}

/** Checks a service as it stands now, and makes it and its rules live or drafts accordingly. */
export async function recheck(tx: Tx, serviceId: string): Promise<Fault[]> {
  const { row, faults } = await check(tx, serviceId);
  const said = (ruleId: string | null) =>
    faults.filter((fault) => fault.ruleId === ruleId).map((fault) => fault.message);
  for (const rule of row.rules) {
    const fault = said(rule.id).join(" ") || null;
    await tx.serviceRule.update({ where: { id: rule.id }, data: { fault, status: fault ? "draft" : "live" } });
  }
  const fault = said(null).join(" ") || null;
  const status = row.status === "withdrawn" ? "withdrawn" : fault ? "draft" : "live";
  await tx.service.update({ where: { id: serviceId }, data: { fault, status, updatedAt: new Date() } });
  return faults;
}

/** Saves what the editor filled in. Faults do not stop the saving; they make it a draft. */
export function saveService(actor: Editor, serviceId: string, values: ServiceValues): Promise<Edited | null> {
  return editOwnVersion(actor, serviceId, "service.saved", async (tx, id) => {
    const known = await tx.service.findUniqueOrThrow({ where: { id }, select: { url: true } });
    const link = known.url === values.url ? {} : { linkCheckedAt: null, linkFault: null, linkGone: 0 };
    await tx.service.update({
      where: { id },
      data: { ...values, ...link, checkedOn: fromPlainDate(values.checkedOn) },
    });
    return null;
  });
}

/** Says that everything about the service was looked at today and is right. */
export function markChecked(actor: Editor, serviceId: string): Promise<Edited | null> {
  return editOwnVersion(actor, serviceId, "service.checked", async (tx, id) => {
    await tx.service.update({ where: { id }, data: { checkedOn: fromPlainDate(today()) } });
    return null;
  });
}

/** Takes the service out of this council's catalogue, or puts it back. */
export function setOffered(actor: Editor, serviceId: string, offered: boolean): Promise<Edited | null> {
  return editOwnVersion(actor, serviceId, offered ? "service.offered" : "service.withdrawn", async (tx, id) => {
    await tx.service.update({ where: { id }, data: { status: offered ? "live" : "withdrawn" } });
    return null;
  });
}

/** Drops the council's own version, so that the shared one counts again. @returns the shared one's id, null if none */
export async function backToShared(actor: Editor, serviceId: string): Promise<string | null> {
  const sharedId = await db().$transaction(async (tx) => {
    const service = await findEditable(tx, actor, serviceId);
    if (!service?.basedOnId || service.councilCode === null) return null;
    // what businesses did with the card stays theirs
    await tx.$executeRaw`
      UPDATE card_state SET service_id = ${service.basedOnId}::uuid WHERE service_id = ${service.id}::uuid
        AND NOT EXISTS (SELECT 1 FROM card_state k WHERE k.business_id = card_state.business_id
          AND k.service_id = ${service.basedOnId}::uuid)`;
    await tx.service.delete({ where: { id: service.id } });
    await tx.auditEntry.create({
      data: {
        id: newId(),
        personId: actor.person.id,
        action: "service.shared_again",
        subject: `service:${service.basedOnId}`,
      },
    });
    return service.basedOnId;
  });
  forgetCatalogue();
  return sharedId;
}

/** Adds a service of this council alone. It is a draft until a team owns it. @returns its id */
export async function addService(actor: Editor, { title, lgsl }: { title: string; lgsl: number }): Promise<string> {
  const id = newId();
  const slug = `${
    title
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "")
      .slice(0, 50) || "service"
  }-${id.slice(-6)}`;
  await db().$transaction(async (tx) => {
    await tx.service.create({
      data: {
        id,
        lgsl,
        slug,
        title,
        summary: title,
        councilCode: actor.councilCode,
        providingBody: "council",
        status: "draft",
      },
    });
    await recheck(tx, id);
    await tx.auditEntry.create({
      data: { id: newId(), personId: actor.person.id, action: "service.added", subject: `service:${id}` },
    });
  });
  forgetCatalogue();
  return id;
}
