import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { OFFICE_LISTS } from "~/casework/visits/filters.ts";
import { listOffices, type OfficeLine, readOfficeFilters } from "~/casework/visits/queries/head-offices.server.ts";
import { SegmentName } from "~/classification/stage-tag.tsx";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { texts } from "~/texts/texts.ts";
import { Page } from "~/ui/layout.tsx";
import { Listing } from "~/ui/listing.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.visits.offices;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "businesses.view");
  const filters = readOfficeFilters(new URL(request.url).searchParams);
  const { lines, next } = await listOffices(actor, filters);
  const { list, authority, after } = filters;
  const address = new URLSearchParams({ list, ...(authority ? { authority: "yes" } : {}) });
  const first = after ? `?${address}` : null;
  if (next) address.set("after", next);
  return { list, authority, lines, first, next: next ? `?${address}` : null };
}

export default function HeadOffices() {
  const { list, authority, lines, first, next } = useLoaderData<typeof loader>();
  const { columns } = words;
  return (
    <Page wide>
      <PageTitle>{words.title}</PageTitle>
      <nav className="views kept-lists" aria-label={words.title}>
        <ul>
          {OFFICE_LISTS.map((one) => (
            <li key={one}>
              <Link to={`?list=${one}`} aria-current={one === list && !authority ? "page" : undefined}>
                {words.lists[one]}
              </Link>
            </li>
          ))}
          <li>
            <Link to={`?list=${list}&authority=yes`} aria-current={authority ? "page" : undefined}>
              {words.onlyAuthority}
            </Link>
          </li>
        </ul>
      </nav>
      <p>{words.intro[list]}</p>
      <Listing
        words={words}
        rows={lines}
        rowKey={(line) => line.id}
        columns={[
            { key: "name", title: columns.name, rowHeader: true, cell: (line) => <Link to={`/staff/businesses/${line.id}`}>{line.name}</Link> },
            { key: "segment", title: columns.segment, cell: (line) => line.segment && <SegmentName segment={line.segment} /> },
            { key: "place", title: columns.place, cell: (line) => <Place line={line} /> },
            { key: "office", title: columns.office, cell: (line) => [line.parentName, line.office].filter(Boolean).join(", ") || words.unknown },
            { key: "authority", title: columns.authority, cell: (line) => <Authority line={line} /> },
          ]} // biome-ignore format: a column a line
        previous={first}
        next={next}
      />
    </Page>
  );
}

function Place({ line }: { line: OfficeLine }) {
  return (
    <>
      {line.place}
      {line.more > 0 ? <span className="source">{words.sites(line.more)}</span> : null}
    </>
  );
}

function Authority({ line }: { line: OfficeLine }) {
  if (!line.authority) return null;
  return (
    <>
      <Tag tone="info">{line.authority}</Tag>
      {line.planUrl ? (
        <span className="source">
          <a href={line.planUrl} rel="noreferrer">
            {texts.visits.row.plan}
            <span className="visually-hidden">{texts.visits.row.about(line.name)}</span>
          </a>
        </span>
      ) : null}
    </>
  );
}
