import { mainSite, type Snapshot } from "~/businesses/snapshot.ts";
import type { DetectedEvent } from "~/circumstances/types.ts";
import type { Unsettled } from "~/classification/assess.ts";
import type { Reclassified } from "~/classification/commands.server.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { addWorkingDays } from "~/lib/working-days.ts";
import type { TeamRow, Told } from "./routing.ts";
import { TEAM_KINDS } from "./teams.ts";

interface Settling {
  events: readonly DetectedEvent[];
  /** whom routing tells */
  told: readonly Told[];
  teams: readonly TeamRow[];
  after: Snapshot;
  today: PlainDate;
}

/** The item for what does not go together since this change; none where routing has told the records team already. */
export function toSettle(
  { contradiction, unsettled }: Pick<Reclassified, "contradiction" | "unsettled">,
  change: Settling,
): Told[] {
  if (change.told.some(({ team }) => team.code === "STEWARD")) return [];
  return contradiction ? contradictionItem(change) : unsettledItem(change, unsettled);
}

/** The records team's item when the official register and the record differ on whether a business still trades. */
function contradictionItem({ events, teams, after, today }: Settling): Told[] {
  const [event] = events;
  if (!event) return [];
  return stewardItem(event, teams, after, today, {
    ruleKey: "contradiction",
    why: "the official register says that the company is dissolved, and they settle which is right",
    fields: ["tradingStatus", "registerStatus", "ceasedOn"],
  });
}

const DIFFERS: Record<Unsettled, { what: string; fields: string[] }> = {
  status: { what: "whether it still trades", fields: ["tradingStatus", "registerStatus"] },
  age: { what: "the day it began trading", fields: ["tradingStartedOn", "incorporatedOn"] },
  employees: { what: "how many people work there", fields: ["employees", "employeesBand"] },
  premises: { what: "what kind of place it works from", fields: ["site.premisesType"] },
  legal: { what: "its legal form", fields: ["legalForm", "registerStatus"] },
};

/** The records team's item when two sources differ on something that the models read, and the owner is not the one to ask. */
function unsettledItem({ events, teams, after, today }: Settling, unsettled: readonly Unsettled[]): Told[] {
  const [event] = events;
  if (!event || unsettled.length === 0) return [];
  const differs = unsettled.map((input) => DIFFERS[input]);
  return stewardItem(event, teams, after, today, {
    ruleKey: "sources_differ",
    why: `two sources say different things about ${differs.map(({ what }) => what).join(" and ")}, and they settle which is right`,
    fields: differs.flatMap(({ fields }) => fields),
  });
}

/** An item for the records team of the council that the business mainly lies in; none where there is no such team. */
export function stewardItem(
  event: DetectedEvent,
  teams: readonly TeamRow[],
  business: Snapshot,
  today: PlainDate,
  item: Pick<Told, "ruleKey" | "why" | "fields">,
): Told[] {
  const council = mainSite(business)?.councilCode;
  const stewards = teams.filter((team) => team.code === "STEWARD");
  const team = stewards.find((one) => one.councilCode === council) ?? stewards[0];
  if (!team) return [];
  return [{ event, team, lgsl: null, dueOn: addWorkingDays(today, TEAM_KINDS.STEWARD.days), ...item }];
}
