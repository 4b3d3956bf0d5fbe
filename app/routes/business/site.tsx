import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ChangeFields } from "~/businesses/profile-form.tsx";
import { siteDefaults, siteValues } from "~/businesses/profile-sections.ts";
import { getSnapshot } from "~/businesses/queries.server.ts";
import { changeFields, siteSchema } from "~/businesses/schema/profile.ts";
import { readSite } from "~/businesses/site-answers.ts";
import { SiteFormFields } from "~/businesses/site-form.tsx";
import { closedPlace, typedOfPlace } from "~/casework/closed-place.server.ts";
import { ClosedPlacePage } from "~/casework/closed-place.tsx";
import { MoveQuestions, moveFields } from "~/casework/move-questions.tsx";
import { moveFaults } from "~/casework/moving.ts";
import { answerEdit, choicesOf, type EditReply } from "~/casework/profile-answer.server.ts";
import { ProfileEditPage } from "~/casework/profile-edit-page.tsx";
import { siteName } from "~/casework/profile-rows.ts";
import { today } from "~/lib/clock.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { keptForDay } from "~/lib/kept-for-day.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { parseWhole } from "~/platform/whole-form.server.ts";
import { texts } from "~/texts/texts.ts";
import { useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { useKeptAnswers } from "~/ui/kept-answers.ts";

const words = texts.profile;

export const meta = () => [{ title: texts.common.title(words.sections.site) }];

async function knownSite(businessId: string, siteId: string | undefined) {
  const snapshot = await getSnapshot(db(), businessId);
  const site = snapshot.sites.find((one) => one.id === siteId);
  if (!site) notFound();
  return { snapshot, site };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const { snapshot, site } = await knownSite(actor.businessId, params.siteId);
  return {
    closed: site.closedOn === null ? null : await closedPlace(actor, site),
    businessId: actor.businessId,
    business: snapshot.name,
    siteId: site.id,
    name: siteName(site),
    version: snapshot.version,
    today: today(),
    base: JSON.stringify(siteValues(site)),
    defaults: siteDefaults(site),
  };
}

const schemaOf = keptForDay((day) => z.object({ ...siteSchema(day).shape, ...moveFields, ...changeFields(day) }));

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const { snapshot, site } = await knownSite(actor.businessId, params.siteId);
  if (site.closedOn !== null) return data({ typed: await typedOfPlace(request, snapshot, site.id) }, { status: 409 });
  const form = await parseWhole(request, schemaOf(today()), ({ intent, size, hybrid, ...answers }) => {
    if (intent === "back") return {};
    const { site: wanted, faults } = readSite(answers, snapshot, site.id);
    return { ...faults, ...moveFaults(snapshot, site.id, wanted, { size, hybrid }) };
  });
  if (!form.ok) return form.response;
  const { effectiveOn, intent: _intent, version: _version, base, size, hybrid, ...answers } = form.value;
  const read = readSite(answers, snapshot, site.id);
  return answerEdit(request, form, {
    businessId: actor.businessId,
    personId: actor.person.id,
    proven: actor.proven,
    target: { siteId: site.id },
    mine: { ...read.site },
    whole: read.whole,
    base,
    choices: choicesOf(form.formData),
    move: { size, hybrid },
    effectiveOn,
    submissionKey: form.submissionKey,
    note: answers.earlyReason,
  });
}

export default function EditSite() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData() as EditReply | { typed: { key: string; value: string }[] } | undefined;
  const reply = useKeptAnswers(answer && "lastResult" in answer ? answer : undefined) as EditReply | undefined;
  const { form } = useFormState(reply, {
    defaultValue: { ...page.defaults, effectiveOn: dayParts(page.today) },
  });
  if (page.closed)
    return <ClosedPlacePage place={page.closed} typed={answer && "typed" in answer ? answer.typed : []} />;
  return (
    <ProfileEditPage
      businessId={page.businessId}
      reply={reply}
      form={form}
      title={words.site.editTitle(page.name)}
      caption={page.business}
      intro={<InsetText>{words.follow.site}</InsetText>}
    >
      <SiteFormFields form={form} />
      <MoveQuestions form={form} />
      <ChangeFields form={form} today={page.today} version={page.version} base={page.base} />
    </ProfileEditPage>
  );
}
