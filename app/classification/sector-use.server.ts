import type { Statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import type { SectorGroup } from "./sector-groups.ts";
import { fieldName, type Typed } from "./settings-typed.ts";

/** How far a form is looked through for the row of a group. */
const ROWS = 30;

/**
 * Sector groups that would go although businesses are in them: what is wrong, at the row where the group was.
 * @param before  the groups in force; @param after  those wanted
 */
export async function sectorsInUse(
  tx: Statements,
  before: readonly SectorGroup[],
  after: readonly SectorGroup[],
  typed: Typed,
): Promise<{ field: string; words: string }[]> {
  const gone = before.filter((group) => !after.some((other) => other.key === group.key));
  if (gone.length === 0) return [];
  const used = await tx.$queryRaw<{ key: string; businesses: number; views: number }[]>`
    SELECT gone.key, (SELECT count(*)::int FROM business WHERE sector_group = gone.key) AS businesses,
      (SELECT count(*)::int FROM saved_view
       WHERE '&' || query || '&' LIKE '%&sector=' || gone.key || '&%') AS views
    FROM unnest(${gone.map((group) => group.key)}::text[]) AS gone (key)`;
  return used.flatMap(({ key, businesses, views }) => {
    const group = gone.find((one) => one.key === key);
    if (!group || businesses + views === 0) return [];
    const row = Array.from({ length: ROWS }, (_, at) => at).find(
      (at) => typed.get(fieldName("sectors", at, "key")) === key,
    );
    const words = texts.modelSettings.form.groupInUse(group.label, businesses, views);
    return [{ field: fieldName("sectors", row ?? 0, "label"), words }];
  });
}
