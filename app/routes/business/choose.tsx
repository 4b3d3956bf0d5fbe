import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listOwnBusinesses } from "~/businesses/profile-queries.server.ts";
import { ownPlan } from "~/journey/own-plan.server.ts";
import { OwnPlanCard } from "~/journey/own-plan.tsx";
import { requirePerson } from "~/platform/auth/guards.server.ts";
import { texts } from "~/texts/texts.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.profile.choose;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const businesses = await listOwnBusinesses(actor.memberships.map((membership) => membership.businessId));
  const [only, ...more] = businesses;
  const wantsChoice = new URL(request.url).searchParams.has("choose");
  if (only && more.length === 0 && !wantsChoice) throw redirect(`/business/${only.id}`);
  return {
    plan: await ownPlan(request, actor.person.id),
    businesses: businesses.map((business) => {
      const membership = actor.memberships.find((one) => one.businessId === business.id);
      return { ...business, role: membership?.role ?? "viewer", proven: membership?.proven ?? false };
    }),
  };
}

export default function Choose() {
  const { businesses, plan } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      {businesses.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <ul className="cards">
          {businesses.map((business) => (
            <li key={business.id} className="card card-link">
              <h2>
                <Link to={`/business/${business.id}`}>{business.name}</Link>
              </h2>
              <p className="muted">{[business.councilName, words.role[business.role]].filter(Boolean).join(". ")}</p>
              {business.proven ? null : (
                <p>
                  <Tag tone="notice">{words.unproven}</Tag>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      <OwnPlanCard plan={plan} />
      {businesses.length === 0 ? null : <h2>{words.add}</h2>}
      <div className="actions">
        <ButtonLink to="/find">{words.find}</ButtonLink>
        <ButtonLink to="/register" tone="secondary">
          {words.register}
        </ButtonLink>
      </div>
    </Page>
  );
}
