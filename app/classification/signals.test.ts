import { describe, expect, test } from "vitest";
import { EMPTY_SITE, type Snapshot } from "~/businesses/snapshot.ts";
import { type SignallingEvent, signalsOfEvent } from "./signals.ts";

const SITE = "01900000-0000-7000-8000-000000000001";
const EVENT: SignallingEvent = {
  id: "01900000-0000-7000-8000-000000000002",
  type: "premises.moved_in",
  siteId: SITE,
  before: {},
  after: {},
  effectiveOn: "2026-11-22",
};
const opened = (openedOn: string | null) =>
  ({ sites: [{ ...EMPTY_SITE, id: SITE, isOperating: true, openedOn }] }) as unknown as Snapshot;

describe("a new place as a signal", () => {
  test.each([
    ["is of the day it opened, however late we hear of it", "2019-05-01", "2019-05-01"],
    ["is of the day of the change when it has no day of its own", null, "2026-11-22"],
    ["is of the day of the change when it opens later", "2026-12-24", "2026-11-22"],
  ])("%s", (_, openedOn, occurredOn) => {
    expect(signalsOfEvent(EVENT, opened(openedOn))).toEqual([
      { kind: "new_site", value: null, occurredOn, eventId: EVENT.id },
    ]);
  });
});
