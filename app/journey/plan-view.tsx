import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { Details } from "~/ui/details.tsx";
import { Tag } from "~/ui/tag.tsx";
import { WarningText } from "~/ui/warning-text.tsx";
import type { Part } from "./plan-terms.ts";
import { sheetForm } from "./printed-sheet.ts";
import type { ShownPlan, ShownTask } from "./shown-plan.ts";

const words = texts.journey.plan;

/** At the top of the plan: the opening day leaves too little time for these. */
export function TooSoon({
  tasks,
  opening,
  base,
}: {
  tasks: ShownPlan["tooSoon"];
  opening: string | null;
  base: string;
}) {
  if (tasks.length === 0 || !opening) return null;
  return (
    <>
      <WarningText>{words.tooSoon(opening)}</WarningText>
      <p>{words.tooSoonText}</p>
      <ul>
        {tasks.map(({ key, title, begin }) => (
          <li key={key}>
            <Link to={`${base}/tasks/${key}`}>{title}</Link>
            <span className="muted">: {words.tooSoonBegin(begin)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The three things to do first. */
export function NextSteps({ next, base }: { next: readonly ShownTask[]; base: string }) {
  return (
    <section className="next-steps">
      <h2>{words.next}</h2>
      {next.length === 0 ? (
        <p>{words.allDone}</p>
      ) : (
        <ol>
          {next.map((task) => (
            <li key={task.key}>
              <Link to={`${base}/tasks/${task.key}`}>{task.title}</Link>
              {task.due ? <span className="muted"> {task.due}</span> : null}
              {task.late ? (
                <>
                  {" "}
                  <Tag tone="problem">{words.lateTag}</Tag>
                </>
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** One part of the plan with its tasks; a sheet of its own when printed. */
export function PlanPart({ part, tasks, base }: { part: Part; tasks: readonly ShownTask[]; base: string }) {
  const { title, lead } = texts.journey.parts[part];
  return (
    <section className={`plan-part plan-part-${sheetForm(tasks)}`} aria-labelledby={`part-${part}`}>
      <h2 id={`part-${part}`}>{title}</h2>
      <p className="muted">{lead}</p>
      <ol className="plan-tasks">
        {tasks.map((task) => (
          <PlanTask key={task.key} task={task} base={base} />
        ))}
      </ol>
    </section>
  );
}

const TONES = { to_do: "info", waiting: "neutral", done: "good", not_for_me: "neutral" } as const;

function PlanTask({ task, base }: { task: ShownTask; base: string }) {
  const { key, title, what, state, late, level, facts, after, due, note } = task;
  const closed = state === "done" || state === "not_for_me";
  return (
    <li className={["plan-task", closed && "plan-task-closed", level && "plan-task-licence"].filter(Boolean).join(" ")}>
      <div className="plan-task-head">
        <h3>
          <Link to={`${base}/tasks/${key}`} aria-describedby={`state-${key}`}>
            {title}
          </Link>
        </h3>
        <span id={`state-${key}`} className="plan-task-state">
          {late ? <Tag tone="problem">{state === "waiting" ? words.lateWaiting : words.lateTag}</Tag> : null}
          {level && !closed ? <Tag tone="notice">{level === "must" ? words.mustTag : words.mayTag}</Tag> : null}
          {late && state === "waiting" ? null : (
            <span className="plan-task-stand">
              <Tag tone={TONES[state]}>{words.state[state]}</Tag>
            </span>
          )}
        </span>
      </div>
      {closed ? null : (
        <>
          <p className={state === "waiting" ? "plan-task-what print-only" : "plan-task-what"}>{what}</p>
          {after || due ? (
            <p className="muted">
              {due}
              {after ? <span className="plan-task-after">{due ? `. ${after}` : after}</span> : null}
            </p>
          ) : null}
          <dl className="plan-task-facts print-only">
            {facts.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {note ? <p className="plan-task-note">{note}</p> : null}
        </>
      )}
    </li>
  );
}

/** What these answers need not do, folded away. */
export function LeftOut({ left }: { left: ShownPlan["left"] }) {
  if (left.length === 0) return null;
  return (
    <div className="no-print">
      <Details summary={words.left(left.length)}>
        <ul>
          {left.map(({ key, title, why }) => (
            <li key={key}>
              <strong>{title}.</strong> {why}.
            </li>
          ))}
        </ul>
      </Details>
    </div>
  );
}

/** The dates to keep. */
export function PlanDates({ dates, base }: { dates: ShownPlan["dates"]; base: string }) {
  return (
    <section className="plan-dates">
      <h2>{words.dates}</h2>
      {dates.length === 0 ? (
        <p>{words.noDates}</p>
      ) : (
        <dl>
          {dates.map(({ id, day, text, task }) => (
            <div key={id}>
              <dt>{day}</dt>
              <dd>{task ? <Link to={`${base}/tasks/${task}`}>{text}</Link> : text}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
