import { SECTION_KEYS, SECTIONS } from "~/businesses/profile-sections.ts";
import { isReportType, reportOf } from "~/circumstances/reports.ts";
import type { DetectedEvent } from "~/circumstances/types.ts";

/**
 * The page on which an owner tells of such a change.
 * @param siteIds  the places that the business has
 */
export function whereToTell(
  businessId: string,
  { type, siteId, after }: Pick<DetectedEvent, "type" | "siteId" | "after">,
  siteIds: readonly string[],
): string {
  const base = `/business/${businessId}`;
  const fields = Object.keys(after);
  const section = SECTION_KEYS.find((key) =>
    fields.some((field) => (SECTIONS[key] as readonly string[]).includes(field)),
  );
  if (fields.some((field) => field.startsWith("site.")) && siteId) {
    if (!siteIds.includes(siteId)) return `${base}/sites/new`;
    return after["site.closedOn"] ? `${base}/sites/${siteId}/close` : `${base}/sites/${siteId}`;
  }
  const told = isReportType(type) && reportOf(type).by.includes("owner");
  const answered = fields.some((field) => field.startsWith("details."));
  if (told && (answered || !section || type.startsWith("trading."))) return `${base}/tell-us/${type}`;
  return section ? `${base}/details/${section}` : `${base}/details`;
}
