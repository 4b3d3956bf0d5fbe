import { addDays, addMonths, fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import type { Tx } from "~/platform/db.server.ts";
import {
  insertContact,
  insertLead,
  insertPlan,
  insertReferral,
  insertTask,
} from "../../tests/support/builders/casework.ts";
import { LICHFIELD } from "../../tests/support/builders/places.ts";
import type { Cast, CastKey } from "./cast.ts";
import type { DemoPeople } from "./people.ts";

/** What officers wrote down and have still to do: contacts with what holds a firm back, tasks, referrals, plans, lead officers. */
export async function insertFollowUp(tx: Tx, cast: Cast, people: DemoPeople, today: PlainDate): Promise<void> {
  const id = (key: CastKey) => cast[key].business.id;
  const day = (daysAgo: number) => addDays(today, -daysAgo);
  const at = (daysAgo: number) => new Date(`${day(daysAgo)}T09:15:00Z`);
  await tx.partnerBody.updateMany({
    where: { key: { in: ["chamber", "growth-hub"] } },
    data: { agreementUntil: fromPlainDate(addMonths(today, 14)) },
  });
  const helen = { personId: people.helen.id };
  const first = { startedById: people.helen.id, startedAt: at(150) };
  await insertLead(tx, { businessId: id("precision"), ...helen, ...first });
  await insertLead(tx, { businessId: id("care"), ...helen, ...first });
  await insertLead(tx, { businessId: id("jones"), personId: people.megan.id, teamCode: "STEWARD", startedAt: at(300), endedAt: at(90), endedById: people.helen.id, endReason: "Economic development helps him with growing" });
  await insertLead(tx, { businessId: id("jones"), ...helen, startedAt: at(90), startedById: people.helen.id, reason: "Economic development helps him with growing" });

  const jobs = await insertContact(tx, { businessId: id("precision"), ...helen, day: day(2), channel: "call", spokeTo: "the works manager", purpose: "Jobs at risk", summary: "Twelve more may go in the new year if the order slips.", barriers: ["finance", "energy"], flags: ["downsizing"], createdAt: at(2) });
  await insertContact(tx, { businessId: id("studio"), ...helen, day: day(9), channel: "online", spokeTo: "Priya Nair", purpose: "Bigger contracts", summary: "Would take on somebody if broadband at home were better.", barriers: ["broadband", "skills"], createdAt: at(9) });

  const mine = { assignedToId: people.helen.id, createdById: people.helen.id };
  await insertTask(tx, { businessId: id("precision"), ...mine, kind: "red_flag", title: "May be getting smaller: find out how many jobs, and offer help", day: addDays(today, 3), contactId: jobs.id, createdAt: at(2) });
  await insertTask(tx, { businessId: id("jones"), ...mine, kind: "next_step", title: "Ring again about the figures for the grant", day: day(1), createdAt: at(3) });
  await insertTask(tx, { businessId: id("care"), ...mine, kind: "planned_contact", title: "Visit: how the night staff are settling in", day: addDays(today, 6), createdAt: at(12) });
  await insertTask(tx, { businessId: id("studio"), teamCode: "ED", createdById: people.megan.id, title: "Send the guide to taking on a first member of staff", day: addDays(today, 9), createdAt: at(9) });
  await insertTask(tx, { businessId: id("jones"), teamCode: "LIC", assignedToId: people.imran.id, createdById: people.imran.id, kind: "next_step", title: "Interview under caution", restricted: true, day: addDays(today, 4), createdAt: at(8) });
  await insertTask(tx, { businessId: id("precision"), ...mine, title: "Ask the skills team for a session on site", day: day(10), state: "done", outcome: "Booked for the first week of the month", closedAt: at(11), closedById: people.helen.id, createdAt: at(18) });

  const planning = await tx.team.findFirst({ where: { councilCode: LICHFIELD, code: "PL" } });
  const from = { ownerId: people.helen.id, createdById: people.helen.id };
  await insertReferral(tx, { businessId: id("precision"), ...from, toPartnerKey: "growth-hub", toName: "Staffordshire Growth Hub", reason: "Help with cash flow until the new order begins", need: "resilience", shared: ["name", "phone", "need"], day: today, createdAt: at(14) });
  await insertReferral(tx, { businessId: id("studio"), ...from, reason: "Wants to meet firms that buy design work", need: "networking", shared: ["name", "email", "need"], day: addDays(today, 3), createdAt: at(9) });
  if (planning) await insertReferral(tx, { businessId: id("jones"), ...from, toTeamId: planning.id, toName: planning.name, reason: "Would like to put a second van behind the shop", need: "planning", shared: ["name", "address", "need"], day: addDays(today, 8), createdAt: at(3) });
  await insertReferral(tx, { businessId: id("care"), ...from, reason: "Training for night staff", need: "skills", day: day(20), state: "closed", outcome: "helped", closedAt: at(22), closedById: people.helen.id, createdAt: at(45) });

  await insertPlan(tx, { businessId: id("precision"), ...helen, everyMonths: 1, day: addDays(today, 12) });
  await insertPlan(tx, { businessId: id("care"), ...helen, everyMonths: 6, day: day(4) });
} // biome-ignore format: a line a thing
