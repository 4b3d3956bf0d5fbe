import type { ChangeActor } from "~/casework/change.ts";
import { LICHFIELD } from "../../tests/support/builders/places.ts";
import type { DemoBusiness } from "./crowd.ts";
import type { Told } from "./history.ts";

const register = (sourceKey: string): ChangeActor => ({ kind: "register", personId: null, sourceKey });

/**
 * Facts about two of Lichfield's firms that do not go together, each of which a steward settles: a company that trades and
 * that the official register calls dissolved, and a firm of which two lists tell different head counts.
 * @param changing  businesses that something else is told of
 */
export function contradictoryFacts(crowd: DemoBusiness[], changing: ReadonlySet<string>): Told[] {
  const free = crowd.filter(
    ({ business }) =>
      business.verification !== "proven" && !changing.has(business.id) &&
      business.sites.every((site) => site.councilCode === LICHFIELD),
  ); // biome-ignore format: one condition
  const company = free.find(
    ({ business, stage }) =>
      stage === "established_micro" && business.legalForm === "limited" && business.registerStatus === "active",
  );
  const listed = free.find(({ stage, business }) => stage === "not_enough_known" && business.employees === null);
  return [
    ...(company ? [told(company, "companies-house", { registerStatus: "dissolved" })] : []),
    ...(listed ? [told(listed, `rates:${LICHFIELD}`, { employees: 3 })] : []),
    ...(listed ? [told(listed, `licensing:${LICHFIELD}`, { employees: 7 })] : []),
  ];
}

function told(
  { business }: DemoBusiness,
  sourceKey: string,
  fields: { registerStatus?: string; employees?: number },
): Told {
  return { daysAgo: 0, businessId: business.id, actor: register(sourceKey), change: () => ({ patch: { business: fields } }) }; // biome-ignore format: one row
}
