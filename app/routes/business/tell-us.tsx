import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { getSnapshot } from "~/businesses/queries.server.ts";
import { REPORT_GROUPS, reportsFor } from "~/circumstances/reports.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { db } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.changes.tell;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const { tradingStatus } = await getSnapshot(db(), actor.businessId);
  return { base: `/business/${actor.businessId}`, groups: reportsFor("owner", tradingStatus) };
}

export default function TellUs() {
  const { base, groups } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      <InsetText>
        {words.profileFirst} <Link to={`${base}/details`}>{words.profileLink}</Link>.
      </InsetText>
      {groups.map(({ group, reports }) => (
        <section key={group} aria-labelledby={group}>
          <h2 id={group}>{REPORT_GROUPS[group]}</h2>
          <ul className="link-list">
            {reports.map((report) => (
              <li key={report.type}>
                <Link to={`${base}/tell-us/${report.type}`}>{report.title}</Link>
                <span className="hint">{report.hint}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}
