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
    return Prisma.sql`(p.council_code = ${viewer.councilCode} AND p.business_id <> ALL (${[...viewer.ownBusinessIds]}::uuid[]))`;
  }
  if (viewer.businessIds.length === 0) return seenBy({ kind: "public" });
  return Prisma.sql`(p.business_id = ANY (${[...viewer.businessIds]}::uuid[]) OR (${shown} AND p.audience IN ('public', 'registered')))`;
}
