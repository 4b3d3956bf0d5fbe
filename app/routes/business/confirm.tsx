import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { FRESHNESS_MONTHS } from "~/businesses/freshness.ts";
import { findSnapshot } from "~/businesses/queries.server.ts";
import { businessOf, confirmByLink } from "~/casework/commands/confirm-details.server.ts";
import { LinkNotGood } from "~/casework/link-not-good.tsx";
import { glanceLines } from "~/casework/profile-rows.ts";
import { today } from "~/lib/clock.ts";
import { addMonths, formatDay } from "~/lib/dates.ts";
import { findLink } from "~/platform/auth/links.server.ts";
import { db } from "~/platform/db.server.ts";
import { parseForm } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Panel } from "~/ui/panel.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";

const words = texts.profile.confirm;

export const meta = () => [{ title: texts.common.title(words.title) }, { name: "robots", content: "noindex" }];

/** Opening the link shows what it would confirm; only the button confirms. Contact details and numbers are left out. */
export async function loader({ params }: LoaderFunctionArgs) {
  const found = await findLink(params.token, "confirm_details");
  if (found.state !== "good") return { state: found.state, name: "", lines: [] };
  const businessId = businessOf(found.link.payload);
  const snapshot = businessId ? await findSnapshot(db(), businessId) : null;
  if (!snapshot) return { state: "unknown" as const, name: "", lines: [] };
  const lines = glanceLines(snapshot, new Map()).filter((line) => line.key !== "contact");
  return {
    state: "good" as const,
    name: snapshot.name,
    lines: lines.map(({ title, text }) => ({ key: title, value: text })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await parseForm(request, z.object({}));
  if (!form.ok) return form.response;
  const confirmed = await confirmByLink(params.token);
  return { confirmed, again: formatDay(addMonths(today(), FRESHNESS_MONTHS.due)) };
}

export default function Confirm() {
  const page = useLoaderData<typeof loader>();
  const done = useActionData<{ confirmed?: boolean; again?: string }>();
  if (done?.confirmed) {
    return (
      <Page>
        <Panel title={words.done} />
        <p>{words.doneText(done.again ?? "")}</p>
      </Page>
    );
  }
  if (page.state !== "good")
    return <LinkNotGood title={words[`${page.state}Title`]} text={words[page.state]} signIn={words.signIn} />;
  return (
    <Page>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.text(page.name)}</p>
      <SummaryList rows={page.lines} />
      <Form>
        <Actions>
          <Button>{words.button}</Button>
          <Link to="/sign-in?next=/business">{words.other}</Link>
        </Actions>
      </Form>
    </Page>
  );
}
