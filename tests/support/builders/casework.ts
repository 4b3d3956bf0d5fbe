import { today } from "~/lib/clock.ts";
import { addDays, fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import type { Prisma, Tx } from "~/platform/db.server.ts";
import { LICHFIELD } from "./places.ts";

type Given<Row> = Partial<Omit<Row, "businessId" | "dueOn" | "happenedOn" | "nextOn">> & { businessId: string };

/** A line of contact; without overrides a call by Lichfield's economic development today. */
export function insertContact(
  tx: Tx,
  { day = today(), ...given }: Given<Prisma.ContactUncheckedCreateInput> & { day?: PlainDate },
) {
  return tx.contact.create({
    data: { id: newId(), councilCode: LICHFIELD, teamCode: "ED", channel: "call", purpose: "A word", happenedOn: fromPlainDate(day), barriers: [], flags: [], ...given },
  }); // biome-ignore format: one row
}

/** An open task; without overrides of Lichfield's economic development, due in a week. */
export function insertTask(
  tx: Tx,
  { day = addDays(today(), 7), ...given }: Given<Prisma.TaskUncheckedCreateInput> & { day?: PlainDate },
) {
  return tx.task.create({
    data: { id: newId(), councilCode: LICHFIELD, teamCode: "ED", kind: "own", title: "Ring back", dueOn: fromPlainDate(day), ...given },
  }); // biome-ignore format: one row
}

/** An open referral; without overrides to the chamber, its outcome asked for in a week. */
export function insertReferral(
  tx: Tx,
  { day = addDays(today(), 7), ...given }: Given<Prisma.ReferralUncheckedCreateInput> & { day?: PlainDate },
) {
  const to = given.toTeamId || given.toServiceId ? {} : { toPartnerKey: "chamber" };
  return tx.referral.create({
    data: {
      id: newId(), councilCode: LICHFIELD, teamCode: "ED", toName: "Staffordshire Chamber of Commerce", reason: "Advice on exporting",
      shared: ["name", "need"], dueOn: fromPlainDate(day), ...to, ...given,
    },
  }); // biome-ignore format: one row
}

/** How often a council means to be in touch; without overrides Lichfield's economic development, every three months. */
export function insertPlan(
  tx: Tx,
  { day = addDays(today(), 7), ...given }: Given<Prisma.ContactPlanUncheckedCreateInput> & { day?: PlainDate },
) {
  return tx.contactPlan.create({
    data: { councilCode: LICHFIELD, teamCode: "ED", everyMonths: 3, nextOn: fromPlainDate(day), ...given },
  });
}

/** The lead officer of a business from now on. */
export function insertLead(tx: Tx, given: Given<Prisma.BusinessLeadUncheckedCreateInput> & { personId: string }) {
  return tx.businessLead.create({ data: { id: newId(), councilCode: LICHFIELD, teamCode: "ED", ...given } });
}
