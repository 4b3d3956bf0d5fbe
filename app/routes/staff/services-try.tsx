import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { today } from "~/lib/clock.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { findBusinessesToTry, mayTry } from "~/services/staff-queries.server.ts";
import { TryResult } from "~/services/try-result.tsx";
import { tryRules } from "~/services/try-rules.server.ts";
import { texts } from "~/texts/texts.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.services.try;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "services.view");
  const { searchParams } = new URL(request.url);
  const typed = (searchParams.get("q") ?? "").trim().slice(0, 100);
  const businessId = searchParams.get("business");
  if (businessId !== null && !(await mayTry(actor, businessId))) notFound();
  return {
    typed,
    found: businessId === null ? await findBusinessesToTry(actor, typed) : [],
    result: businessId === null ? null : await tryRules(businessId, today()),
  };
}

export default function TryServices() {
  const { typed, found, result } = useLoaderData<typeof loader>();
  return (
    <Page wide before={<Breadcrumbs items={[{ text: texts.services.edit.back, href: "/staff/services" }]} />}>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lede}</p>
      <Form method="get" role="search" className="flex flex-wrap items-end gap-3 mb-6">
        <div>
          <label className="label" htmlFor="try-q">
            {words.search}
          </label>
          <input className="input width-20" id="try-q" name="q" type="search" key={typed} defaultValue={typed} />
        </div>
        <button type="submit" className="button button-small mb-0!">
          {words.button}
        </button>
      </Form>
      {typed !== "" && found.length === 0 && !result ? <EmptyState title={words.none} /> : null}
      {found.length > 0 ? (
        <section aria-labelledby="results">
          <h2 id="results">{words.results}</h2>
          <ul className="ruled-list">
            {found.map((business) => (
              <li key={business.id}>
                <Link to={`?business=${business.id}`}>{business.name}</Link>{" "}
                <span className="muted">{business.reference}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {result ? <TryResult result={result} /> : null}
    </Page>
  );
}
