import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";

const words = texts.services.forYou;

export interface ShownStep {
  taskKey: string;
  title: string;
  what: string;
  helps: string;
  why: string | null;
  due: string | null;
}

/** Steps of the start-up plan that no service of the catalogue helps with. */
export function OpenSteps({ steps, canAct }: { steps: readonly ShownStep[]; canAct: boolean }) {
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby="open-steps">
      <h2 id="open-steps">{words.stepsTitle}</h2>
      <p>{words.stepsLead}</p>
      <ul className="ruled-list">
        {steps.map((step) => (
          <li key={step.taskKey} className="break-inside-avoid">
            <strong>{step.title}</strong>
            <span className="block">{step.what}</span>
            <span className="block small muted">
              {[`${words.stepHelps}: ${step.helps}`, step.why, step.due].filter(Boolean).join(". ")}
            </span>
            {canAct ? (
              <Form className="mt-2 no-print">
                <input type="hidden" name="step" value={step.taskKey} />
                <Button small tone="secondary" name="intent" value="step_done">
                  {words.stepDone}
                  <span className="visually-hidden">{words.about(step.title)}</span>
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
