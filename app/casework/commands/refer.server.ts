import type { NeedColumn } from "~/classification/needs-settings.ts";
import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { config } from "~/platform/config.server.ts";
import { composeMail } from "~/platform/mail/compose.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { inTransaction, statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import type { StaffReader } from "../queries/find-business.server.ts";
import { listReferralTargets, type ReferralDetail } from "../queries/referrals.server.ts";
import { teamName } from "../teams.ts";
import { teamFor } from "./log-contact.server.ts";

const words = texts.contacts.referral;

export interface NewReferral {
  to: { kind: "team" | "partner" | "service"; id: string };
  reason: string;
  /** a column of the needs matrix, or "other" */
  need: NeedColumn | "other";
  shared: string[];
  dueOn: PlainDate;
}

type Refused = { kind: "refused"; field: string | null; message: string };
export type Referred = { kind: "referred"; toName: string } | Refused;

const FIELDS = { team: "teamId", partner: "partnerKey", service: "serviceId" } as const;

/**
 * Sends a business on to a team, a partner or a service. A partner without an agreement is refused. A team with an
 * address hears of it by e-mail. The caller has found the business within the officer's scope.
 */
export async function refer(
  reader: StaffReader,
  business: { id: string; name: string },
  { to, reason, need, shared, dueOn }: NewReferral,
  submissionKey: string | null,
): Promise<Referred> {
  const team = teamFor(reader, null);
  if ("kind" in team) return { ...team, field: null };
  const targets = await listReferralTargets(reader, business.id);
  const target = targets[`${to.kind}s`].find((one) => one.id === to.id);
  if (!target) return { kind: "refused", field: FIELDS[to.kind], message: words.gone };
  if ("allowed" in target && !target.allowed) {
    return { kind: "refused", field: FIELDS.partner, message: words.noAgreement(target.name) };
  }
  const toName = target.name;
  const id = newId();
  const only = (kind: NewReferral["to"]["kind"]) => (to.kind === kind ? to.id : null);
  const { councilCode, person } = reader;
  return inTransaction(async (tx): Promise<Referred> => {
    const count = await tx.$executeRaw`
      INSERT INTO referral (id, business_id, council_code, team_code, owner_id, to_team_id, to_partner_key, to_service_id, to_name,
        reason, need, shared, due_on, created_by_id, submission_key)
      VALUES (${id}::uuid, ${business.id}::uuid, ${councilCode}, ${team.teamCode}, ${person.id}::uuid, ${only("team")}::uuid,
        ${only("partner")}, ${only("service")}::uuid, ${toName}, ${reason}, ${need}, ${shared}::text[], ${dueOn}::date, ${person.id}::uuid,
        ${submissionKey})
      ON CONFLICT (created_by_id, submission_key) DO NOTHING`;
    // the queue's own task is done with that
    await tx.$executeRaw`
      UPDATE task SET state = 'done', outcome = ${texts.contacts.record.referredTo(toName)}, closed_at = now(), closed_by_id = ${person.id}::uuid
      WHERE business_id = ${business.id}::uuid AND council_code = ${councilCode} AND kind = 'triage_refer' AND state = 'open'`;
    const [receiver] =
      count > 0 && to.kind === "team"
        ? await tx.$queryRaw<{ email: string | null }[]>`SELECT email FROM team WHERE id = ${to.id}::uuid`
        : [];
    if (receiver?.email) {
      await queueMail(
        tx,
        composeMail({
          to: receiver.email,
          kind: "referral",
          subject: words.mailSubject(business.name),
          from: texts.common.productName,
          parts: [
            words.mailText(person.name, business.name),
            reason,
            words.mailDue(formatDay(dueOn)),
            { link: `${config().http.publicUrl}/staff/referrals/${id}`, label: words.mailOpen },
          ],
        }),
      );
    }
    return { kind: "referred", toName };
  });
}

export type ReferralDecision =
  | { intent: "close"; outcome: string; note: string | null }
  | { intent: "later"; dueOn: PlainDate };

/** Closes a referral with its outcome, or has it asked for on a later day. The referral was found with findReferral. */
export async function decideReferral(
  reader: StaffReader,
  referral: ReferralDetail,
  decision: ReferralDecision,
): Promise<{ kind: "saved" } | Refused> {
  if (!referral.theirs)
    return { kind: "refused", field: null, message: texts.contacts.task.notYours(teamName(referral.teamCode)) };
  const count =
    decision.intent === "later"
      ? await statements().$executeRaw`
          UPDATE referral SET due_on = ${decision.dueOn}::date, reminded_on = NULL WHERE id = ${referral.id}::uuid AND state = 'open'`
      : await statements().$executeRaw`
          UPDATE referral SET state = 'closed', outcome = ${decision.outcome}, outcome_note = ${decision.note}, closed_at = now(),
            closed_by_id = ${reader.person.id}::uuid
          WHERE id = ${referral.id}::uuid AND state = 'open'`;
  return count > 0 ? { kind: "saved" } : { kind: "refused", field: null, message: words.already };
}
