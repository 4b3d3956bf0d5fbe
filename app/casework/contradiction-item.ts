import { mainSite, type Snapshot } from "~/businesses/snapshot.ts";
import type { DetectedEvent } from "~/circumstances/types.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { addWorkingDays } from "~/lib/working-days.ts";
import type { TeamRow, Told } from "./routing.ts";
import { TEAM_KINDS } from "./teams.ts";

/** The records team's item when the official register and the record differ on whether a business still trades. */
export function contradictionItem(
  events: readonly DetectedEvent[],
  teams: readonly TeamRow[],
  after: Snapshot,
  today: PlainDate,
): Told[] {
  const [event] = events;
  if (!event) return [];
  return stewardItem(event, teams, after, today, {
    ruleKey: "contradiction",
    why: "the official register says that the company is dissolved, and they settle which is right",
    fields: ["tradingStatus", "registerStatus", "ceasedOn"],
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
