import { mayReadRestricted } from "~/businesses/field-filter.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { type Statements, statements } from "~/platform/statements.server.ts";
import { type StaffReader, viewerOf } from "./find-business.server.ts";

/** What a line of contact says, and a correction may change. */
export interface ContactWords {
  channel: string;
  happenedOn: PlainDate;
  spokeTo: string | null;
  purpose: string;
  summary: string | null;
  barriers: string[];
  serviceId: string | null;
  restricted: boolean;
}

export interface ContactDetail extends ContactWords {
  id: string;
  businessId: string;
  businessName: string;
  teamCode: string;
  person: string | null;
  service: string | null;
  flags: string[];
  /** of the line; raised by each correction */
  version: number;
  /** when it was taken back, because it was not this business's */
  takenBackOn: PlainDate | null;
  takenBackBy: string | null;
  takenBackReason: string | null;
  /** whether the reader may put it right: it is one of their teams' */
  theirs: boolean;
}

/** A line of contact as it was before it was put right. */
export interface ContactStep {
  id: string;
  at: Date;
  person: string | null;
  reason: string | null;
  before: Partial<ContactWords> & { service?: string | null };
}

/** A line of contact of the reader's council that the reader may read whole, or null. */
export async function findContact(reader: StaffReader, contactId: string): Promise<ContactDetail | null> {
  const [line] = await statements().$queryRaw<Omit<ContactDetail, "theirs">[]>`
    SELECT c.id, c.business_id AS "businessId", b.name AS "businessName", c.team_code AS "teamCode", p.name AS person, c.channel,
      c.happened_on::text AS "happenedOn", c.spoke_to AS "spokeTo", c.purpose, c.summary, coalesce(c.barriers, '{}') AS barriers, c.service_id AS "serviceId",
      s.title AS service, coalesce(c.flags, '{}') AS flags, c.restricted, c.version,
      (c.taken_back_at AT TIME ZONE 'Europe/London')::date::text AS "takenBackOn", back.name AS "takenBackBy",
      c.taken_back_reason AS "takenBackReason"
    FROM contact c JOIN business b ON b.id = c.business_id LEFT JOIN person p ON p.id = c.person_id
      LEFT JOIN person back ON back.id = c.taken_back_by_id
      LEFT JOIN service s ON s.id = c.service_id
    WHERE c.id = ${contactId}::uuid AND c.council_code = ${reader.councilCode}
      AND b.id <> ALL(${reader.ownBusinessIds}::uuid[])
      AND EXISTS (SELECT 1 FROM business_council bc WHERE bc.business_id = b.id AND bc.council_code = ${reader.councilCode})`;
  if (!line || !mayReadRestricted(line, viewerOf(reader))) return null;
  return { ...line, theirs: reader.teamCodes.includes(line.teamCode) };
}

/** How a line of contact was before each correction, the newest first. The caller found it with findContact. */
export function listContactSteps(contactId: string, tx: Statements = statements()): Promise<ContactStep[]> {
  return tx.$queryRaw<ContactStep[]>`
    SELECT h.id, h.at, p.name AS person, h.reason,
      h.before || CASE WHEN h.before ? 'serviceId' THEN jsonb_build_object('service', s.title) ELSE '{}' END AS before
    FROM contact_change h LEFT JOIN person p ON p.id = h.person_id
      LEFT JOIN service s ON s.id = (h.before ->> 'serviceId')::uuid
    WHERE h.contact_id = ${contactId}::uuid ORDER BY h.at DESC, h.id DESC LIMIT 50`;
}
