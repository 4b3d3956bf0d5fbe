import type { Tx } from "~/platform/db.server.ts";
import { councils, placesOfCouncil } from "./queries.server.ts";

const KEEP_MS = 60_000;
type Wards = { code: string; name: string; councilCode: string }[];
const held = new Map<string, { at: number; wards: Promise<Wards> }>();

/** The districts of a county by name; none of another council. */
export async function districtsOfCouncil(councilCode: string): Promise<Wards> {
  const known = await councils();
  return [...known.values()]
    .filter((council) => council.parentCode === councilCode && council.served)
    .map(({ code, name }) => ({ code, name, councilCode: code }));
}

/** The wards of a council's area by name, those of a county's districts together. Kept in memory for a minute. */
export function wardsOfCouncil(tx: Tx, councilCode: string): Promise<Wards> {
  const known = held.get(councilCode);
  if (known && Date.now() - known.at < KEEP_MS) return known.wards;
  const wards = placesOfCouncil(tx, councilCode).then((places) =>
    (places?.wards ?? []).map(({ code, name, councilCode: of }) => ({ code, name, councilCode: of })),
  );
  held.set(councilCode, { at: Date.now(), wards });
  wards.catch(() => held.delete(councilCode));
  return wards;
}
