import { addDays, fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { hashToken, newToken } from "~/platform/auth/session.server.ts";
import type { Tx } from "~/platform/db.server.ts";
import { LICHFIELD } from "../../tests/support/builders/places.ts";
import type { Random } from "../../tests/support/builders/random.ts";

const LINKS: readonly [partner: string, code: string, label: string, perWeek: number][] = [
  ["chamber", "4HCM8T", "New members’ pack", 9],
  ["growth-hub", "6GHB3W", "Advisers’ cards", 14],
  ["growth-hub", "7GHB9X", "Start-up evening", 4],
];

/** Short links with what came of them, and clients who said yes to an introduction: one was called, two wait. */
export async function insertPartnerWork(tx: Tx, random: Random, today: PlainDate): Promise<void> {
  const at = (daysAgo: number) => new Date(`${addDays(today, -daysAgo)}T11:30:00Z`);
  for (const [partnerKey, code, label, perWeek] of LINKS) {
    const id = newId();
    await tx.partnerLink.create({ data: { id, partnerKey, code, label, createdAt: at(120) } });
    await tx.partnerLinkDay.createMany({
      data: Array.from({ length: 16 }, (_, week) => ({
        linkId: id,
        day: fromPlainDate(addDays(today, -7 * week - 1)),
        opened: random.int(Math.ceil(perWeek / 2), perWeek),
      })),
    });
    // what guests began from a leaflet
    const plans = await tx.startPlan.findMany({
      where: { partnerLinkId: null, personId: null },
      orderBy: { madeAt: "desc" },
      select: { id: true },
      take: perWeek,
    });
    await tx.startPlan.updateMany({ where: { id: { in: plans.map((plan) => plan.id) } }, data: { partnerLinkId: id } });
  }
  const said = (daysAgo: number) => ({ createdAt: at(daysAgo + 3), expiresAt: at(daysAgo - 11), confirmedAt: at(daysAgo), dueOn: fromPlainDate(addDays(today, 5 - daysAgo)) }); // biome-ignore format: one line
  const client = (name: string, partnerKey: string) => ({
    id: newId(),
    partnerKey,
    councilCode: LICHFIELD,
    clientName: name,
    clientEmail: `${name.toLowerCase().replaceAll(" ", ".")}@example.org`,
    tokenHash: hashToken(newToken()),
  });
  await tx.partnerIntroduction.createMany({
    data: [
      { ...client("Alina Popescu", "growth-hub"), ...said(8), state: "confirmed", phone: "07700 900451", need: "A unit for my bakery, and what it costs" },
      { ...client("Dev Chaudhary", "chamber"), ...said(1), state: "confirmed", need: "First member of staff" },
      { ...client("Marcus Bell", "growth-hub"), ...said(31), state: "done", doneAt: at(27) },
    ],
  }); // biome-ignore format: a line a client
}

const CHOICES: readonly [slug: string, state: string, reasonKind: string | null, reason: string | null, count: number][] = [
  ["trade-waste", "does_not_apply", "elsewhere", "Our landlord takes the rubbish", 8],
  ["trade-waste", "does_not_apply", "not_ours", null, 6],
  ["trade-waste", "does_not_apply", "wrong", "You say bins are emptied on Mondays. It is Thursday now", 2],
  ["trade-waste", "done", null, null, 11],
  ["business-rate-relief", "done", null, null, 7],
  ["business-rate-relief", "does_not_apply", "have_it", null, 5],
  ["business-directory", "dismissed", null, null, 9],
]; // biome-ignore format: a line a choice

/** What owners did with cards of "services for you", so that editors see why. */
export async function insertCardChoices(tx: Tx, businessIds: readonly string[], today: PlainDate): Promise<void> {
  const left = new Map<string, string[]>();
  for (const [slug, state, reasonKind, reason, count] of CHOICES) {
    const service = await tx.service.findUnique({ where: { slug }, select: { id: true } });
    if (!service) continue;
    const free = left.get(slug) ?? [...businessIds];
    left.set(slug, free);
    await tx.cardState.createMany({
      data: free.splice(0, count).map((businessId, at) => ({
        businessId,
        serviceId: service.id,
        state,
        reasonKind,
        reason,
        createdAt: new Date(`${addDays(today, -3 - 2 * at)}T10:00:00Z`),
      })),
    });
  }
}
