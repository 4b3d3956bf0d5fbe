import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveCouncilLook } from "~/places/commands/save-council-look.server.ts";
import { type Logo, readLogo } from "~/places/logo.ts";
import { CouncilLookForm } from "~/places/schema.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { FileField } from "~/ui/file-field.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.settings.council;
const HERE = "/staff/settings/council";

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "settings.council");
  // as it is now, not as this process remembers it
  const select = { name: true, shortName: true, primaryColour: true, logoPath: true };
  return (await db().council.findUnique({ where: { code: actor.councilCode }, select })) ?? notFound();
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "settings.council");
  const form = await parseForm(request, CouncilLookForm, { files: ["logo"] });
  if (!form.ok) return form.response;
  const { removeLogo, ...look } = form.value;
  let logo: Logo | "none" | null = removeLogo ? "none" : null;
  const file = form.files.get("logo");
  if (file) {
    const read = readLogo(new Uint8Array(await file.arrayBuffer()));
    if ("fault" in read) return formError(form, { fieldErrors: { logo: [words.logoFaults[read.fault]] } });
    logo = read.logo;
  }
  const actorIds = { personId: actor.person.id, councilCode: actor.councilCode };
  const saved = await saveCouncilLook(actorIds, look, logo);
  if (saved === "gone") notFound();
  if (saved === "name_taken") return formError(form, { fieldErrors: { name: [words.nameTaken] } });
  if (saved === "nothing_changed") return redirectWithFlash(request, HERE, words.nothing, { tone: "notice" });
  return redirectWithFlash(request, HERE, words.saved);
}

export default function CouncilSettings() {
  const council = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof CouncilLookForm>(useActionData(), { defaultValue: council });
  return (
    <Page>
      <ErrorSummary form={form} />
      <PageTitle caption={council.name}>{words.title}</PageTitle>
      <p>{words.lead}</p>
      <Form form={form} reloadDocument encType="multipart/form-data">
        <TextField field={fields.name} label={words.name} hint={words.nameHint} />
        <TextField field={fields.shortName} label={words.shortName} hint={words.shortNameHint} width={20} />
        <TextField
          field={fields.primaryColour}
          label={words.colour}
          hint={words.colourHint}
          width={10}
          spellCheck={false}
        />
        {council.primaryColour ? <Swatch colour={council.primaryColour} /> : null}
        <FileField
          field={form.field("logo")}
          label={words.logo}
          hint={words.logoHint}
          accept=".svg,.png,image/svg+xml,image/png"
        />
        {council.logoPath ? (
          <>
            <p>
              <img className="council-logo" src={council.logoPath} alt={words.logoNow(council.name)} />
            </p>
            <Checkboxes
              field={fields.removeLogo}
              label={words.logoRemove}
              labelHidden
              small
              options={[{ value: "yes", label: words.logoRemove }]}
            />
          </>
        ) : (
          <p className="hint">{words.logoNone}</p>
        )}
        <Actions>
          <Button>{words.save}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

function Swatch({ colour }: { colour: string }) {
  return (
    <svg className="swatch" viewBox="0 0 240 44" role="img" aria-label={words.preview(colour)}>
      <rect width="240" height="44" fill={colour} />
      <text x="14" y="28" fill="#ffffff" fontSize="17">
        {words.previewWords}
      </text>
    </svg>
  );
}
