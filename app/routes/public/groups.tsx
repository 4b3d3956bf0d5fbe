import { Link, useLoaderData } from "@remix-run/react";
import { type GroupLine, listGroups } from "~/network/groups/queries.server.ts";
import { texts } from "~/texts/texts.ts";
import { Details } from "~/ui/details.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.follow.groups;

export const meta = () => [{ title: texts.common.title(words.title) }, { name: "description", content: words.lead }];

export async function loader() {
  return listGroups();
}

export default function Groups() {
  const { lively, others } = useLoaderData<typeof loader>();
  return (
    <Page wide>
      <PageTitle>{words.title}</PageTitle>
      <p className="lede">{words.lead}</p>
      <h2>{words.lively}</h2>
      {lively.length === 0 ? <p>{words.none}</p> : null}
      <ul className="groups">
        {lively.map((group) => (
          <li key={group.key}>
            <h3>
              <Link to={`/groups/${group.key}`}>{group.name}</Link>
            </h3>
            <p className="muted small">
              {[
                group.kind === "sector" ? words.kind.sector : group.council,
                words.members(group.members),
                group.posts > 0 ? words.posts(group.posts) : null,
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </li>
        ))}
      </ul>
      <h2>{words.begin}</h2>
      <p>{words.beginText}</p>
      <Others title={words.sectors} groups={others.filter(({ kind }) => kind === "sector")} />
      <Others title={words.places} groups={others.filter(({ kind }) => kind === "place")} />
    </Page>
  );
}

function Others({ title, groups }: { title: string; groups: readonly GroupLine[] }) {
  if (groups.length === 0) return null;
  return (
    <Details summary={title}>
      <ul className="groups-others">
        {groups.map(({ key, name, council }) => (
          <li key={key}>
            <Link to={`/groups/${key}`}>{name}</Link>
            {council ? <span className="muted">, {council}</span> : null}
          </li>
        ))}
      </ul>
    </Details>
  );
}
