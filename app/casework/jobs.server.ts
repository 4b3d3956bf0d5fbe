import { restageByTime } from "~/classification/restage.server.ts";
import { today } from "~/lib/clock.ts";
import { regimesOf } from "~/services/regimes.server.ts";
import { applyDue, applyScheduled } from "./commands/scheduled.server.ts";

/** The day of a scheduled event has come. */
export async function applyScheduledEvent(payload: { eventId: string }): Promise<void> {
  await applyScheduled(payload.eventId);
}

/** The daily sweep: whatever job was lost or had its day changed, then what time alone does to a stage. */
export async function applyDueEvents(): Promise<void> {
  await applyDue();
  await restageByTime(today(), regimesOf);
}
