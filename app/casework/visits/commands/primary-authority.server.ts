import type { PlainDate } from "~/lib/dates.ts";
import { statements } from "~/platform/statements.server.ts";
import type { StaffReader } from "../../queries/find-business.server.ts";

export interface PartnerAuthority {
  authority: string;
  planUrl: string | null;
  since: PlainDate | null;
}

/** Who the business has agreed its rules with; every council sees it. The caller has found the business within the officer's scope. */
export async function savePrimaryAuthority(
  reader: StaffReader,
  businessId: string,
  wanted: PartnerAuthority,
): Promise<void> {
  await statements().$executeRaw`
    INSERT INTO primary_authority (business_id, authority, plan_url, since, council_code, person_id)
    VALUES (${businessId}::uuid, ${wanted.authority}, ${wanted.planUrl}, ${wanted.since}::date, ${reader.councilCode},
      ${reader.person.id}::uuid)
    ON CONFLICT (business_id) DO UPDATE SET authority = excluded.authority, plan_url = excluded.plan_url, since = excluded.since,
      council_code = excluded.council_code, person_id = excluded.person_id, updated_at = now()`;
}

export async function endPrimaryAuthority(businessId: string): Promise<void> {
  await statements().$executeRaw`DELETE FROM primary_authority WHERE business_id = ${businessId}::uuid`;
}

export async function findPrimaryAuthority(businessId: string): Promise<PartnerAuthority | null> {
  const [row] = await statements().$queryRaw<PartnerAuthority[]>`
    SELECT authority, plan_url AS "planUrl", since::text AS since FROM primary_authority WHERE business_id = ${businessId}::uuid`;
  return row ?? null;
}
