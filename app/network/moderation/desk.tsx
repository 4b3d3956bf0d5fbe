import { useActionData } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Form, type FormState, useFormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Radios } from "~/ui/radios.tsx";
import { Select } from "~/ui/select.tsx";
import { Tag } from "~/ui/tag.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { Timeline } from "~/ui/timeline.tsx";
import type { Desk } from "./answer-desk.server.ts";
import { DECISION_REASONS } from "./moderation-terms.ts";
import type { decisionForm } from "./schema.ts";

const { page: words, ...all } = texts.moderation;

/** The state of the forms of the page, and what goes above the title. */
export function useDesk(): { form: FormState; summary: JSX.Element } {
  const { form } = useFormState<ReturnType<typeof decisionForm>>(useActionData());
  return { form, summary: <ErrorSummary form={form} /> };
}

/** Reports, what can be decided, appeals and what was decided before. */
export function DeskParts({ desk, form }: { desk: Desk; form: FormState }) {
  const open = desk.history.filter(({ appeal }) => appeal?.state === "open");
  return (
    <>
      {open.map((line) => (
        <AppealToAnswer key={line.id} line={line} form={form} />
      ))}
      <h2>{words.reports}</h2>
      {desk.reports.length === 0 ? <p className="muted">{words.noReports}</p> : null}
      <ul className="ruled-list">
        {desk.reports.map((report) => (
          <li key={report.id}>
            {all.reportReasons[report.reason as keyof typeof all.reportReasons] ?? report.reason}{" "}
            <Tag tone={report.state === "open" ? "notice" : "neutral"}>
              {words.reportStates[report.state as keyof typeof words.reportStates] ?? report.state}
            </Tag>
            <span className="source">
              {report.business ?? words.stranger}, {report.on}
            </span>
            {report.note ? <p className="said-words">{report.note}</p> : null}
          </li>
        ))}
      </ul>
      {desk.decisions.length > 0 ? <Decide desk={desk} form={form} /> : null}
      {desk.state === "withdrawn" ? <InsetText>{words.ended}</InsetText> : null}
      <History desk={desk} />
    </>
  );
}

function Decide({ desk, form }: { desk: Desk; form: FormState }) {
  const options = desk.decisions.map((value) => ({
    value,
    label: all.decisions[value],
    hint: all.decisionHints[value],
  }));
  const reasons = DECISION_REASONS.map((value) => ({ value, label: all.reasons[value] }));
  return (
    <section aria-labelledby="decide-title">
      <h2 id="decide-title">{words.decide}</h2>
      <Form form={form}>
        <input type="hidden" name="seen" value={desk.state} />
        <Radios field={form.field("decision")} label={words.decision} options={options} />
        <Select field={form.field("reason")} label={words.why} options={[{ value: "", label: "" }, ...reasons]} />
        <TextArea field={form.field("words")} label={words.toAuthor} hint={words.toAuthorHint} rows={3} limit={1000} />
        {desk.decisions.includes("suspend") ? (
          <DateInput form={form} field={form.field("until")} label={words.suspendUntil} hint={words.suspendUntilHint} />
        ) : null}
        <Button name="intent" value="decide">
          {words.button}
        </Button>
      </Form>
    </section>
  );
}

type Line = Desk["history"][number];

function AppealToAnswer({ line, form }: { line: Line; form: FormState }) {
  const { appeal } = line;
  if (!appeal) return null;
  const options = [
    { value: "yes", label: words.uphold },
    { value: "no", label: words.refuse },
  ];
  return (
    <section className="card card-attention" aria-labelledby={`appeal-${appeal.id}`}>
      <h2 id={`appeal-${appeal.id}`}>{words.appeal}</h2>
      <p>{words.appealAbout(all.actions[line.action])}</p>
      <p>{words.appealBy(appeal.on)}</p>
      <p className="said-words">{appeal.words}</p>
      {appeal.mine ? <p>{appeal.mayAnswer ? words.onlyYou : words.ownDecision}</p> : null}
      {appeal.mayAnswer ? (
        <Form>
          <input type="hidden" name="appealId" value={appeal.id} />
          <Radios field={form.field("upheld")} label={words.decision} options={options} />
          <TextArea field={form.field("answer")} label={words.appealAnswer} rows={3} limit={1000} />
          <Button name="intent" value="answer">
            {words.button}
          </Button>
        </Form>
      ) : null}
    </section>
  );
}

function History({ desk }: { desk: Desk }) {
  return (
    <>
      <h2>{words.history}</h2>
      {desk.history.length === 0 ? <p className="muted">{words.noHistory}</p> : null}
      {desk.history.length > 0 ? (
        <Timeline
          label={words.history}
          entries={desk.history.map((line) => ({
            key: line.id,
            title: line.undoneOn ? <s>{all.actions[line.action]}</s> : all.actions[line.action],
            meta: `${line.on}, ${line.byRule ? words.rule : (line.by ?? words.unknown)}`,
            body: <HistoryBody line={line} />,
          }))}
        />
      ) : null}
    </>
  );
}

function HistoryBody({ line }: { line: Line }) {
  const { appeal } = line;
  return (
    <>
      {line.reason ? (
        <p>
          {words.reason}: {all.reasons[line.reason as keyof typeof all.reasons] ?? line.reason}
        </p>
      ) : null}
      {line.words ? <p className="said-words">{line.words}</p> : null}
      {line.action === "posting_suspended" ? <p>{line.until ? words.until(line.until) : words.noEnd}</p> : null}
      {appeal ? (
        <p>
          {words.appealBy(appeal.on)} <q>{appeal.words}</q> <Tag>{words.appealStates[appeal.state]}</Tag>
        </p>
      ) : null}
      {line.undoneOn ? <p className="muted">{words.undoneBy(line.undoneBy ?? words.unknown, line.undoneOn)}</p> : null}
      {line.mayUndo ? (
        <Form>
          <input type="hidden" name="actionId" value={line.id} />
          <Button name="intent" value="undo" tone="secondary" small>
            {words.undo}
            <span className="visually-hidden">{words.undoHidden(all.actions[line.action])}</span>
          </Button>
        </Form>
      ) : null}
    </>
  );
}
