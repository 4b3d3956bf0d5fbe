import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { say } from "~/casework/change-stream.server.ts";
import { FeedTable } from "~/casework/feed-table.tsx";
import { listFeed, readSequence } from "~/casework/queries/list-feed.server.ts";
import { useLiveChanges } from "~/casework/use-live-changes.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { texts } from "~/texts/texts.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.staff.feed;

export function meta() {
  return [{ title: texts.common.title(words.title) }];
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "changes.feed");
  const before = readSequence(new URL(request.url).searchParams.get("before"));
  const { lines, older } = await listFeed(actor, { before });
  return { lines: lines.map(say), older, newestPage: before === null };
}

export default function Feed() {
  const { lines, older, newestPage } = useLoaderData<typeof loader>();
  return (
    <div className="wrap">
      <PageTitle>{words.title}</PageTitle>
      <p>
        {words.intro}{" "}
        <Link to="/staff/feed" reloadDocument>
          {newestPage ? words.refresh : words.newest}
        </Link>
      </p>
      {newestPage ? <Live newest={lines[0]?.sequence ?? null} /> : null}
      {lines.length > 0 ? (
        <FeedTable lines={lines} caption={words.title} />
      ) : (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      {older ? (
        <p>
          <Link to={`?before=${older}`}>{words.older}</Link>
        </p>
      ) : null}
    </div>
  );
}

/** What comes while the page is open; people who listen hear how many. */
function Live({ newest }: { newest: string | null }) {
  const { arrived, state } = useLiveChanges(newest);
  if (state === "off") return null;
  return (
    <>
      <p className={state === "live" ? "live-note" : "live-note live-lost"} role="status">
        {state === "lost" ? words.paused : arrived.length > 0 ? words.arrived(arrived.length) : words.live}
      </p>
      {arrived.length > 0 ? <FeedTable lines={arrived} caption={words.arrived(arrived.length)} fresh /> : null}
    </>
  );
}
