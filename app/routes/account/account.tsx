import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ownPlan } from "~/journey/own-plan.server.ts";
import { OwnPlanCard } from "~/journey/own-plan.tsx";
import { findCouncil } from "~/places/queries.server.ts";
import { getAccount } from "~/platform/auth/accounts.server.ts";
import { requirePerson } from "~/platform/auth/guards.server.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";

const words = texts.account.home;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const codes = [...new Set(actor.staffRoles.map((role) => role.councilCode))];
  const councils = await Promise.all(codes.map((code) => findCouncil(code)));
  return {
    account: await getAccount(actor),
    plan: actor.staffRoles.length > 0 ? null : await ownPlan(request, actor.person.id),
    isStaff: actor.staffRoles.length > 0,
    councils: councils.flatMap((council) => (council ? [{ code: council.code, name: council.name }] : [])),
  };
}

export default function Account() {
  const { account, plan, isStaff, councils } = useLoaderData<typeof loader>();
  const { on, off } = texts.account.secondFactor;
  const change = (href: string, hidden: string) => [{ href, hidden: hidden.toLowerCase() }];
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      <SummaryList
        rows={[
          { key: words.name, value: account.name, actions: change("/account/name", words.name) },
          { key: words.phone, value: account.phone ?? words.none, actions: change("/account/name", words.phone) },
          { key: words.email, value: account.email, actions: change("/account/email", words.email) },
          {
            key: words.password,
            value: account.hasPassword ? words.hasPassword : words.noPassword,
            actions: change("/account/password", words.password),
          },
          {
            key: words.secondFactor,
            value: account.hasSecondFactor ? on : off,
            actions: change("/account/second-factor", words.secondFactor),
          },
        ]}
      />
      <p>
        <Link to="/account/sessions">{words.sessions}</Link>
      </p>
      <p>
        <Link to="/account/alerts">{texts.alerts.account.link}</Link>
      </p>
      {isStaff ? null : (
        <p>
          <Link to="/business">{words.businesses}</Link>
        </p>
      )}
      {isStaff ? null : <OwnPlanCard plan={plan} />}
      {councils.length > 1 ? (
        <Form action="/staff/council">
          <h2>{texts.account.staff.switchCouncil}</h2>
          <Actions>
            {councils.map((council) => (
              <Button key={council.code} name="councilCode" value={council.code} tone="secondary">
                {council.name}
              </Button>
            ))}
          </Actions>
        </Form>
      ) : null}
      <Form action="/sign-out">
        <Button tone="secondary">{words.signOut}</Button>
      </Form>
    </Page>
  );
}
