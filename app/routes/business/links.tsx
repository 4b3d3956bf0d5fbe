import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { answerLink, askForLink, listLinks, type OwnLink } from "~/businesses/commands/link-businesses.server.ts";
import { isId } from "~/lib/ids.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { formError, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Actions, Button } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Radios } from "~/ui/radios.tsx";
import { Tag, type Tone } from "~/ui/tag.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.profile.links;

export const meta = () => [{ title: texts.common.title(words.title) }];

const AskForm = z.object({
  intent: z.literal("ask"),
  reference: z.string({ error: words.referenceMissing }).trim().max(40, words.referenceUnknown),
  kind: z.enum(["subsidiary.child", "subsidiary.parent", "franchise.child", "franchise.parent"], {
    error: words.kindMissing,
  }),
});
const AnswerForm = z.object({ intent: z.enum(["agree", "refuse", "end"]), linkId: z.string().refine(isId) });
const LinksForm = z.discriminatedUnion("intent", [AskForm, AnswerForm]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "view");
  return {
    businessId: actor.businessId,
    canEdit: actor.role === "admin" && actor.proven,
    links: await listLinks(actor.businessId),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "admin");
  const form = await parseForm(request, LinksForm);
  if (!form.ok) return form.response;
  if (!actor.proven) return formError(form, { formErrors: [texts.profile.held.title] });
  const asker = { businessId: actor.businessId, personId: actor.person.id };
  const here = `/business/${actor.businessId}/links`;
  if (form.value.intent !== "ask") {
    const answered = await answerLink(asker, form.value.linkId, form.value.intent);
    if (!answered) notFound();
    return redirectWithFlash(request, here, words.answered);
  }
  const [kind, as] = form.value.kind.split(".");
  const asked = await askForLink(asker, {
    reference: form.value.reference.toUpperCase(),
    kind: kind === "franchise" ? "franchise" : "subsidiary",
    as: as === "parent" ? "parent" : "child",
  });
  if (asked === "asked") return redirectWithFlash(request, here, words.asked);
  if (asked === "loop" || asked === "twice") return formError(form, { fieldErrors: { kind: [words[asked]] } });
  return formError(form, { fieldErrors: { reference: [asked === "own" ? words.own : words.referenceUnknown] } });
}

export default function Links() {
  const page = useLoaderData<typeof loader>();
  const { form, fields } = useFormState<typeof AskForm>(useActionData());
  return (
    <Page before={<BackLink to={`/business/${page.businessId}/details`}>{texts.profile.details.title}</BackLink>}>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <p className="lede">{words.lede}</p>
      {page.links.length === 0 ? (
        <EmptyState title={words.none} />
      ) : (
        <ul className="ruled-list">
          {page.links.map((link) => (
            <LinkLine key={link.id} link={link} canEdit={page.canEdit} />
          ))}
        </ul>
      )}
      {page.canEdit ? (
        <>
          <h2>{words.askTitle}</h2>
          <Form form={form}>
            <TextField field={fields.reference} label={words.reference} hint={words.referenceHint} width={20} />
            <Radios
              field={fields.kind}
              label={words.kind}
              options={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
            />
            <Actions>
              <Button name="intent" value="ask">
                {words.ask}
              </Button>
            </Actions>
          </Form>
        </>
      ) : null}
    </Page>
  );
}

const STATES: Record<string, [string, Tone]> = {
  agreed: [words.agreed, "good"],
  decided: [words.decided, "good"],
  refused: [words.refused, "neutral"],
};

function LinkLine({ link, canEdit }: { link: OwnLink; canEdit: boolean }) {
  const waiting: [string, Tone] = link.waitingForUs ? [words.waitingYou, "notice"] : [words.waitingThem, "info"];
  const [state, tone] = STATES[link.status] ?? waiting;
  const about = <span className="visually-hidden">{words.about(link.otherName)}</span>;
  const answers = link.waitingForUs
    ? (["agree", "refuse"] as const)
    : link.status === "refused"
      ? []
      : (["end"] as const);
  return (
    <li>
      <p>
        {words.lines[`${link.kind}.${link.side}`]?.(link.otherName) ?? link.otherName} <Tag tone={tone}>{state}</Tag>
      </p>
      {link.note ? (
        <p className="hint">
          {texts.links.saysCouncil} {link.note}
        </p>
      ) : null}
      {canEdit && answers.length > 0 ? (
        <Form className="inline-actions">
          <input type="hidden" name="linkId" value={link.id} readOnly />
          {answers.map((answer) => (
            <Button key={answer} tone="secondary" small name="intent" value={answer}>
              {words[answer]}
              {about}
            </Button>
          ))}
        </Form>
      ) : null}
    </li>
  );
}
