import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { hintedOptions } from "~/businesses/profile-form.tsx";
import { getSnapshot } from "~/businesses/queries.server.ts";
import { effectiveDays } from "~/businesses/schema/profile.ts";
import { EMPTY_SITE, type ProfilePatch } from "~/businesses/snapshot.ts";
import { closedPlace } from "~/casework/closed-place.server.ts";
import { ClosedPlacePage } from "~/casework/closed-place.tsx";
import { answerChange, type EditReply } from "~/casework/profile-answer.server.ts";
import { ProfileEditPage } from "~/casework/profile-edit-page.tsx";
import { siteName } from "~/casework/profile-rows.ts";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import { dayParts, requiredDay } from "~/lib/form-fields.ts";
import { newId } from "~/lib/ids.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { formError, parseForm } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { DateInput } from "~/ui/date-input.tsx";
import { useFormState } from "~/ui/form.tsx";
import { useKeptAnswers } from "~/ui/kept-answers.ts";
import { Radios } from "~/ui/radios.tsx";

const words = texts.profile;

export const meta = () => [{ title: texts.common.title(words.details.closeSite) }];

async function knownSite(businessId: string, siteId: string | undefined) {
  const snapshot = await getSnapshot(db(), businessId);
  const open = snapshot.sites.filter((one) => one.closedOn === null);
  const site = snapshot.sites.find((one) => one.id === siteId);
  if (!site) notFound();
  const trades = snapshot.tradingStatus === "trading" || snapshot.tradingStatus === "paused";
  return { snapshot, site, isLast: trades && open.every((one) => one.id === site.id || !one.isOperating) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const { snapshot, site, isLast } = await knownSite(actor.businessId, params.siteId);
  return {
    closed: site.closedOn === null ? null : await closedPlace(actor, site),
    businessId: actor.businessId,
    business: snapshot.name,
    siteId: site.id,
    name: siteName(site),
    isLast,
    today: today(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const { snapshot, site, isLast } = await knownSite(actor.businessId, params.siteId);
  if (site.closedOn !== null) return data({}, { status: 409 });
  const schema = z.object({
    closedOn: requiredDay(words.site.closeWhat, effectiveDays(today())),
    next: isLast
      ? z.enum(["stops", "pauses", "moves", "mobile"], { error: words.site.lastMissing })
      : z.string().max(20).optional(),
    intent: z.enum(["preview", "save", "back"]).catch("preview"),
  });
  const form = await parseForm(request, schema);
  if (!form.ok) return form.response;
  if (!actor.proven && snapshot.verification === "proven") return formError(form, { formErrors: [words.held.title] });
  const { closedOn, next, intent } = form.value;
  if (isLast && next === "moves" && intent !== "back")
    return redirect(`/business/${actor.businessId}/sites/new?replaces=${site.id}&on=${closedOn}`);
  const patch: ProfilePatch = { sites: [{ id: site.id, closedOn }] };
  if (isLast && next === "stops") patch.business = { tradingStatus: "ceased", ceasedOn: closedOn };
  if (isLast && next === "pauses" && snapshot.tradingStatus === "trading") patch.business = { tradingStatus: "paused" };
  if (isLast && next === "mobile")
    patch.newSites = [
      { ...EMPTY_SITE, id: newId(), premisesType: "mobile", postcode: site.postcode, openedOn: closedOn },
    ];
  return answerChange(request, form, {
    businessId: actor.businessId,
    personId: actor.person.id,
    patch,
    effectiveOn: closedOn,
  });
}

export default function CloseSite() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData() as EditReply | Record<string, never> | undefined;
  const sent = answer && "lastResult" in answer ? (answer as EditReply) : undefined;
  const reply = useKeptAnswers(sent) as EditReply | undefined;
  const { form } = useFormState(reply, { defaultValue: { closedOn: dayParts(page.today) } });
  const { from, to } = effectiveDays(page.today);
  if (page.closed) return <ClosedPlacePage place={page.closed} />;
  return (
    <ProfileEditPage
      businessId={page.businessId}
      reply={reply}
      form={form}
      title={words.site.closeTitle(page.name)}
      caption={page.business}
      button={words.site.preview}
    >
      <DateInput
        form={form}
        field={form.field("closedOn")}
        label={words.site.closeWhen}
        hint={words.edit.effectiveHint(formatDay(from), formatDay(to))}
      />
      {page.isLast ? (
        <Radios
          field={form.field("next")}
          label={words.site.lastText}
          options={hintedOptions(words.site.lastOptions)}
        />
      ) : (
        <p>
          <Link to={`/business/${page.businessId}/sites/new?replaces=${page.siteId}`}>{words.site.movesLink}</Link>
        </p>
      )}
    </ProfileEditPage>
  );
}
