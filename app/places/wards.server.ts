import type { Tx } from "~/platform/db.server.ts";
import { placesOfCouncil } from "./queries.server.ts";

const KEEP_MS = 60_000;
type Wards = { code: string; name: string }[];
const held = new Map<string, { at: number; wards: Promise<Wards> }>();

/** The wards of a council's area by name, those of a county's districts together. Kept in memory for a minute. */
export function wardsOfCouncil(tx: Tx, councilCode: string): Promise<Wards> {
  const known = held.get(councilCode);
  if (known && Date.now() - known.at < KEEP_MS) return known.wards;
  const wards = placesOfCouncil(tx, councilCode).then((places) =>
    (places?.wards ?? []).map(({ code, name }) => ({ code, name })),
  );
  held.set(councilCode, { at: Date.now(), wards });
  wards.catch(() => held.delete(councilCode));
  return wards;
}
