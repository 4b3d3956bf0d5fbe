import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { listPartners } from "~/businesses/partner-queries.server.ts";
import { findHomeFacts } from "~/businesses/profile-home.server.ts";
import { READ_ONLY_FIELDS, SECTION_KEYS, SECTIONS } from "~/businesses/profile-sections.ts";
import { DRAFT_SOURCE, listSourceLines, sourcesByField } from "~/businesses/profile-statements.server.ts";
import { getSnapshot } from "~/businesses/queries.server.ts";
import { listTrades } from "~/businesses/search.server.ts";
import { sentenceCase } from "~/businesses/trade-words.ts";
import { addressField, visibilities } from "~/businesses/visibility.ts";
import { answerSource, saveDrafts } from "~/casework/commands/answer-source.server.ts";
import { confirmDetails } from "~/casework/commands/confirm-details.server.ts";
import { DetailsPage } from "~/casework/profile-details.tsx";
import { profileRows, shownFields, siteName } from "~/casework/profile-rows.ts";
import { isId } from "~/lib/ids.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Page } from "~/ui/layout.tsx";

const words = texts.profile;

export const meta = () => [{ title: texts.common.title(words.details.title) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "view");
  const [snapshot, lines, facts, trades, partners] = await Promise.all([
    getSnapshot(db(), actor.businessId),
    listSourceLines(actor.businessId),
    findHomeFacts(actor.businessId),
    listTrades(),
    listPartners(),
  ]);
  const sources = sourcesByField(snapshot, lines);
  const titles = new Map(trades.map((trade) => [trade.code, sentenceCase(trade.title)]));
  const seen = visibilities(facts?.visibility, snapshot);
  return {
    businessId: actor.businessId,
    name: snapshot.name,
    canEdit: actor.role !== "viewer",
    canAnswer: actor.role !== "viewer" && actor.proven,
    hasDrafts: lines.some((line) => line.sourceKey === DRAFT_SOURCE),
    confirmedOn: facts?.confirmedOn ?? null,
    changedOn: facts?.changedOn ?? null,
    seen,
    partners: Object.fromEntries(partners.map((partner) => [partner.key, partner.name])),
    sections: SECTION_KEYS.map((key) => ({
      key,
      rows: profileRows(
        snapshot,
        key === "legal" ? [...SECTIONS[key], ...READ_ONLY_FIELDS] : SECTIONS[key],
        sources,
        titles,
        null,
      ),
    })),
    sites: snapshot.sites.map((site) => ({
      id: site.id,
      name: siteName(site),
      isHome: addressField(site.premisesType) === "homeAddress",
      closedOn: site.closedOn,
      rows: profileRows(site, shownFields(site), sources, titles, site.id),
    })),
  };
}

const Answer = z.object({
  intent: z.enum(["verdict", "confirm", "drafts"]),
  verdict: z.enum(["right", "wrong"]).optional(),
  statementId: z.string().refine(isId).optional(),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const form = await parseForm(request, Answer);
  if (!form.ok) return form.response;
  const here = `/business/${actor.businessId}/details`;
  const asker = { businessId: actor.businessId, personId: actor.person.id, proven: actor.proven };
  const { intent, verdict, statementId } = form.value;
  if (intent === "confirm") {
    await confirmDetails(actor.businessId, actor.person.id, form.submissionKey);
    return redirectWithFlash(request, `/business/${actor.businessId}`, words.confirm.done);
  }
  if (intent === "verdict" && !(verdict && statementId))
    return redirectWithFlash(request, here, texts.ui.form.choose, { tone: "notice" });
  const result =
    intent === "verdict" && verdict && statementId
      ? await answerSource(asker, statementId, verdict)
      : await saveDrafts(asker, form.submissionKey);
  if (result.kind === "gone") notFound();
  if (result.kind === "saved" || result.kind === "repeated") {
    const url = `/business/${actor.businessId}/changes/${result.receipt.reference}`;
    return redirectWithFlash(request, url, verdict === "wrong" ? words.details.answered : words.details.useIt);
  }
  if (result.kind === "refused") {
    return redirectWithFlash(request, here, result.faults.map((fault) => fault.message).join(". "), { tone: "notice" });
  }
  return redirectWithFlash(request, here, actor.proven ? words.details.answered : words.held.title, { tone: "notice" });
}

export default function Details() {
  const page = useLoaderData<typeof loader>();
  return (
    <Page>
      <DetailsPage {...page} />
      <p className="mt-4">
        <Link to={`/business/${page.businessId}/who-sees-what`}>{words.details.sees}</Link>
      </p>
      <p>
        <Link to={`/business/${page.businessId}/links`}>{words.details.links}</Link>
      </p>
    </Page>
  );
}
