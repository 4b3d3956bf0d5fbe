import { Link } from "@remix-run/react";
import type { LinkSign } from "~/businesses/group-links.ts";
import type { LinkFacts, LinkToDecide } from "~/businesses/link-queries.server.ts";
import type { LinkDecisionForm } from "~/businesses/schema/link.ts";
import { valueText } from "~/circumstances/describe.ts";
import { formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Form, type useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Radios } from "~/ui/radios.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import { Table } from "~/ui/table.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { TextField } from "~/ui/text-field.tsx";

const words = texts.links;

/** A link in words: "A owns B". Sides outside the reader's area have no name. */
export function linkLine(kind: string, parent: string | null, child: string | null): string {
  const line = words.lines[kind]?.(parent ?? words.outside, child ?? words.outside) ?? "";
  return line.charAt(0).toUpperCase() + line.slice(1);
}

/** Why the link waits, and what speaks for it. */
export function LinkReasons({ link, signs }: { link: LinkToDecide; signs: readonly LinkSign[] | null }) {
  const asked = link.waitingFor === "parent" ? link.child : link.parent;
  const other = link.waitingFor === "parent" ? link.parent : link.child;
  if (link.status !== "asked") return <Outcome link={link} />;
  return (
    <>
      <p>
        {words.why(asked?.name ?? words.outside, other?.name ?? words.outside, formatDay(link.askedOn))}{" "}
        {link.askedBy ? words.askedBy(link.askedBy) : null}
      </p>
      {signs ? (
        <>
          <h2>{words.signsTitle}</h2>
          {signs.length === 0 ? <p>{words.noSigns}</p> : null}
          <ul className="list-bullet">
            {signs.map((sign) => (
              <li key={sign}>{words.signs[sign]}</li>
            ))}
          </ul>
        </>
      ) : (
        <InsetText>{words.outsideText}</InsetText>
      )}
    </>
  );
}

function Outcome({ link }: { link: LinkToDecide }) {
  const day = link.decidedOn ? formatDay(link.decidedOn) : "";
  const state = words.states[link.status] ?? link.status;
  return (
    <>
      <InsetText>{words.settled(state, day, link.decidedBy ?? words.somebody)}</InsetText>
      {link.note ? (
        <SummaryList
          rows={[
            ...(link.status === "decided" && link.source ? [{ key: words.sourceWas, value: link.source }] : []),
            { key: words.noteWas, value: link.note },
          ]}
        />
      ) : null}
    </>
  );
}

const FACTS = [
  "reference", "legalName", "legalForm", "companyNumber", "groupType", "parentName", "address", "website", "email",
  "phone", "verification",
] as const; // biome-ignore format: a list

/** What both records say, in two columns; a row a detail. */
export function SideBySide({ parent, child }: Pick<LinkToDecide, "parent" | "child">) {
  const title = (facts: LinkFacts | null) => facts?.name ?? words.outside;
  return (
    <>
      <Table
        caption={words.factsCaption}
        stack
        rows={FACTS}
        rowKey={(fact) => fact}
        columns={[
          { key: "fact", title: words.fact, rowHeader: true, cell: (fact) => words.facts[fact] },
          { key: "parent", title: title(parent), cell: (fact) => factText(parent, fact) },
          { key: "child", title: title(child), cell: (fact) => factText(child, fact) },
        ]}
      />
      <ul className="plain-list">
        {[parent, child].map((side) =>
          side ? (
            <li key={side.id}>
              <Link to={`/staff/businesses/${side.id}`}>{words.open(side.name)}</Link>
            </li>
          ) : null,
        )}
      </ul>
    </>
  );
}

function factText(side: LinkFacts | null, fact: (typeof FACTS)[number]): string {
  const value = side?.[fact];
  if (value === null || value === undefined || value === "") return side ? words.notSaid : "–";
  if (fact === "verification") return words.verification[value] ?? value;
  return fact === "legalForm" || fact === "groupType" ? valueText(fact, value) : value;
}

type State = ReturnType<typeof useFormState<typeof LinkDecisionForm>>;

export function DecideLinkForm({ form, fields }: State) {
  const { decide } = words;
  return (
    <Form form={form}>
      <h2>{decide.title}</h2>
      <Radios
        field={fields.decision}
        label={decide.decision}
        options={(["confirm", "refuse"] as const).map((value) => ({
          value,
          label: decide.options[value][0],
          hint: decide.options[value][1],
        }))}
      />
      <TextField field={fields.source} label={decide.source} hint={decide.sourceHint} />
      <TextArea field={fields.note} label={decide.note} hint={decide.noteHint} rows={4} limit={1000} />
      <Button>{decide.button}</Button>
    </Form>
  );
}
