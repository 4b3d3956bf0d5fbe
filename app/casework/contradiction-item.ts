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
  const council = mainSite(after)?.councilCode;
  const stewards = teams.filter((team) => team.code === "STEWARD");
  const team = stewards.find((one) => one.councilCode === council) ?? stewards[0];
  const [event] = events;
  if (!team || !event) return [];
  return [
    {
      event,
      team,
      ruleKey: "contradiction",
      why: "the official register says that the company is dissolved, and they settle which is right",
      lgsl: null,
      fields: ["tradingStatus", "registerStatus", "ceasedOn"],
      dueOn: addWorkingDays(today, TEAM_KINDS.STEWARD.days),
    },
  ];
}
