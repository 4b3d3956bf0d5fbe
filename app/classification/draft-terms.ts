export const DRAFT_STATUSES = ["draft", "waiting", "returned", "approved", "dropped"] as const;
/** draft: being written; waiting: for the second person; returned: by them, with a reason; approved; dropped */
export type DraftStatus = (typeof DRAFT_STATUSES)[number];
