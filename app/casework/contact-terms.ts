/** Ways of being in touch, in the order of the form. */
export const CHANNELS = ["call", "visit", "online", "email", "event", "letter"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Channels on which somebody of the business was heard, and not only written to. */
export const HEARD_ON: readonly Channel[] = ["call", "visit", "online", "event"];

/** What holds a business back, by code. */
export const BARRIERS = [
  "premises", "skills", "finance", "rates", "regulation", "planning", "transport", "energy", "supply", "crime", "broadband", "other",
] as const; // biome-ignore format: a list

/** What an officer must hear at once: each opens a task. */
export const RED_FLAGS = ["moving", "closing", "downsizing", "expanding"] as const;

/** Working days that the task of a red flag has. */
export const RED_FLAG_DAYS = 5;

/** Working days after which a referral's outcome is asked for. */
export const REFERRAL_DAYS = 10;

/** Working days in which somebody who has just begun to trade is called. */
export const NEW_START_DAYS = 5;

/** Days back in which a contact of any body counts as recent. */
export const RECENT_DAYS = 30;

/** Days without a contact after which a lead officer is reminded, where no plan says otherwise. */
export const SILENT_DAYS = 180;

/** Days since its details were confirmed, or since somebody leads for it, after which a lead officer is reminded to ask. */
export const CONFIRM_DAYS = 365;

/** After this many days a lead officer is reminded of that again. */
export const CONFIRM_AGAIN_DAYS = 30;

/** After this many days an open matter that is late is brought to mind again. */
export const REMIND_AGAIN_DAYS = 7;

/** What may be told to those a business is referred to. */
export const SHAREABLE = ["name", "address", "phone", "email", "person", "need"] as const;

/** What came of a referral. */
export const REFERRAL_OUTCOMES = ["helped", "declined", "no_reply", "not_suitable", "elsewhere", "other"] as const;

/** How often a business is to be contacted, in months. */
export const PLAN_MONTHS = [1, 3, 6, 12, 24] as const;

export const TASK_KINDS = [
  "own",
  "next_step",
  "red_flag",
  "planned_contact",
  "triage_contact",
  "triage_refer",
  "triage_outcome",
  "still_here",
  "new_start",
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];
