import { Prisma } from "~/platform/prisma/client.ts";
import type { PostViewer } from "./post-terms.ts";

/**
 * `maySeePost` as a condition on the table `post`, under the alias `p`. Every read of posts carries it: pages, search,
 * feeds, mail and matches.
 */
export function seenBy(viewer: PostViewer): Prisma.Sql {
  const shown = Prisma.sql`p.state IN ('live', 'closed')`;
  if (viewer.kind === "public") return Prisma.sql`(${shown} AND p.audience = 'public')`;
  if (viewer.kind === "staff") {
    // a list, worked out once, so that the index on the council serves counties too
    const councils = Prisma.sql`ARRAY(SELECT ${viewer.councilCode}::text UNION ALL SELECT code FROM council WHERE parent_code = ${viewer.councilCode})`;
    return Prisma.sql`(p.council_code = ANY (${councils}) AND ${notOwn(viewer)})`;
  }
  if (viewer.businessIds.length === 0) return seenBy({ kind: "public" });
  return Prisma.sql`(p.business_id = ANY (${[...viewer.businessIds]}::uuid[]) OR (${shown} AND p.audience IN ('public', 'registered')))`;
}

type Officer = Pick<Extract<PostViewer, { kind: "staff" }>, "councilCode" | "ownBusinessIds">;

/**
 * `mayDecideOn` on `post p`: the posts that an officer's council decides about, which are fewer than those that a county's
 * officers may read. Moderation and suggested signals carry it.
 */
export function decidedBy(officer: Officer): Prisma.Sql {
  return Prisma.sql`(p.council_code = ${officer.councilCode} AND ${notOwn(officer)})`;
}

function notOwn({ ownBusinessIds }: Officer): Prisma.Sql {
  return Prisma.sql`p.business_id <> ALL (${[...ownBusinessIds]}::uuid[])`;
}
