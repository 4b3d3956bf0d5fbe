import { formatDay, type PlainDate } from "~/lib/dates.ts";
import type { GrowthSettings } from "./growth-settings.ts";
import type { Evidence, EvidenceKind, GrowthFacts } from "./growth-terms.ts";
import { dayOf, knownHeadcounts, yearlyChange } from "./headcount.ts";
import type { LifecycleSettings } from "./lifecycle-settings.ts";
import { oecdBadge } from "./oecd.ts";

export interface TrackRecord {
  evidence: Evidence[];
  unusual: string | null;
}

/** What head counts say of growth: the OECD rate, and the change of the last year or more as a yearly rate. */
export function trackRecord(
  facts: GrowthFacts,
  asOf: PlainDate,
  settings: GrowthSettings,
  lifecycle: LifecycleSettings,
): TrackRecord {
  const known = knownHeadcounts(facts.headcounts, facts.employees, asOf, facts.employeesSaidOn);
  const unusual = unusualRise(facts, asOf, settings);
  const doubted = (facts.headcountsSelfClaimed ?? false) || unusual !== null;
  const from = (kind: EvidenceKind, date: PlainDate, since = date): Evidence => ({
    kind,
    date,
    source: "head counts",
    selfClaimed: doubted,
    since,
  });
  const evidence: Evidence[] = [];
  const badge = oecdBadge(facts, asOf, lifecycle);
  if (badge) evidence.push(from("oecd", badge.to));
  const change = yearlyChange(known, asOf, lifecycle);
  if (change) {
    const { percent } = change;
    const jobs = change.to.employees - change.from.employees;
    const { fastPercent, fastJobs, steadyPercent } = settings.track;
    if (jobs < 0) evidence.push(from("fall", change.to.date, change.since));
    else if (jobs >= fastJobs && (percent === null || percent >= fastPercent))
      evidence.push(from("up_20", change.to.date, change.since));
    else if (jobs > 0 && (percent === null || percent >= steadyPercent))
      evidence.push(from("up_10", change.to.date, change.since));
    else evidence.push(from("up", change.to.date, change.since));
  }
  return { evidence, unusual };
}

/** Whether a step from one head count to the next is so big that somebody should make sure. */
export function isUnusualStep(before: number, after: number, { unusual }: Pick<GrowthSettings, "unusual">): boolean {
  return after - before >= unusual.jobs && after >= before * unusual.times;
}

/** "Unusual: from 3 to 300 employees": the steepest step between two counts that follow each other. */
function unusualRise(facts: GrowthFacts, asOf: PlainDate, settings: GrowthSettings): string | null {
  if (facts.surgeConfirmed) return null;
  const known = knownHeadcounts(facts.headcounts, facts.employees, asOf, facts.employeesSaidOn);
  for (let at = known.length - 1; at > 0; at -= 1) {
    const [before, after] = [known[at - 1], known[at]];
    if (before && after && isUnusualStep(before.employees, after.employees, settings))
      return `Unusual, please confirm: from ${before.employees} to ${after.employees} employees by ${formatDay(dayOf(after))}.`;
  }
  return null;
}
