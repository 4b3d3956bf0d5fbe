import { offersAt } from "~/services/offers.server.ts";
import { ANY_CHOICE, type Offers, offersFor } from "~/services/offers.ts";
import type { PlannedTask } from "./plan.ts";
import type { PlanPlace } from "./queries.server.ts";

/**
 * Who helps with a task at the place of the plan: those that it names, in its order, and whoever advises on its need.
 * Where the council is not one of ours, national bodies only.
 */
export async function offersForTask(
  { services, need }: Pick<PlannedTask, "services" | "need">,
  place: PlanPlace,
): Promise<Offers> {
  const offers = await offersAt({
    councilCode: place.councilCode,
    names: { district: place.council, county: place.county },
    served: place.councilCode !== null,
  });
  return offersFor({ services, adviceOn: need }, offers, { ...ANY_CHOICE, stage: "idea" });
}
