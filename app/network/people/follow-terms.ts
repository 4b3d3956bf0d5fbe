/** What somebody can follow; the same words stand in the table of alerts. */
export const FOLLOW_KINDS = ["business", "sector", "ward", "district"] as const;
export type FollowKind = (typeof FOLLOW_KINDS)[number];

export function isFollowKind(text: unknown): text is FollowKind {
  return FOLLOW_KINDS.some((kind) => kind === text);
}
