import { Link } from "@remix-run/react";
import { Fragment } from "react";
import { formatDay } from "~/lib/dates.ts";
import { capital } from "~/lib/words.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { HiddenAnswers } from "~/ui/hidden-answers.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Radios } from "~/ui/radios.tsx";
import type { Preview } from "./preview-change.server.ts";
import { byCouncil, type ReceiptContent } from "./receipt.ts";
import { Stays, teamOf } from "./receipt-view.tsx";
import { OwnerUnusual } from "./triage/owner-unusual.tsx";

const words = texts.profile.preview;

type PreviewContent = Extract<Preview, { kind: "preview" }>["content"];

interface PreviewPageProps {
  content: PreviewContent;
  answers: unknown;
  /** the button that saves, where it says something else than that */
  save?: { intent: string; words: string; warning?: boolean } | undefined;
  /** the page to go back to, where there were no answers to change */
  backTo?: string | undefined;
}

/** What will follow from a change, before it is saved: the same lines as the receipt. */
export function PreviewPage({ content, answers, save, backTo }: PreviewPageProps) {
  const told = content.told.length > 0;
  return (
    <>
      <h1>{words.title}</h1>
      <p className="lede">{words.lede}</p>
      {content.status === "scheduled" ? <InsetText>{words.later(formatDay(content.effectiveOn))}</InsetText> : null}
      <h2>{words.changes}</h2>
      <Changes changes={content.changes} />
      <p>{words.from(formatDay(content.effectiveOn))}</p>
      <OwnerUnusual changes={content.changes} before since={content.staffBefore} />
      {content.unusual.length > 0 ? (
        <section className="card card-attention mb-8" aria-labelledby="unusual-places">
          <h2 id="unusual-places">{words.unusual}</h2>
          {content.unusual.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </section>
      ) : null}
      {content.overtaken ? <Stays overtaken={content.overtaken} /> : null}
      <Told content={content} />
      <Form reloadDocument>
        <HiddenAnswers answers={answers} />
        <Actions>
          <Button name="intent" value={save?.intent ?? "save"} tone={save?.warning ? "warning" : "primary"}>
            {save?.words ?? (told ? words.save : words.saveQuiet)}
          </Button>
          {backTo ? (
            <Link to={backTo}>{words.leave}</Link>
          ) : (
            <Button name="intent" value="back" tone="secondary">
              {words.back}
            </Button>
          )}
        </Actions>
      </Form>
    </>
  );
}

function Changes({ changes }: { changes: ReceiptContent["changes"] }) {
  return (
    <ul className="ruled-list">
      {changes.map((change) => (
        <li key={`${change.type} ${change.about} ${change.site}`}>
          <strong>{change.title}</strong>
          {change.about ? <span>: {change.about}</span> : null}
          {change.site ? <span className="muted">, {change.site}</span> : null}
          {change.fields.map((field) => (
            <div key={field.label}>
              {field.label}: {field.afterText}{" "}
              {field.before === null ? null : (
                <span className="muted small">
                  ({words.was} {field.beforeText})
                </span>
              )}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Told({ content }: { content: PreviewContent }) {
  const councils = byCouncil(content.told);
  return (
    <>
      <h2>{words.told}</h2>
      {councils.length === 0 ? <p>{words.nobody}</p> : null}
      {councils.map(({ code, council, teams }) => (
        <Fragment key={code}>
          {councils.length > 1 ? <h3>{council}</h3> : null}
          <ul className="ruled-list">
            {teams.map((team) => (
              <li key={team.teamCode}>
                <strong>{capital(councils.length > 1 ? team.team : words.toldLine(team.team, council))}</strong>{" "}
                <span className="muted">({team.dueOn ? words.due(formatDay(team.dueOn)) : words.information})</span>
                <div>{sentence(team.why.join(", and "))}</div>
              </li>
            ))}
          </ul>
        </Fragment>
      ))}
      {content.notTold.length > 0 ? (
        <>
          <h2>{words.notTold}</h2>
          <ul className="ruled-list">
            {content.notTold.map((team) => (
              <li key={`${team.teamCode} ${team.council}`}>
                <strong>{teamOf(team)}</strong>: {team.why}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {content.stillToTell.length > 0 ? (
        <>
          <h2>{words.yourself}</h2>
          <ul className="ruled-list">
            {content.stillToTell.map((body) => (
              <li key={body.body}>
                <a href={body.url}>{body.body}</a>: {body.why}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function sentence(text: string): string {
  return `${capital(text)}${text.endsWith(".") ? "" : "."}`;
}

interface ClashLine {
  field: string;
  label: string;
  mine: string;
  theirs: string;
}

/** Two people changed the same details: the second chooses, line by line. */
export function ConflictPage({ clashes, answers }: { clashes: readonly ClashLine[]; answers: unknown }) {
  const said = texts.profile.conflict;
  return (
    <>
      <h1>{said.title}</h1>
      <p className="lede">{said.lede}</p>
      <Form reloadDocument>
        <HiddenAnswers answers={answers} />
        {clashes.map((clash) => (
          <Radios
            key={clash.field}
            field={{ name: `choose.${clash.field}`, id: `choose-${clash.field}`, errors: [], initialValue: "mine" }}
            label={clash.label}
            options={[
              { value: "mine", label: clash.mine, hint: said.mine },
              { value: "theirs", label: clash.theirs, hint: said.theirs },
            ]}
          />
        ))}
        <Actions>
          <Button name="intent" value="save">
            {said.save}
          </Button>
        </Actions>
      </Form>
    </>
  );
}
