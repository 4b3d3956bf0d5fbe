import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formatDay } from "~/lib/dates.ts";
import { declineIntroduction, withdrawIntroduction } from "~/network/people/commands/introduce.server.ts";
import { IntroducedName } from "~/network/people/introduced-name.tsx";
import { type IntroductionLine, listIntroductions } from "~/network/people/introductions.server.ts";
import { DecideForm } from "~/network/people/schema.ts";
import { requireBusiness } from "~/platform/auth/guards.server.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.threads.introduction;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "view");
  const lists = await listIntroductions(actor);
  return { base: `/business/${actor.businessId}`, canEdit: actor.role !== "viewer", ...lists };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireBusiness(request, params.businessId, "edit");
  const form = await parseForm(request, DecideForm);
  if (!form.ok) return form.response;
  const here = `/business/${actor.businessId}/introductions`;
  if (form.value.intent === "decline") {
    await declineIntroduction(actor, form.value.id);
    return redirectWithFlash(request, here, words.declined);
  }
  await withdrawIntroduction(actor, form.value.id);
  return redirectWithFlash(request, here, words.withdrawn);
}

export default function Introductions() {
  const { base, canEdit, asked, had } = useLoaderData<typeof loader>();
  return (
    <Page before={<BackLink to={base} />}>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      <h2>{words.had}</h2>
      {had.length === 0 ? <p>{words.hadNone}</p> : null}
      {had.map((one) => (
        <section key={one.id} className="card" aria-label={one.otherName}>
          <IntroducedName introduction={one} />
          <p className="muted small">{words.until(formatDay(one.expiresOn))}</p>
          {canEdit ? (
            <div className="inline-actions">
              <ButtonLink to={`${base}/introductions/${one.id}`} small>
                {words.answer}
                <span className="visually-hidden"> {one.otherName}</span>
              </ButtonLink>
              <Decide id={one.id} intent="decline" label={words.decline} name={one.otherName} />
            </div>
          ) : null}
        </section>
      ))}
      <h2>{words.asked}</h2>
      {asked.length === 0 ? (
        <p>
          {words.askedNone} <Link to="/groups">{words.find}</Link>
        </p>
      ) : (
        <ul className="rows">
          {asked.map((one) => (
            <AskedRow key={one.id} one={one} base={base} canEdit={canEdit} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function AskedRow({ one, base, canEdit }: { one: IntroductionLine; base: string; canEdit: boolean }) {
  return (
    <li>
      <p>
        <strong>{one.otherName}</strong>{" "}
        <Tag tone={one.state === "accepted" ? "good" : one.state === "waiting" ? "info" : "neutral"}>
          {words.states[one.state] ?? one.state}
        </Tag>
        <span className="source">{formatDay(one.askedOn)}</span>
      </p>
      {one.threadId ? (
        <Link to={`${base}/messages/${one.threadId}`}>
          {words.open}
          <span className="visually-hidden"> {one.otherName}</span>
        </Link>
      ) : null}
      {one.state === "waiting" && canEdit ? (
        <Decide id={one.id} intent="withdraw" label={words.withdraw} name={one.otherName} />
      ) : null}
    </li>
  );
}

function Decide({ id, intent, label, name }: { id: string; intent: string; label: string; name: string }) {
  return (
    <Form>
      <input type="hidden" name="id" value={id} readOnly />
      <Button name="intent" value={intent} tone="secondary" small>
        {label}
        <span className="visually-hidden"> ({name})</span>
      </Button>
    </Form>
  );
}
