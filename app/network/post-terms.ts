/** What a post can be. Needs and offers are CAP17, the rest CAP18. */
export const POST_KINDS = ["need", "offer", "good_news", "innovation", "product", "problem", "event"] as const;
export type PostKind = (typeof POST_KINDS)[number];

export const NEWS_KINDS = [
  "good_news",
  "innovation",
  "product",
  "problem",
  "event",
] as const satisfies readonly PostKind[];

/** Who may see a post: anyone, people of a registered business, or the council and its writer alone. */
export const AUDIENCES = ["public", "registered", "council"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What becomes of a post: a first post waits to be checked; only a live one is seen by others. */
export const POST_STATES = ["waiting", "live", "hidden", "refused", "withdrawn", "closed", "expired"] as const;
export type PostState = (typeof POST_STATES)[number];

/** A "problem" is for the council alone unless its writer says otherwise; the rest is for all. */
export function usualAudience(kind: PostKind): Audience {
  return kind === "problem" ? "council" : "public";
}

/** Who looks at posts: a stranger, somebody of proven businesses, or a member of staff of one council. */
export type PostViewer =
  | { kind: "public" }
  | { kind: "business"; businessIds: readonly string[] }
  | { kind: "staff"; councilCode: string; ownBusinessIds: readonly string[] };

/** What deciding who may see a post needs of it. */
export interface PostSeen {
  businessId: string;
  /** the district that sees to it */
  councilCode: string;
  /** the county of that district; null where there is none */
  countyCode: string | null;
  audience: Audience;
  state: PostState;
}

/**
 * Whether somebody may read a post: the one rule, which `seenBy` of queries.server.ts says in SQL (a test holds the two
 * together). The writer's business always sees its own; a block stops messages, not what is public. A county's officers
 * read what their districts' businesses post.
 */
export function maySeePost(viewer: PostViewer, post: PostSeen): boolean {
  if (viewer.kind === "staff") {
    if (viewer.ownBusinessIds.includes(post.businessId)) return false;
    return post.councilCode === viewer.councilCode || post.countyCode === viewer.councilCode;
  }
  if (viewer.kind === "business" && viewer.businessIds.includes(post.businessId)) return true;
  if (post.state !== "live" && post.state !== "closed") return false;
  if (post.audience === "public") return true;
  return post.audience === "registered" && viewer.kind === "business" && viewer.businessIds.length > 0;
}

/** Whether an officer decides about a post, and not only reads it: that is the district's, and nobody's own business's. */
export function mayDecideOn(
  officer: { councilCode: string; ownBusinessIds: readonly string[] },
  post: Pick<PostSeen, "businessId" | "councilCode">,
): boolean {
  return post.councilCode === officer.councilCode && !officer.ownBusinessIds.includes(post.businessId);
}
