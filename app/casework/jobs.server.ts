import { applyDue, applyScheduled } from "./commands/scheduled.server.ts";

/** The day of a scheduled event has come. */
export async function applyScheduledEvent(payload: { eventId: string }): Promise<void> {
  await applyScheduled(payload.eventId);
}

/** The daily sweep, for whatever job was lost or had its day changed. */
export async function applyDueEvents(): Promise<void> {
  await applyDue();
}
