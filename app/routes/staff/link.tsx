import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decideLink } from "~/businesses/commands/decide-link.server.ts";
import { linkSigns } from "~/businesses/group-links.ts";
import { findLinkToDecide } from "~/businesses/link-queries.server.ts";
import { LinkDecisionForm } from "~/businesses/schema/link.ts";
import { DecideLinkForm, LinkReasons, linkLine, SideBySide } from "~/casework/link-desk.tsx";
import { isId } from "~/lib/ids.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { forbidden, notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.links;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: texts.common.title(data ? linkLine(data.link.kind, data.link.parent?.name ?? null, data.link.child?.name ?? null) : words.title) },
]; // biome-ignore format: one title

async function find(request: Request, linkId: string | undefined) {
  const actor = await requireStaff(request, "groups.view");
  const link = isId(linkId) ? await findLinkToDecide(db(), actor, linkId) : null;
  if (!link) notFound();
  return { actor, link };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, link } = await find(request, params.linkId);
  const both = link.parent && link.child ? { parent: link.parent, child: link.child } : null;
  return {
    link,
    signs: both ? linkSigns(both.parent, both.child) : null,
    open: link.status === "asked" && both !== null,
    mayDecide: allows(actor.roles, "groups.decide"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor, link } = await find(request, params.linkId);
  if (!allows(actor.roles, "groups.decide")) forbidden();
  const form = await parseForm(request, LinkDecisionForm);
  if (!form.ok) return form.response;
  const decided = await decideLink(actor, link.id, form.value);
  return decided
    ? redirectWithFlash(request, "/staff/links", words.saved[form.value.decision])
    : redirectWithFlash(request, `/staff/links/${link.id}`, words.gone, { tone: "notice" });
}

export default function GroupLinkPage() {
  const { link, signs, open, mayDecide } = useLoaderData<typeof loader>();
  const state = useFormState<typeof LinkDecisionForm>(useActionData());
  const { kind, parent, child } = link;
  return (
    <Page wide before={<BackLink to="/staff/links">{words.back}</BackLink>}>
      <ErrorSummary form={state.form} />
      <PageTitle>{linkLine(kind, parent?.name ?? null, child?.name ?? null)}</PageTitle>
      <LinkReasons link={link} signs={signs} />
      <SideBySide parent={parent} child={child} />
      {open && mayDecide ? <DecideLinkForm {...state} /> : null}
      {open && !mayDecide ? <InsetText>{words.onlySteward}</InsetText> : null}
    </Page>
  );
}
