import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveVisibility } from "~/businesses/commands/save-visibility.server.ts";
import { listPartners } from "~/businesses/partner-queries.server.ts";
import { findHomeFacts } from "~/businesses/profile-home.server.ts";
import { getSnapshot } from "~/businesses/queries.server.ts";
import { seesForm } from "~/businesses/schema/sees.ts";
import { CHOSEN_FIELDS, defaultVisibility, partnerOf, visibilities } from "~/businesses/visibility.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { db } from "~/platform/db.server.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, Button } from "~/ui/button.tsx";
import { Details } from "~/ui/details.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Select } from "~/ui/select.tsx";

const words = texts.profile.sees;

export const meta = () => [{ title: texts.common.title(words.title) }];

async function sees(businessId: string) {
  const [snapshot, facts, partners] = await Promise.all([
    getSnapshot(db(), businessId),
    findHomeFacts(businessId),
    listPartners(),
  ]);
  const chosen = visibilities(facts?.visibility, snapshot);
  const named = new Set(Object.values(chosen).map(partnerOf));
  return { snapshot, chosen, partners: partners.filter((partner) => partner.active || named.has(partner.key)) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "view");
  const { snapshot, chosen, partners } = await sees(actor.businessId);
  return {
    businessId: actor.businessId,
    name: snapshot.name,
    canEdit: actor.role !== "viewer",
    chosen,
    partners,
    private: CHOSEN_FIELDS.filter((field) => defaultVisibility(field, snapshot) !== "public"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const { partners } = await sees(actor.businessId);
  const form = await parseForm(request, seesForm(partners.map((partner) => partner.key)));
  if (!form.ok) return form.response;
  await saveVisibility({ businessId: actor.businessId, personId: actor.person.id }, form.value);
  return redirectWithFlash(request, `/business/${actor.businessId}/who-sees-what`, words.saved);
}

export default function WhoSeesWhat() {
  const page = useLoaderData<typeof loader>();
  const { form } = useFormState<ReturnType<typeof seesForm>>(useActionData(), { defaultValue: page.chosen });
  const options = [
    { value: "public", label: words.public },
    { value: "council", label: words.council },
    ...page.partners.map(({ key, name }) => ({ value: `partner:${key}`, label: words.partner(name) })),
  ];
  return (
    <Page before={<BackLink to={`/business/${page.businessId}/details`}>{texts.profile.details.title}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle caption={page.name}>{words.title}</PageTitle>
      <p className="lede">{words.lede}</p>
      <Form form={form}>
        <fieldset disabled={!page.canEdit} className="sees">
          <legend className="visually-hidden">{words.title}</legend>
          {CHOSEN_FIELDS.map((field) => (
            <Select
              key={field}
              field={form.field(field)}
              label={words.fields[field] ?? field}
              hint={page.private.includes(field) ? words.startsPrivate : undefined}
              options={options}
            />
          ))}
        </fieldset>
        <Details summary={words.partnersTitle}>
          <ul className="list-bullet">
            {page.partners.map(({ key, name, kind }) => (
              <li key={key}>
                {name}
                {words.partnerKinds[kind] ? `: ${words.partnerKinds[kind]}` : null}
              </li>
            ))}
          </ul>
        </Details>
        <InsetText>{words.vat}</InsetText>
        {page.canEdit ? (
          <Actions>
            <Button>{words.save}</Button>
          </Actions>
        ) : null}
      </Form>
    </Page>
  );
}
