import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { confirmRequest } from "~/journey/partners/commands/keep-partners.server.ts";
import { findRequestByToken } from "~/journey/partners/queries.server.ts";
import { now } from "~/lib/clock.ts";
import { db } from "~/platform/db.server.ts";
import { redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.partners.confirm;

export const meta = () => [{ title: texts.common.title(words.title) }, { name: "robots", content: "noindex" }];

export async function loader({ params }: LoaderFunctionArgs) {
  const found = await findRequestByToken(db(), params.token, now());
  const headers = { "Referrer-Policy": "no-referrer" };
  return data({ name: found?.name ?? null }, { status: found ? 200 : 410, headers });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const found = await findRequestByToken(db(), params.token, now());
  if (!found) return data(null, { status: 410 });
  await confirmRequest(found.id);
  return redirectWithFlash(request, "/partners", words.done);
}

export default function PartnerConfirm() {
  const { name } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageTitle>{name ? words.title : words.goneTitle}</PageTitle>
      {name ? (
        <>
          <p>{words.lead(name)}</p>
          <Form>
            <Actions>
              <Button>{words.button}</Button>
            </Actions>
          </Form>
        </>
      ) : (
        <p>
          {words.gone} <Link to="/partners">{texts.partners.join.form}</Link>
        </p>
      )}
    </Page>
  );
}
