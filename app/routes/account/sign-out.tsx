import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { requirePerson } from "~/platform/auth/guards.server.ts";
import { endSession, findAnySession, signedOut } from "~/platform/auth/session.server.ts";
import { db } from "~/platform/db.server.ts";
import { redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.account.signOut;

export const meta = () => [{ title: texts.common.title(words.title) }];

/** A link to here asks first: a page elsewhere could hold such a link. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requirePerson(request);
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const session = await findAnySession(request);
  if (session) await endSession(db(), session.id);
  return redirectWithFlash(request, "/", words.done, { headers: signedOut(request) });
}

export default function SignOut() {
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.text}</p>
      <Form>
        <Button>{words.button}</Button>
      </Form>
    </Page>
  );
}
