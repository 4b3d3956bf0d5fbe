import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { type LinkView, type ListedLink, listLinksToDecide } from "~/businesses/link-queries.server.ts";
import { linkLine } from "~/casework/link-desk.tsx";
import { formatDay } from "~/lib/dates.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { texts } from "~/texts/texts.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Pagination } from "~/ui/pagination.tsx";
import { type Column, Table } from "~/ui/table.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.links;
const VIEWS: readonly LinkView[] = ["waiting", "decided"];

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "groups.view");
  const search = new URL(request.url).searchParams;
  const view: LinkView = search.get("view") === "decided" ? "decided" : "waiting";
  const after = search.get("after");
  const { links, next } = await listLinksToDecide(actor, view, after);
  return { view, links, first: after ? `?view=${view}` : null, next: next ? `?view=${view}&after=${next}` : null };
}

const LINK: Column<ListedLink> = {
  key: "link",
  title: words.columns.link,
  rowHeader: true,
  cell: (link) => <Link to={`/staff/links/${link.id}`}>{linkLine(link.kind, link.parent, link.child)}</Link>,
};
const ASKED: Column<ListedLink> = { key: "asked", title: words.columns.asked, cell: (link) => formatDay(link.askedOn) };

const COLUMNS: Record<LinkView, readonly Column<ListedLink>[]> = {
  waiting: [
    LINK,
    ASKED,
    {
      key: "waiting",
      title: words.columns.waiting,
      cell: (link) => (link.waitingFor === "parent" ? link.parent : link.child) ?? words.outside,
    },
  ],
  decided: [
    LINK,
    ASKED,
    {
      key: "decided",
      title: words.columns.decided,
      cell: (link) => (link.decidedOn ? formatDay(link.decidedOn) : words.notSaid),
    },
    {
      key: "state",
      title: words.columns.state,
      cell: (link) => (
        <Tag tone={link.status === "decided" ? "good" : "neutral"}>{words.states[link.status] ?? link.status}</Tag>
      ),
    },
  ],
};

export default function Links() {
  const { view, links, first, next } = useLoaderData<typeof loader>();
  return (
    <Page wide>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      <nav className="views" aria-label={words.viewsLabel}>
        <ul className="plain-list inline-actions">
          {VIEWS.map((one) => (
            <li key={one}>
              <Link to={`?view=${one}`} aria-current={one === view ? "page" : undefined}>
                {words.views[one]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {links.length === 0 ? (
        <EmptyState title={words.empty[view]}>
          <p>{words.emptyText[view]}</p>
        </EmptyState>
      ) : (
        <Table caption={words.views[view]} stack rows={links} rowKey={(link) => link.id} columns={COLUMNS[view]} />
      )}
      <Pagination previous={first} next={next} />
    </Page>
  );
}
