import type { PlainDate } from "~/lib/dates.ts";

/** A client who said yes to an introduction and waits for a first call. */
export interface IntroducedClient {
  id: string;
  client: string;
  /** who introduced them */
  partner: string;
  /** what they would like help with, in their words */
  need: string | null;
  dueOn: PlainDate | null;
}
