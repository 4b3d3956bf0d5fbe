import type { ActionFunctionArgs, LoaderFunctionArgs, MetaArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { Edits } from "~/businesses/merge-edits.ts";
import { ChangeFields, SectionFields } from "~/businesses/profile-form.tsx";
import {
  isSection,
  type SectionKey,
  sectionDefaults,
  sectionFaults,
  sectionSchema,
  sectionValues,
} from "~/businesses/profile-sections.ts";
import { getSnapshot } from "~/businesses/queries.server.ts";
import { changeFields } from "~/businesses/schema/profile.ts";
import { listTrades } from "~/businesses/search.server.ts";
import { readTrades, sentenceCase } from "~/businesses/trade-words.ts";
import { answerEdit, choicesOf, type EditReply } from "~/casework/profile-answer.server.ts";
import { ProfileEditPage } from "~/casework/profile-edit-page.tsx";
import { today } from "~/lib/clock.ts";
import { dayParts } from "~/lib/form-fields.ts";
import { keptForDay } from "~/lib/kept-for-day.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { formError, parseForm } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { useKeptAnswers } from "~/ui/kept-answers.ts";
import { WarningText } from "~/ui/warning-text.tsx";

const words = texts.profile;

export function meta({ params }: MetaArgs) {
  return [
    { title: texts.common.title(isSection(params.section) ? words.sections[params.section] : words.details.title) },
  ];
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const { section } = params;
  if (!isSection(section)) notFound();
  const [snapshot, trades] = await Promise.all([getSnapshot(db(), actor.businessId), listTrades()]);
  const titles = snapshot.sicCodes
    .map((code) => trades.find((trade) => trade.code === code)?.title ?? code)
    .map(sentenceCase);
  return {
    section,
    businessId: actor.businessId,
    name: snapshot.name,
    version: snapshot.version,
    proven: actor.proven || snapshot.verification === "unverified",
    today: today(),
    base: JSON.stringify(sectionValues(section, snapshot)),
    defaults: sectionDefaults(section, snapshot, titles),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const { section } = params;
  if (!isSection(section)) notFound();
  const form = await parseForm(request, schemaOf(section));
  if (!form.ok) return form.response;
  const { effectiveOn, intent: _intent, version: _version, base, ...answers } = form.value;
  let mine = answers as Edits;
  const against = sectionFaults(section, mine);
  if (Object.keys(against).length > 0) return formError(form, { fieldErrors: against });
  if (section === "what") {
    const { codes, faults } = readTrades(mine, await listTrades());
    if (Object.keys(faults).length > 0) return formError(form, { fieldErrors: faults });
    const { description = null, activities = [], specialisms = null } = mine;
    mine = { description, activities, specialisms, sicCodes: codes };
  }
  return answerEdit(request, form, {
    businessId: actor.businessId,
    personId: actor.person.id,
    proven: actor.proven,
    target: { section },
    mine,
    base,
    choices: choicesOf(form.formData),
    effectiveOn,
    submissionKey: form.submissionKey,
  });
}

const schemas = new Map<SectionKey, ReturnType<typeof schemaFor>>();

function schemaFor(section: SectionKey) {
  return keptForDay((day) => z.object({ ...sectionSchema(section, day).shape, ...changeFields(day) }));
}

function schemaOf(section: SectionKey) {
  const kept = schemas.get(section) ?? schemaFor(section);
  schemas.set(section, kept);
  return kept(today());
}

export default function Section() {
  const page = useLoaderData<typeof loader>();
  const reply = useKeptAnswers(useActionData() as EditReply | undefined) as EditReply | undefined;
  const { form } = useFormState(reply, {
    defaultValue: { ...page.defaults, effectiveOn: dayParts(page.today) },
  });
  return (
    <ProfileEditPage
      businessId={page.businessId}
      reply={reply}
      form={form}
      title={words.sections[page.section]}
      caption={page.name}
      intro={
        <>
          <InsetText>{words.follow[page.section]}</InsetText>
          {page.proven ? null : <WarningText>{words.held.text}</WarningText>}
        </>
      }
    >
      <SectionFields section={page.section} form={form} />
      <ChangeFields form={form} today={page.today} version={page.version} base={page.base} />
    </ProfileEditPage>
  );
}
