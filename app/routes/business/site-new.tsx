import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ChangeFields } from "~/businesses/profile-form.tsx";
import { getSnapshot } from "~/businesses/queries.server.ts";
import { changeFields, siteSchema } from "~/businesses/schema/profile.ts";
import { readSite, staffOfWhole } from "~/businesses/site-answers.ts";
import { SiteFormFields } from "~/businesses/site-form.tsx";
import { EMPTY_SITE } from "~/businesses/snapshot.ts";
import { moveFields, ReplacesQuestion } from "~/casework/move-questions.tsx";
import { openPlace, replaceable } from "~/casework/moving.ts";
import { answerChange, type EditReply } from "~/casework/profile-answer.server.ts";
import { ProfileEditPage } from "~/casework/profile-edit-page.tsx";
import { siteName } from "~/casework/profile-rows.ts";
import { today } from "~/lib/clock.ts";
import { isPlainDate } from "~/lib/dates.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { isId, newId } from "~/lib/ids.ts";
import { findPlace } from "~/places/queries.server.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { db } from "~/platform/db.server.ts";
import { formError } from "~/platform/forms.server.ts";
import { parseWhole } from "~/platform/whole-form.server.ts";
import { texts } from "~/texts/texts.ts";
import { useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { useKeptAnswers } from "~/ui/kept-answers.ts";

const words = texts.profile;

export const meta = () => [{ title: texts.common.title(words.site.newTitle) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const snapshot = await getSnapshot(db(), actor.businessId);
  const places = replaceable(snapshot).map((site) => ({ id: site.id, name: siteName(site) }));
  const asked = new URL(request.url).searchParams;
  const on = asked.get("on");
  return {
    businessId: actor.businessId,
    business: snapshot.name,
    siteId: newId(),
    today: today(),
    places,
    replaces: places.find((place) => place.id === asked.get("replaces"))?.id,
    effectiveOn: on && isPlainDate(on) ? on : today(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const schema = z.object({
    replaces: z.string().max(40).optional(),
    ...moveFields,
    ...siteSchema(today()).shape,
    ...changeFields(today()),
    siteId: z.string().refine(isId).catch(""),
  });
  const snapshot = await getSnapshot(db(), actor.businessId);
  const form = await parseWhole(
    request,
    schema,
    ({ intent, effectiveOn, siteId, replaces, size, hybrid, ...answers }) => {
      if (intent === "back" || snapshot.sites.some((one) => one.id === siteId)) return {};
      const { site, faults } = readSite(answers, snapshot, siteId);
      const told = { replaces, size, hybrid };
      return {
        ...faults,
        ...openPlace(snapshot, { ...EMPTY_SITE, ...site, id: siteId }, told, effectiveOn ?? today()).faults,
      };
    },
  );
  if (!form.ok) return form.response;
  const {
    effectiveOn,
    intent: _intent,
    version: _version,
    base: _base,
    siteId,
    replaces,
    size,
    hybrid,
    ...answers
  } = form.value;
  if (!actor.proven && snapshot.verification === "proven") return formError(form, { formErrors: [words.held.title] });
  const { site, whole } = readSite(answers, snapshot, siteId);
  const id = await ownId(siteId, actor.businessId);
  const open = openPlace(snapshot, { ...EMPTY_SITE, ...site, id }, { replaces, size, hybrid }, effectiveOn);
  const place = site.postcode ? await findPlace(db(), site.postcode) : null;
  return answerChange(request, form, {
    businessId: actor.businessId,
    personId: actor.person.id,
    patch:
      whole === null ? open.patch : { ...open.patch, business: { ...open.patch.business, ...staffOfWhole(whole) } },
    reported: open.reported,
    effectiveOn,
    note: answers.earlyReason,
    said: place && !place.served && place.councilName ? words.site.outside(place.councilName) : null,
  });
}

/** The id that the page was given, so that sending it twice opens one place; another when it is somebody else's. */
async function ownId(siteId: string, businessId: string): Promise<string> {
  if (siteId === "") return newId();
  const known = await db().site.findUnique({ where: { id: siteId }, select: { businessId: true } });
  return known && known.businessId !== businessId ? newId() : siteId;
}

export default function NewSite() {
  const page = useLoaderData<typeof loader>();
  const reply = useKeptAnswers(useActionData() as EditReply | undefined) as EditReply | undefined;
  const { form } = useFormState(reply, {
    defaultValue: { effectiveOn: dayParts(page.effectiveOn), roles: ["isOperating"], replaces: page.replaces },
  });
  return (
    <ProfileEditPage
      businessId={page.businessId}
      reply={reply}
      form={form}
      title={words.site.newTitle}
      caption={page.business}
      intro={<InsetText>{words.follow.site}</InsetText>}
    >
      <input type="hidden" name="siteId" value={page.siteId} readOnly />
      {page.places.length > 0 ? <ReplacesQuestion form={form} places={page.places} /> : null}
      <SiteFormFields form={form} />
      <ChangeFields form={form} today={page.today} version={0} base="" />
    </ProfileEditPage>
  );
}
