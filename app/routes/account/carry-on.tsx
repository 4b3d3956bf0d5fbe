import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/platform/auth/guards.server.ts";
import { findHeldForm } from "~/platform/auth/held-form.server.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.account.held;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  return { held: await findHeldForm(actor.person.id, params.token) };
}

/** Sends the kept form again to where it was going, by the same rules as any other. */
export default function CarryOn() {
  const { held } = useLoaderData<typeof loader>();
  if (!held) {
    return (
      <Page>
        <PageTitle>{words.title}</PageTitle>
        <p>{words.gone}</p>
        <p>
          <Link to="/account">{texts.account.home.title}</Link>
        </p>
      </Page>
    );
  }
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.text}</p>
      <form method="post" action={held.path}>
        {held.fields.map(([name, value], place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same name may come twice, and the order never changes
          <input type="hidden" name={name} value={value} key={`${name}${place}`} />
        ))}
        <Actions>
          <Button>{words.button}</Button>
          <Link to={held.path}>{words.drop}</Link>
        </Actions>
      </form>
    </Page>
  );
}
