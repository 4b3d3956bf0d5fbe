import { Link } from "@remix-run/react";
import { formatInstant } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Details } from "~/ui/details.tsx";
import { Form } from "~/ui/form.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import type { ShownMessage } from "./queries.server.ts";

const words = texts.threads.talk;

/** What was said, the newest last. */
export function Talk({
  messages,
  otherName,
  base,
  canEdit,
}: {
  messages: readonly ShownMessage[];
  otherName: string;
  /** the business's own address */
  base: string;
  canEdit: boolean;
}) {
  return (
    <ol className="talk">
      {messages.map((message) => (
        <li key={message.id} className={message.mine ? "talk-mine" : undefined}>
          <p className="talk-by">
            <strong>{message.mine ? words.you : otherName}</strong>, {formatInstant(message.at)}
            {message.mine || message.body === null || !canEdit ? null : (
              <Link to={`${base}/messages/${message.id}/report`}>
                {words.report}
                <span className="visually-hidden"> {words.reportWhat(formatInstant(message.at))}</span>
              </Link>
            )}
          </p>
          <p className={message.body === null ? "muted" : undefined}>{message.body ?? words.taken}</p>
        </li>
      ))}
    </ol>
  );
}

/** What the other side of an introduction chose to show. */
export function ShownContacts({
  name,
  contacts,
}: {
  name: string;
  contacts: readonly { key: string; value: string }[];
}) {
  if (contacts.length === 0) return <p className="muted">{words.showsNothing(name)}</p>;
  return (
    <section aria-labelledby="shows">
      <h2 id="shows">{words.shows(name)}</h2>
      <SummaryList rows={contacts.map(({ key, value }) => ({ key: words.contacts[key] ?? key, value }))} />
    </section>
  );
}

/** Stops the other business, or lets it write again. */
export function Blocking({ name, blocked }: { name: string; blocked: boolean }) {
  if (blocked)
    return (
      <div className="card">
        <p>{words.isBlocked(name)}</p>
        <Form action="?unblock">
          <Button tone="secondary" small>
            {texts.threads.list.unblock}
            <span className="visually-hidden"> {name}</span>
          </Button>
        </Form>
      </div>
    );
  return (
    <Details summary={words.block}>
      <p>{words.blockText(name)}</p>
      <Form action="?block">
        <Button tone="warning">{words.block}</Button>
      </Form>
    </Details>
  );
}
