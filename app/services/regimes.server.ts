import type { Snapshot } from "~/businesses/snapshot.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { councils } from "~/places/queries.server.ts";
import { serviceFacts } from "./facts.ts";
import { catalogue } from "./queries.server.ts";
import { type Regimes, regimes, type ServiceWithRules } from "./rules.ts";

/**
 * The regulated regimes that what a business does brings with it, by the councils' own service rules. Recent events are
 * left out: a regime stays when the event is long past. Councils and catalogue are kept in memory.
 * @returns a function of the lifecycle stage, since rules may ask for it
 */
export async function regimesOf(snapshot: Snapshot, asOf: PlainDate): Promise<(stage: string) => Regimes> {
  const known = await councils();
  const countyOf = (code: string) => known.get(code)?.parentCode ?? null;
  const facts = serviceFacts(snapshot, null, [], asOf, countyOf);
  const services = await catalogue(facts.councils);
  return (stage) => regimes({ ...facts, stage: stage === "not_enough_known" ? null : stage }, services);
}

/**
 * The same for many businesses at once: councils and catalogues are asked for once a batch.
 * @returns in the order of the snapshots
 */
export async function regimesOfMany(
  snapshots: readonly Snapshot[],
  asOf: PlainDate,
): Promise<((stage: string) => Regimes)[]> {
  const known = await councils();
  const countyOf = (code: string) => known.get(code)?.parentCode ?? null;
  const catalogues = new Map<string, ServiceWithRules[]>();
  const found: ((stage: string) => Regimes)[] = [];
  for (const snapshot of snapshots) {
    const facts = serviceFacts(snapshot, null, [], asOf, countyOf);
    const key = facts.councils.join();
    const services = catalogues.get(key) ?? (await catalogue(facts.councils));
    catalogues.set(key, services);
    found.push((stage) => {
      // nobody else holds these facts
      facts.stage = stage === "not_enough_known" ? null : stage;
      return regimes(facts, services);
    });
  }
  return found;
}
