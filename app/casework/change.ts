import type { ProfilePatch, Snapshot } from "~/businesses/snapshot.ts";
import type { EventType } from "~/circumstances/catalogue.ts";
import type { ReportedEvent } from "~/circumstances/types.ts";
import type { PlainDate } from "~/lib/dates.ts";

/** Who changes something. sourceKey: "owner", "officer:<councilCode>", "food-register:<councilCode>" … */
export interface ChangeActor {
  kind: "owner" | "officer" | "register" | "system";
  personId: string | null;
  sourceKey: string;
  councilCode?: string;
}

export interface Change {
  businessId: string;
  patch: ProfilePatch;
  /** what no profile field shows */
  reported?: ReportedEvent[];
  effectiveOn: PlainDate;
  /** from the form: the same one within 24 hours gives the first receipt again */
  submissionKey: string | null;
  /** the version that the form was filled from; null where there was no form */
  baseVersion: number | null;
  note?: string | null;
  /**
   * Whether what is stated is put to the rule of which value is shown. Left out, an officer's and a register's word is,
   * and an owner's where an official register may outrank it; false where the caller has done it.
   */
  weigh?: boolean;
  /** false where "details confirmed" is said of one thing and not of the whole record */
  confirmsAll?: boolean;
  /** for loading a whole register: no case items, offers, cards or e-mail follow */
  quiet?: boolean;
}

export interface SavedEvent {
  id: string;
  type: EventType;
  reference: string;
}

export interface Fault {
  /** the patch's field ("employees", "sites.<id>.postcode", "effectiveOn"), or null for the whole */
  field: string | null;
  message: string;
}

export type ChangeResult =
  | { kind: "saved"; receipt: { id: string; reference: string }; events: SavedEvent[] }
  | { kind: "repeated"; receipt: { id: string; reference: string } }
  | { kind: "nothing_changed" }
  | { kind: "conflict"; theirs: Snapshot }
  | { kind: "refused"; faults: Fault[] };
