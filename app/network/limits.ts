/**
 * How much of each a business may do (CAP17, CAP18). A day is the last 24 hours, so that midnight gives nobody a second
 * helping; drafts that were never sent do not count, what was withdrawn does.
 */
export const NETWORK_LIMITS = {
  /** needs, offers and news together */
  postsADay: 5,
  /** live needs and offers at one time */
  livePosts: 10,
  messagesADay: 50,
  /** to one business that has not answered yet */
  messagesUnanswered: 5,
  introductionsADay: 5,
  reportsADay: 10,
  /** alerts of one address at one time */
  alerts: 50,
} as const;

/** A day in which things are counted. */
export const LIMIT_DAY_MS = 86_400_000;
