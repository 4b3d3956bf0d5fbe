import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { FollowButton } from "../people/follow-button.tsx";
import { NewsCard, type NewsLine } from "./news-card.tsx";

/** On the public page of a business: follow it, ask to be introduced, and what it posted last. */
export function FirmNetwork({
  firm,
  posts,
  following,
  isOwn,
}: {
  firm: { businessId: string; name: string; slug: string };
  posts: readonly NewsLine[];
  following: boolean;
  isOwn: boolean;
}) {
  return (
    <>
      {isOwn || !firm.name ? null : (
        <div className="inline-actions no-print firm-network">
          <FollowButton kind="business" target={firm.businessId} label={firm.name} following={following} />
          <Link to={`/as-business?for=introduction&to=${firm.slug}`}>{texts.follow.groups.introduce}</Link>
        </div>
      )}
      {posts.length === 0 ? null : (
        <section aria-labelledby="posts">
          <h2 id="posts">{texts.news.latest}</h2>
          <div className="news-list">
            {posts.map((post) => (
              <NewsCard key={post.id} post={post} level="h3" />
            ))}
          </div>
        </section>
      )}
    </>
  );
}
