import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { areLetters } from "~/businesses/claim-queries.server.ts";
import { PrintedLetter } from "~/businesses/printed-letter.tsx";
import { PrintedForm } from "~/businesses/schema/claim.ts";
import { markPrinted, openLetters } from "~/casework/commands/decide-claim.server.ts";
import { today } from "~/lib/clock.ts";
import { isId } from "~/lib/ids.ts";
import { findCouncil } from "~/places/queries.server.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { config } from "~/platform/config.server.ts";
import { db } from "~/platform/db.server.ts";
import { parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { BackLink } from "~/ui/back-link.tsx";
import { Button } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";

const words = texts.claim.staff.letters;

export const meta = () => [{ title: texts.common.title(words.title) }];

/** One letter by its id, or "batch" with the chosen ids in the address. */
function chosen(request: Request, claimId: string | undefined): string[] {
  if (claimId !== "batch") return isId(claimId) ? [claimId] : notFound();
  return new URL(request.url).searchParams.getAll("id").filter(isId).slice(0, 100);
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "letters.print");
  const ids = chosen(request, params.claimId);
  if (ids.length === 0) throw redirect("/staff/letters?none=yes");
  const letters = await openLetters(actor, ids);
  if (letters.length === 0 && params.claimId !== "batch") {
    if (!(await areLetters(db(), actor, ids))) notFound();
    throw await redirectWithFlash(request, "/staff/letters", words.gone, { tone: "notice" });
  }
  const council = await findCouncil(actor.councilCode);
  return { letters, day: today(), councilName: council?.name ?? "", url: config().http.publicUrl };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, "letters.print");
  const ids = chosen(request, params.claimId);
  if (params.claimId !== "batch" && !(await areLetters(db(), actor, ids))) notFound();
  const form = await parseForm(request, PrintedForm);
  if (!form.ok) return redirect("/staff/letters?none=yes");
  const count = await markPrinted(actor, form.value.id);
  return count > 0
    ? redirectWithFlash(request, "/staff/letters", words.marked(count))
    : redirectWithFlash(request, "/staff/letters", words.gone, { tone: "notice" });
}

export default function PrintLetters() {
  const { letters, day, councilName, url } = useLoaderData<typeof loader>();
  return (
    <Page before={<BackLink to="/staff/letters" />}>
      <div className="no-print">
        <PageTitle>{words.printTitle(letters.length)}</PageTitle>
        <p>{letters.length > 0 ? words.printHint : words.gone}</p>
        {letters.length > 0 ? (
          <Form>
            {letters.map((letter) => (
              <input key={letter.id} type="hidden" name="id" value={letter.id} />
            ))}
            <Button>{words.mark(letters.length)}</Button>
          </Form>
        ) : null}
      </div>
      {letters.map((letter) => (
        <PrintedLetter key={letter.id} letter={letter} day={day} councilName={councilName} url={url} />
      ))}
    </Page>
  );
}
