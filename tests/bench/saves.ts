import type pg from "pg";
import type { RunningPortal } from "../support/server.ts";
import type { Visitor } from "../support/visitors.ts";
import { load, type Measured } from "./client.ts";
import { saveCall } from "./scenarios.ts";

export const WARM_MS = 3_000;

/** Each owner's head count goes up and down; a save that is refused or lost counts as a fault. */
export async function measureSaves(
  portal: RunningPortal,
  owners: readonly Visitor[],
  { connections, seconds }: { connections: number; seconds: number },
  client: pg.Client,
): Promise<Measured> {
  const { rows } = await client.query<{ id: string; employees: number }>(
    "SELECT id, employees FROM business WHERE id = ANY($1::uuid[])",
    [owners.map((owner) => owner.businessId)],
  );
  const state = new Map(rows.map((row) => [row.id, row]));
  const before = await eventCount(client);
  let turn = 0;
  let asked = 0;
  const measured = await load({
    ...{ origin: portal.url, connections, warmMs: WARM_MS, measureMs: seconds * 1000 },
    next: () => {
      const owner = owners[turn++ % owners.length];
      const business = owner && state.get(owner.businessId);
      if (!owner || !business) throw new Error("An owner without a business");
      const was = business.employees;
      business.employees = was > 40 ? was - 11 : was + 11;
      asked += 1;
      return saveCall(portal.url, owner, was, business.employees);
    },
    good: (status) => status === 302 || status === 303,
  });
  const events = (await eventCount(client)) - before;
  if (events < asked - measured.faults) console.log(`Only ${events} events for ${asked} saves`);
  return measured;
}

async function eventCount(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: string }>("SELECT count(*) AS n FROM event");
  return Number(rows[0]?.n ?? 0);
}
