import { Link } from "@remix-run/react";
import { formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { Table } from "~/ui/table.tsx";
import type { ShownMember } from "./member-queries.server.ts";

const words = texts.people;
const proofs = texts.claim.proofs;

/** Who belongs to a business, with the proof and its date, and the way to change it. */
export function MemberTable({
  businessId,
  me,
  runs,
  members,
}: {
  businessId: string;
  me: string;
  runs: boolean;
  members: readonly ShownMember[];
}) {
  const base = `/business/${businessId}/people`;
  return (
    <Table
      caption={words.members}
      stack
      rows={members}
      rowKey={(member) => member.id}
      columns={[
        {
          key: "name",
          title: words.columns.name,
          rowHeader: true,
          cell: (member) => (
            <>
              {member.name}
              {member.personId === me ? ` (${words.you})` : ""}
              {runs ? <span className="source">{member.email}</span> : null}
            </>
          ),
        },
        {
          key: "role",
          title: words.columns.role,
          cell: (member) =>
            [words.roles[member.role], member.until ? words.until(formatDay(member.until)) : null]
              .filter(Boolean)
              .join(", "),
        },
        {
          key: "proof",
          title: words.columns.proof,
          cell: (member) =>
            member.proof && member.provenOn
              ? words.proof(proofs[member.proof] ?? member.proof, formatDay(member.provenOn))
              : words.notProven,
        },
        {
          key: "actions",
          title: words.change,
          cell: (member) =>
            member.personId === me ? (
              <Link to={`${base}/leave`}>{words.leave}</Link>
            ) : runs ? (
              <Link to={`${base}/${member.id}`}>
                {words.change}
                <span className="visually-hidden"> {member.name}</span>
              </Link>
            ) : null,
        },
      ]}
    />
  );
}

interface Request {
  id: string;
  name: string;
  email: string;
  message: string | null;
}

/** People who asked to be added, each with the answers. */
export function JoinRequests({ requests }: { requests: readonly Request[] }) {
  if (requests.length === 0) return null;
  return (
    <section>
      <h2>{words.requests}</h2>
      <ul className="plain-list">
        {requests.map((request) => (
          <li key={request.id}>
            <p>
              <strong>{words.requestBy(request.name, request.email)}</strong>
            </p>
            {request.message ? <p>{request.message}</p> : null}
            <Form>
              <input type="hidden" name="intent" value="answer" />
              <input type="hidden" name="id" value={request.id} />
              <div className="actions">
                {(["viewer", "editor", "admin"] as const).map((role) => (
                  <Button key={role} small tone="secondary" name="decision" value={role}>
                    {words.accept(words.roles[role] ?? role)}
                  </Button>
                ))}
                <Button small tone="warning" name="decision" value="refused">
                  {words.refuse}
                </Button>
              </div>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Invitation {
  id: string;
  email: string;
  role: string;
  until: string | null;
  expiresOn: string;
}

/** Invitations that were not answered yet. */
export function OpenInvitations({ invitations }: { invitations: readonly Invitation[] }) {
  if (invitations.length === 0) return null;
  return (
    <section>
      <h2>{words.open}</h2>
      <ul className="plain-list">
        {invitations.map((one) => (
          <li key={one.id}>
            <p>
              <strong>{one.email}</strong>{" "}
              {[
                words.roles[one.role],
                one.until ? words.until(formatDay(one.until)) : null,
                words.openUntil(formatDay(one.expiresOn)),
              ]
                .filter(Boolean)
                .join(", ")}
            </p>
            <Form>
              <input type="hidden" name="intent" value="withdraw" />
              <input type="hidden" name="id" value={one.id} />
              <Button small tone="secondary">
                {words.withdraw}
                <span className="visually-hidden"> {one.email}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
