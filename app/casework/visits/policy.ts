import { allows, type Role } from "~/platform/auth/policy.ts";

/** What a visit says that not every officer may read. */
interface VisitLine {
  councilCode: string;
  purpose: string | null;
  confidence: string | null;
  found: string | null;
  note: string | null;
}

/**
 * A visit as an officer may read it: the one place that lists, pages and the record ask. Those who do not inspect, and
 * officers of another council, learn which team went and when, and nothing of what it found.
 */
export function filterVisit<Line extends VisitLine>(
  line: Line,
  reader: { roles: readonly Role[]; councilCode: string },
): Line & { hidden: boolean } {
  if (allows(reader.roles, "inspection.detail") && line.councilCode === reader.councilCode)
    return { ...line, hidden: false };
  return { ...line, purpose: null, confidence: null, found: null, note: null, hidden: true };
}
