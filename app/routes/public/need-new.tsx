import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { titleOf } from "~/network/needs/schema.ts";
import { findPerson } from "~/platform/auth/guards.server.ts";
import { allowsInBusiness } from "~/platform/auth/policy.ts";
import { db } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, ButtonLink } from "~/ui/button.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.needs.start;

export const meta = () => [{ title: texts.common.title(words.title) }];

/** A short way to the form: somebody with one business is sent on, others choose, strangers are told how it goes. */
export async function loader({ request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const kind = search.get("kind") === "offer" ? "offer" : "need";
  const title = titleOf(search);
  const query = new URLSearchParams({ kind, ...(title ? { title } : {}) }).toString();
  const person = await findPerson(request);
  const own = person?.memberships.filter(({ role }) => allowsInBusiness(role, "edit")) ?? [];
  const [only] = own;
  if (only && own.length === 1) throw redirect(`/business/${only.businessId}/posts/new?${query}`);
  const businesses = await db().business.findMany({
    where: { id: { in: own.map(({ businessId }) => businessId) } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
  return { kind, query, signedIn: person !== null, member: (person?.memberships.length ?? 0) > 0, businesses };
}

export default function NewNeed() {
  const { kind, query, signedIn, member, businesses } = useLoaderData<typeof loader>();
  const here = encodeURIComponent(`/needs/new?${query}`);
  return (
    <Page>
      <PageTitle>{kind === "need" ? words.title : texts.needs.list.postOffer}</PageTitle>
      {businesses.length > 0 ? (
        <>
          <h2>{words.choose}</h2>
          <ul className="plain-list">
            {businesses.map(({ id, name }) => (
              <li key={id}>
                <Link to={`/business/${id}/posts/new?${query}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p className="lede">{words.text}</p>
          <ol>
            {words.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {member ? <p>{words.noRights}</p> : <p>{words.registerText}</p>}
          <Actions>
            {signedIn ? null : <ButtonLink to={`/sign-in?next=${here}`}>{words.signIn}</ButtonLink>}
            <ButtonLink to="/register" tone={signedIn ? "primary" : "secondary"}>
              {words.register}
            </ButtonLink>
          </Actions>
        </>
      )}
      <p>
        <Link to="/needs">{texts.needs.show.all}</Link>
      </p>
    </Page>
  );
}
