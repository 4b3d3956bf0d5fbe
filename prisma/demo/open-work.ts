import { disputeDueOn } from "~/businesses/claim-rules.ts";
import { codeHash } from "~/casework/commands/prove-claim.server.ts";
import { addDays, addMonths, fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import { newId, newReference } from "~/lib/ids.ts";
import type { Tx } from "~/platform/db.server.ts";
import { insertRows } from "~/platform/insert-rows.server.ts";
import { seal } from "~/platform/security/seal.server.ts";
import { FIRST_NAMES, SURNAMES } from "../../tests/support/builders/names.ts";
import { mobileNumber } from "../../tests/support/builders/people.ts";
import { LICHFIELD } from "../../tests/support/builders/places.ts";
import type { Random } from "../../tests/support/builders/random.ts";
import type { Cast } from "./cast.ts";
import type { DemoBusiness } from "./crowd.ts";
import type { DemoPeople } from "./people.ts";

/** An account for each proven business that has nobody yet. @returns whose business is whose, by the business's id */
export async function insertOwners(tx: Tx, all: DemoBusiness[], random: Random): Promise<Map<string, string>> {
  const ties = await tx.membership.findMany({ where: { role: "admin" }, select: { businessId: true, personId: true } });
  const ownerOf = new Map(ties.map((tie) => [tie.businessId, tie.personId]));
  const without = all.filter(({ business }) => business.verification === "proven" && !ownerOf.has(business.id));
  const rows = without.map(({ business, registeredOn }, index) => {
    const [first, last] = [random.pick(FIRST_NAMES), random.pick(SURNAMES)];
    const joined = new Date(`${registeredOn}T09:30:00Z`);
    const id = newId();
    ownerOf.set(business.id, id);
    return {
      person: {
        id,
        email: `${first}.${last}.${index + 1}@example.org`.toLowerCase(),
        name: `${first} ${last}`,
        phone: mobileNumber(random),
        emailVerifiedAt: joined,
        createdAt: joined,
      },
      membership: {
        id: newId(),
        businessId: business.id,
        personId: id,
        role: "admin",
        proof: business.provenBy,
        provenOn: fromPlainDate(business.provenOn),
        createdAt: joined,
      },
    };
  });
  await insertRows(
    tx,
    "person",
    rows.map((row) => row.person),
  );
  await insertRows(
    tx,
    "membership",
    rows.map((row) => row.membership),
  );
  return ownerOf;
}

/** What waits for somebody: a letter to print, a call to make, a dispute, a request to join, an invitation, a word on a stage. */
export async function insertOpenWork(tx: Tx, cast: Cast, people: DemoPeople, today: PlainDate): Promise<void> {
  const at = (daysAgo: number) => new Date(`${addDays(today, -daysAgo)}T07:40:00Z`);
  const letterId = newId();
  const code = newReference("", 2).slice(1);
  await tx.claim.create({
    data: {
      id: letterId, businessId: cast.letter.business.id, personId: people.sarah.id, proof: "letter",
      codeHash: codeHash(letterId, code), codeSealed: seal("claim-code", code), createdAt: at(1),
    },
  }); // biome-ignore format: one row
  await tx.claim.create({
    data: {
      id: newId(), businessId: cast.dissolved.business.id, personId: people.ewan.id, proof: "call_back",
      dueOn: fromPlainDate(addDays(today, 2)), createdAt: at(1),
    },
  }); // biome-ignore format: one row
  const claimedOn = addDays(today, -4);
  await tx.claim.create({
    data: {
      id: newId(), businessId: cast.disputed.business.id, personId: people.ewan.id, proof: "dispute", status: "disputed",
      reason: "I bought the garage in September; the record still names the people before me.",
      dueOn: fromPlainDate(disputeDueOn(claimedOn)), createdAt: at(4),
    },
  }); // biome-ignore format: one row
  await tx.joinRequest.create({
    data: {
      id: newId(), businessId: cast.asked.business.id, personId: people.nicola.id, createdAt: at(3),
      message: "I keep the books for Sarah and would like to update the details.",
    },
  }); // biome-ignore format: one row
  await tx.invitation.create({
    data: {
      id: newId(), businessId: cast.studio.business.id, email: "accounts@larkfield-books.example", role: "viewer",
      // nobody has the token: the invitation is there to be seen and withdrawn
      tokenHash: newId(), invitedById: people.priya.id, createdAt: at(2), expiresAt: new Date(`${addDays(today, 5)}T09:00:00Z`),
    },
  }); // biome-ignore format: one row
  await tx.stageChallenge.create({
    data: {
      id: newId(), businessId: cast.precision.business.id, personId: people.ewan.id, shownStage: "contracting", createdAt: at(11),
      reason: "We have a new order and are taking people on again from next month.",
    },
  }); // biome-ignore format: one row
  await tx.contact.createMany({
    data: [
      { business: "precision", daysAgo: 18, channel: "visit", purpose: "Support for staff who leave", summary: "Met the works manager. Skills team to run a session on site." },
      { business: "precision", daysAgo: 5, channel: "call", purpose: "Follow-up", summary: "A new order is likely; twelve jobs may come back." },
      { business: "studio", daysAgo: 210, channel: "email", purpose: "Newsletter", summary: null },
      { business: "brewery", daysAgo: 33, channel: "event", purpose: "Food and drink evening", summary: "Looking for a bigger unit within two years." },
      { business: "care", daysAgo: 60, channel: "call", purpose: "Recruitment", summary: "Finds night staff hard to get; told about the academy." },
    ].map(({ business, daysAgo, ...line }) => ({
      ...line, id: newId(), businessId: cast[business as keyof Cast].business.id, councilCode: LICHFIELD, teamCode: "ED",
      personId: people.helen.id, happenedOn: fromPlainDate(addDays(today, -daysAgo)),
    })),
  }); // biome-ignore format: a line a contact
  await tx.stageOverride.create({
    data: {
      id: newId(), businessId: cast.asked.business.id, stage: "scaling", personId: people.helen.id, createdAt: at(20),
      reason: "Two new contracts and a second van; the record lags behind.", endsOn: fromPlainDate(addMonths(today, 5)),
    },
  }); // biome-ignore format: one row
}

interface OpenItem {
  id: string;
  createdAt: Date;
  leadId: string | null;
}

/** Officers have worked on what came in: most of the older items are closed, some lie too long, the newest are new. */
export async function workItems(tx: Tx, random: Random, today: PlainDate): Promise<void> {
  const items = await tx.$queryRaw<OpenItem[]>`
    SELECT i.id, i.created_at AS "createdAt",
      (SELECT m.person_id FROM team_member m WHERE m.team_id = i.team_id ORDER BY m.is_lead DESC, m.person_id LIMIT 1) AS "leadId"
    FROM case_item i JOIN event e ON e.id = i.event_id WHERE i.state = 'new'
    ORDER BY e.sequence, i.rule_key, i.council_code, i.id`;
  const now = Date.parse(`${today}T00:00:00Z`);
  const rows = items.flatMap(({ id, createdAt, leadId }) => {
    const age = (now - createdAt.getTime()) / 86_400_000;
    const roll = random.next();
    if (!leadId || age < 2) return [];
    const seen = new Date(createdAt.getTime() + random.int(3, 30) * 3_600_000);
    const closed = new Date(Math.min(createdAt.getTime() + random.int(30, 160) * 3_600_000, now - 3_600_000));
    const state = age > 12 && roll < 0.72 ? "done" : age > 5 && roll < 0.5 ? "done" : roll < 0.8 ? "acknowledged" : "new";
    if (state === "new") return [];
    const done = state === "done";
    return {
      id, state, seen: seen.toISOString(), by: leadId,
      closed: done ? closed.toISOString() : null,
      outcome: done ? random.pick(["advised", "record_updated", "record_updated", "visit_booked"]) : null,
    };
  }); // biome-ignore format: one row
  await tx.$executeRaw`
    UPDATE case_item SET state = r.state, acknowledged_at = least(r.seen, r.closed), acknowledged_by_id = r.by,
      assigned_to_id = r.by, closed_at = r.closed, outcome = r.outcome,
      closed_by_id = CASE WHEN r.closed IS NULL THEN NULL ELSE r.by END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r (id uuid, state text, seen timestamptz, by uuid, closed timestamptz, outcome text)
    WHERE case_item.id = r.id`;
}
