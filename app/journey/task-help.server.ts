import { providerName } from "~/services/provider.ts";
import { catalogue } from "~/services/queries.server.ts";
import type { PlannedTask } from "./plan.ts";
import type { PlanPlace } from "./queries.server.ts";

/** A service that helps with a task, named by who gives it. */
export interface Helper {
  slug: string;
  title: string;
  summary: string;
  provider: string;
  channel: string | null;
}

/**
 * The services of the catalogue that a task names, local and national apart, in the order of the task. What is local is
 * left out where the council is not one of ours.
 */
export async function helpFor(
  { services }: Pick<PlannedTask, "services">,
  place: PlanPlace,
): Promise<{ local: Helper[]; national: Helper[] }> {
  const found = await catalogue(place.councilCode);
  const names = { district: place.council, county: place.county };
  const helpers = services.flatMap((name) => {
    const service = found.find(
      ({ slug, lgsl, status }) => status === "live" && (slug === name || String(lgsl) === name),
    );
    if (!service) return [];
    const { slug, title, summary, channel, reach } = service;
    return [{ reach, helper: { slug, title, summary, channel, provider: providerName(service, names) } }];
  });
  const of = (reach: string) => helpers.filter((one) => one.reach === reach).map(({ helper }) => helper);
  return { local: place.councilCode === null ? [] : of("local"), national: of("national") };
}
