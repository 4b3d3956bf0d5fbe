import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listOwnBusinesses } from "~/businesses/profile-queries.server.ts";
import { AS_BUSINESS, isAsBusiness } from "~/network/people/as-business.ts";
import { requirePerson } from "~/platform/auth/guards.server.ts";
import { texts } from "~/texts/texts.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.threads.asBusiness;

export const meta = () => [{ title: texts.common.title(words.title) }];

/** On the way from a public page to what only a business does: which one of yours? */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const search = new URL(request.url).searchParams;
  const what = search.get("for");
  if (!isAsBusiness(what)) throw redirect("/business");
  const ids = actor.memberships.filter(({ role }) => role !== "viewer").map(({ businessId }) => businessId);
  const businesses = await listOwnBusinesses(ids);
  const to = /^[a-z0-9-]{1,120}$/.exec(search.get("to") ?? "")?.[0];
  const path = AS_BUSINESS[what] + (to ? `?to=${to}` : "");
  const [only, ...more] = businesses;
  if (only && more.length === 0) throw redirect(`/business/${only.id}/${path}`);
  return { path, businesses: businesses.map(({ id, name }) => ({ id, name })) };
}

export default function AsWhichBusiness() {
  const { path, businesses } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      {businesses.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
          <ButtonLink to="/register">{words.register}</ButtonLink>
        </EmptyState>
      ) : (
        <ul className="link-list">
          {businesses.map(({ id, name }) => (
            <li key={id}>
              <Link to={`/business/${id}/${path}`}>{name}</Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
