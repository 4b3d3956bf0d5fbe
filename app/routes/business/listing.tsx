import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { listBusiness, unlistBusiness } from "~/directory/commands/owner-listing.server.ts";
import { FirmView } from "~/directory/firm-view.tsx";
import { MissingList, OwnerForm } from "~/directory/owner-form.tsx";
import { ownerListing } from "~/directory/owner-page.server.ts";
import { ListingSchema } from "~/directory/schema.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.directory.owner;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "view");
  const page = await ownerListing(actor.businessId);
  return { ...page, businessId: actor.businessId, canEdit: actor.role !== "viewer" && actor.proven };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const form = await parseForm(request, ListingSchema);
  if (!form.ok) return form.response;
  if (!actor.proven) return formError(form, { formErrors: [words.unproven] });
  const owner = { businessId: actor.businessId, personId: actor.person.id };
  const here = `/business/${actor.businessId}/listing`;
  const { intent, contacts, door, keepLocal } = form.value;
  if (intent === "withdraw") {
    await unlistBusiness(owner);
    return redirectWithFlash(request, here, words.withdrawn);
  }
  const listed = await listBusiness(owner, {
    contacts,
    door: door === undefined ? null : door === "address",
    keepLocal: keepLocal === "yes",
  });
  return redirectWithFlash(request, here, listed ? words.saved : words.savedWaiting);
}

export default function Listing() {
  const page = useLoaderData<typeof loader>();
  const { form } = useFormState<typeof ListingSchema>(useActionData(), { defaultValue: page.chosen });
  return (
    <Page before={<BackLink to={`/business/${page.businessId}`}>{texts.ui.layout.business.home}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <p className="lede">{words.lede}</p>
      {page.listed ? (
        <p>
          <Tag tone="good">{words.listed}</Tag> {words.listedText}{" "}
          <Link to={`/directory/${page.firm.slug}`}>{words.see}</Link>
        </p>
      ) : (
        <>
          <p>
            <Tag tone="notice">{words.notListed}</Tag>
          </p>
          <MissingList missing={page.missing} businessId={page.businessId} />
        </>
      )}
      {page.canEdit ? (
        <OwnerForm form={form} page={page} businessId={page.businessId} />
      ) : (
        <InsetText>{words.viewer}</InsetText>
      )}
      <section aria-labelledby="preview" className="firm-preview">
        <h2 id="preview">{words.preview}</h2>
        <p className="muted">{words.previewText}</p>
        <div className="firm-paper">
          <p className="firm-name">{page.firm.name}</p>
          <FirmView firm={page.firm} heading="h3" />
        </div>
      </section>
    </Page>
  );
}
