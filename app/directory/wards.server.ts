import { statements } from "~/platform/statements.server.ts";
import type { PlacedWard } from "./map-frame.ts";

const KEEP_MS = 10 * 60_000;
type Wards = PlacedWard[];
let held: { at: number; wards: Promise<Wards> } | undefined;

/** The wards of the served councils with about their middles, to name places on the map. Kept in memory. */
export function placedWards(): Promise<Wards> {
  if (!held || Date.now() - held.at > KEEP_MS) {
    const wards = statements().$queryRaw<Wards>`
      SELECT w.name, w.eastings, w.northings, c.code AS "councilCode", c.short_name AS district FROM ward w JOIN council c ON c.code = w.council_code
      WHERE c.served AND w.eastings IS NOT NULL AND w.northings IS NOT NULL ORDER BY w.code`;
    held = { at: Date.now(), wards };
    wards.catch(() => {
      held = undefined;
    });
  }
  return held.wards;
}
