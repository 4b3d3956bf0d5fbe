import { useEffect, useState } from "react";

type Answers = Record<string, unknown>;

interface Reply {
  lastResult?: { error?: Record<string, string[] | null>; initialValue?: Answers | null };
  /** these are no answer of the server: they were typed here before */
  kept?: boolean;
}

/**
 * What the server answered to a form; where it answered nothing, as after going back or loading the page again, what was
 * typed on this step of the browser's history before. Without scripts browsers do as much by themselves.
 */
export function useKeptAnswers<Answer extends Reply>(reply: Answer | undefined): Answer | Reply | undefined {
  const [kept, setKept] = useState<Reply>();
  useEffect(() => {
    if (reply?.lastResult?.initialValue) keep(reply.lastResult.initialValue);
    else if (!reply) {
      const typed = keptHere();
      if (typed) setKept({ lastResult: { error: {}, initialValue: typed }, kept: true });
    }
  }, [reply]);
  return reply ?? kept;
}

/** Keeps what stands in a form that is about to be sent. */
export function keepTyped(form: HTMLFormElement): void {
  const answers: Answers = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string" || name === "submissionKey") continue;
    const path = name.split(".");
    const last = path.pop() ?? name;
    let here = answers;
    for (const part of path) {
      const inner = here[part];
      const next: Answers = isAnswers(inner) ? inner : {};
      here[part] = next;
      here = next;
    }
    const known = here[last];
    here[last] = known === undefined ? value : [known, value].flat();
  }
  keep(answers);
}

function keep(typed: Answers): void {
  window.history.replaceState({ ...window.history.state, typed }, "");
}

function keptHere(): Answers | null {
  const state: unknown = window.history.state;
  const typed = isAnswers(state) ? state.typed : null;
  return isAnswers(typed) ? typed : null;
}

function isAnswers(value: unknown): value is Answers {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
