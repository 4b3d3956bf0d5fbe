import { addMonths, type PlainDate } from "~/lib/dates.ts";
import type { BusinessRecord } from "./queries/find-business.server.ts";

/** Something an officer can do now, the most pressing first. */
export type NextStep =
  | { kind: "items"; count: number; itemId: string }
  | { kind: "task"; taskId: string; title: string }
  | { kind: "referral"; referralId: string; toName: string }
  | { kind: "plan"; nextOn: PlainDate }
  | { kind: "doubt" }
  | { kind: "challenge" }
  | { kind: "claim" }
  | { kind: "confirm" }
  | { kind: "gap"; gap: Gap };

export const GAPS = ["postcode", "age", "employees", "premises", "legal", "sicCodes", "contact", "activities"] as const;
export type Gap = (typeof GAPS)[number];

type Known = Pick<BusinessRecord, "snapshot" | "result" | "items" | "challenge" | "verification" | "lastHeardOn"> &
  Partial<Pick<BusinessRecord, "tasks" | "referrals" | "plan">>;

/** What the models, the routing or an officer would need and nobody has said. */
export function gapsOf({ snapshot, result }: Pick<Known, "snapshot" | "result">): Gap[] {
  const open = snapshot.sites.filter((site) => site.closedOn === null);
  const missing = new Set<string>(result?.output.missing ?? []);
  const tests: Record<Gap, boolean> = {
    postcode: open.length > 0 && open.every((site) => !site.postcode),
    age: missing.has("age"),
    employees: missing.has("employees"),
    premises: missing.has("premises"),
    legal: missing.has("legal"),
    sicCodes: snapshot.sicCodes.length === 0,
    contact: !snapshot.email && !snapshot.phone,
    activities: snapshot.activities.length === 0 && snapshot.verification !== "proven",
  };
  return GAPS.filter((gap) => tests[gap]);
}

/** At most four things to do next: the reader's own items first, then doubts, then what is old or missing. */
export function nextSteps(
  record: Known,
  reader: { teamIds: readonly string[]; teamCodes?: readonly string[]; personId?: string },
  asOf: PlainDate,
): NextStep[] {
  const { teamIds, teamCodes = [], personId } = reader;
  const steps: NextStep[] = [];
  const mine = record.items.filter((item) => teamIds.includes(item.teamId));
  if (mine[0]) steps.push({ kind: "items", count: mine.length, itemId: mine[0].id });
  const isMine = (who: string | null, team: string) => (who ? who === personId : teamCodes.includes(team));
  const task = record.tasks?.find((one) => isMine(one.assignedToId, one.teamCode));
  if (task) steps.push({ kind: "task", taskId: task.id, title: task.title });
  const referral = record.referrals?.find((one) => one.dueOn <= asOf && isMine(one.ownerId, one.teamCode));
  if (referral) steps.push({ kind: "referral", referralId: referral.id, toName: referral.toName });
  const { plan } = record;
  if (plan && plan.nextOn <= asOf && isMine(plan.personId, plan.teamCode))
    steps.push({ kind: "plan", nextOn: plan.nextOn });
  const inDoubt = record.result?.output.reasons[0]?.startsWith("The record says it") ?? false;
  if (inDoubt) steps.push({ kind: "doubt" });
  if (record.challenge) steps.push({ kind: "challenge" });
  const closed = record.snapshot.tradingStatus === "ceased";
  if (!closed) {
    if (record.verification !== "proven") steps.push({ kind: "claim" });
    else if (!record.lastHeardOn || record.lastHeardOn < addMonths(asOf, -12)) steps.push({ kind: "confirm" });
    for (const gap of gapsOf(record)) steps.push({ kind: "gap", gap });
  }
  return steps.slice(0, 4);
}
