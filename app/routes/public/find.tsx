import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form as GetForm, Link, useLoaderData } from "@remix-run/react";
import { FindSchema } from "~/businesses/schema/register.ts";
import { findLikelyRecords } from "~/businesses/search.server.ts";
import { db } from "~/platform/db.server.ts";
import { limitAnonymousForm } from "~/platform/security/limits.server.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button, ButtonLink } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { useFormState } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.register.find;

export const meta = () => [{ title: texts.common.title(words.title) }];

/** The search is a question, not a change: it stands in the address, and what is wrong with it is said on the page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const typed = { name: plain(search.get("name")), postcode: plain(search.get("postcode")) };
  if (!search.has("name")) return { typed, error: null, found: null };
  await limitAnonymousForm();
  const parsed = FindSchema.safeParse({ name: typed.name.trim() || undefined, postcode: typed.postcode });
  if (!parsed.success) {
    const error: Record<string, string[]> = {};
    for (const issue of parsed.error.issues) error[String(issue.path[0] ?? "")] = [issue.message];
    return { typed, error, found: null };
  }
  return { typed, error: null, found: await findLikelyRecords(db(), parsed.data) };
}

function plain(text: string | null): string {
  return (text ?? "").slice(0, 200).replaceAll("\0", "");
}

export default function Find() {
  const { typed, error, found } = useLoaderData<typeof loader>();
  const reply = error ? { lastResult: { error, initialValue: typed } } : undefined;
  const { form, fields } = useFormState<typeof FindSchema>(reply, { defaultValue: typed });
  return (
    <Page>
      <ErrorSummary form={form} />
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      <GetForm method="get" id={form.id}>
        <TextField field={fields.name} label={words.name} autoComplete="organization" />
        <TextField field={fields.postcode} label={words.postcode} autoComplete="postal-code" width={10} />
        <Actions>
          <Button>{words.button}</Button>
        </Actions>
      </GetForm>
      {found && found.length > 0 ? <Results found={found} /> : null}
      {found && found.length === 0 ? (
        <EmptyState title={words.nothingTitle}>
          <p>{words.nothing}</p>
          <ButtonLink to="/register">{words.registerNew}</ButtonLink>
        </EmptyState>
      ) : null}
      <p className="small muted">{words.privacy}</p>
    </Page>
  );
}

function Results({
  found,
}: {
  found: readonly { id: string; name: string; street: string | null; district: string | null }[];
}) {
  return (
    <section aria-labelledby="results">
      <h2 id="results">{words.results(found.length)}</h2>
      <ul className="plain-list">
        {found.map((one) => (
          <li key={one.id}>
            <p>
              <strong>{one.name}</strong>
              <span className="source">{[one.street, one.district].filter(Boolean).join(", ")}</span>
            </p>
            <p>
              <Link to={`/claim/${one.id}`}>
                {words.mine}
                <span className="visually-hidden">: {one.name}</span>
              </Link>
            </p>
          </li>
        ))}
      </ul>
      <h3>{words.none}</h3>
      <p>
        <Link to="/register">{words.registerNew}</Link>
      </p>
    </section>
  );
}
