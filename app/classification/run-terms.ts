import type { Snapshot } from "~/businesses/snapshot.ts";
import type { PlainDate } from "~/lib/dates.ts";
import type { RegimesAt } from "./assess.ts";

export type RunKind = "recompute" | "preview";
export type RunStatus = "running" | "stopped" | "done" | "replaced";

/** The service rules' answer for a batch of businesses (services/regimes.server.ts), in their order. */
export type RegimesOfMany = (snapshots: readonly Snapshot[], asOf: PlainDate) => Promise<RegimesAt[]>;

/** Every process knows new settings after this long, so that no save uses the old ones behind a run's back. */
export const SETTINGS_KNOWN_MS = 5_000;
