import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form as GetForm, Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { listLetters } from "~/businesses/claim-queries.server.ts";
import { formatDay } from "~/lib/dates.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { db } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Table } from "~/ui/table.tsx";

const words = texts.claim.staff.letters;

export const meta = () => [{ title: texts.common.title(words.title) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, "letters.view");
  return { letters: await listLetters(db(), actor), mayPrint: allows(actor.roles, "letters.print") };
}

export default function Letters() {
  const { letters, mayPrint } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <Page wide>
      <PageTitle>{words.title}</PageTitle>
      {letters.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          <p>{words.lead}</p>
          {search.get("none") === "yes" ? <p className="error-message">{words.chooseSome}</p> : null}
          <GetForm method="get" action="/staff/letters/batch">
            <Table
              caption={words.caption}
              captionHidden
              stack
              rows={letters}
              rowKey={(letter) => letter.id}
              columns={[
                ...(mayPrint
                  ? [
                      {
                        key: "choose",
                        title: words.columns.choose,
                        cell: (letter: (typeof letters)[number]) => (
                          <input
                            type="checkbox"
                            name="id"
                            value={letter.id}
                            defaultChecked
                            aria-label={words.choose(letter.name)}
                            className="table-choice"
                          />
                        ),
                      },
                    ]
                  : []),
                {
                  key: "name",
                  title: words.columns.name,
                  rowHeader: true,
                  cell: (letter) =>
                    mayPrint ? <Link to={`/staff/letters/${letter.id}`}>{letter.name}</Link> : letter.name,
                },
                { key: "place", title: words.columns.place, cell: (letter) => letter.place },
                {
                  key: "asked",
                  title: words.columns.asked,
                  cell: (letter) => (letter.askedOn ? formatDay(letter.askedOn) : ""),
                },
              ]}
            />
            {letters.length === 100 ? <p className="small muted">{words.more}</p> : null}
            {mayPrint ? (
              <Actions>
                <Button>{words.printChosen}</Button>
              </Actions>
            ) : null}
          </GetForm>
        </>
      )}
    </Page>
  );
}
