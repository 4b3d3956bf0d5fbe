import { today } from "~/lib/clock.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { statements } from "~/platform/statements.server.ts";
import { catalogue } from "~/services/queries.server.ts";
import type { StaffReader } from "./find-business.server.ts";

export interface ReferralTargets {
  /** teams of every council that the business is in, the officer's own council first */
  teams: { id: string; name: string }[];
  /** allowed: an agreement is in force */
  partners: { id: string; name: string; allowed: boolean }[];
  services: { id: string; name: string }[];
}

/** To whom an officer may refer a business. */
export async function listReferralTargets(reader: StaffReader, businessId: string): Promise<ReferralTargets> {
  const [teams, partners, services] = await Promise.all([
    statements().$queryRaw<{ id: string; name: string }[]>`
      SELECT t.id, CASE WHEN t.council_code = ${reader.councilCode} THEN t.name ELSE t.name || ' (' || c.short_name || ')' END AS name
      FROM team t JOIN council c ON c.code = t.council_code
        JOIN business_council bc ON bc.council_code = t.council_code AND bc.business_id = ${businessId}::uuid
      WHERE t.code NOT IN ('IN', 'STEWARD')
      ORDER BY t.council_code <> ${reader.councilCode}, t.name, t.id LIMIT 200`,
    statements().$queryRaw<{ id: string; name: string; allowed: boolean }[]>`
      SELECT key AS id, name, coalesce(agreement_until >= ${today()}::date, false) AS allowed FROM partner_body
      WHERE active ORDER BY name, key`,
    catalogue(reader.councilCode),
  ]);
  return { teams, partners, services: services.map(({ id, title }) => ({ id, name: title })) };
}

export interface ReferralDetail {
  id: string;
  toName: string;
  reason: string;
  /** a column of the needs matrix, or "other"; null: nobody said */
  need: string | null;
  shared: string[];
  dueOn: PlainDate;
  state: string;
  outcome: string | null;
  outcomeNote: string | null;
  teamCode: string;
  council: string;
  owner: string | null;
  createdAt: Date;
  closedAt: Date | null;
  closedBy: string | null;
  businessId: string;
  businessName: string;
  /** whether the reader may close it: it came from them or their team, or went to their team */
  theirs: boolean;
}

/** One referral from the reader's council or to a team of theirs, or null. */
export async function findReferral(reader: StaffReader, referralId: string): Promise<ReferralDetail | null> {
  const { councilCode, person } = reader;
  const [referral] = await statements().$queryRaw<ReferralDetail[]>`
    SELECT r.id, r.to_name AS "toName", r.reason, r.need, r.shared, r.due_on::text AS "dueOn", r.state, r.outcome,
      r.outcome_note AS "outcomeNote", r.team_code AS "teamCode", k.short_name AS council, o.name AS owner,
      r.created_at AS "createdAt", r.closed_at AS "closedAt", c.name AS "closedBy", b.id AS "businessId", b.name AS "businessName",
      coalesce(r.owner_id = ${person.id}::uuid, false) OR (r.council_code = ${councilCode} AND r.team_code = ANY(${reader.teamCodes}))
        OR coalesce(r.to_team_id = ANY(${reader.teamIds}::uuid[]), false) AS theirs
    FROM referral r JOIN business b ON b.id = r.business_id JOIN council k ON k.code = r.council_code
      LEFT JOIN person o ON o.id = r.owner_id LEFT JOIN person c ON c.id = r.closed_by_id
    WHERE r.id = ${referralId}::uuid AND (r.council_code = ${councilCode} OR r.to_team_id = ANY(${reader.teamIds}::uuid[]))
      AND NOT (r.business_id = ANY(${reader.ownBusinessIds}::uuid[]))
      AND EXISTS (SELECT 1 FROM business_council bc WHERE bc.business_id = b.id AND bc.council_code = ${councilCode})`;
  return referral ?? null;
}
