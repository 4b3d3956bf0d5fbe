import { today } from "~/lib/clock.ts";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import type { StaffActor } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";
import { formError, type GoodForm, parseForm, redirectWithFlash, sentIntent } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import type { PostState } from "../post-terms.ts";
import { answerAppeal, countOtherDeciders } from "./commands/appeal.server.ts";
import { decide, offered } from "./commands/decide.server.ts";
import type { SubjectKey } from "./commands/subject-key.ts";
import { undoDecision } from "./commands/undo.server.ts";
import type { Decision } from "./moderation-terms.ts";
import { listHistory, listReports } from "./queries.server.ts";
import { AnswerForm, decisionForm, UndoForm } from "./schema.ts";

const words = texts.moderation.page;
const day = (at: Date) => formatDay(dayInBritain(at));

/** What the page of a post or a message shows of its moderation; the caller has made sure that the officer may see it. */
export async function loadDesk(actor: StaffActor, subject: { key: SubjectKey; state: PostState; businessId: string }) {
  const mayDecide = allows(actor.roles, "moderation.decide");
  const [history, reports, others, decisions] = await Promise.all([
    listHistory(db(), subject.key),
    listReports(db(), subject.key),
    mayDecide ? countOtherDeciders(db(), actor) : 0,
    mayDecide ? offered(db(), subject) : ([] as Decision[]),
  ]);
  return {
    state: subject.state,
    today: today(),
    decisions,
    reports: reports.map(({ at, ...report }) => ({ ...report, on: day(at) })),
    history: history.map(({ at, undoneAt, until, appeal, personId, ...line }) => ({
      ...line,
      on: day(at),
      until: until && formatDay(until),
      byRule: personId === null,
      undoneOn: undoneAt && day(undoneAt),
      mayUndo: mayDecide && personId !== null && undoneAt === null,
      appeal: appeal && {
        id: appeal.id,
        words: appeal.words,
        state: appeal.state as "open" | "upheld" | "refused",
        answer: appeal.answer,
        on: day(appeal.at),
        mine: personId === actor.person.id,
        mayAnswer: mayDecide && appeal.state === "open" && (personId !== actor.person.id || others === 0),
      },
    })),
  };
}
export type Desk = Awaited<ReturnType<typeof loadDesk>>;

/** Answers the forms of that page: a decision, an answer to an appeal, or taking a decision back. */
export async function answerDesk(actor: StaffActor, key: SubjectKey, request: Request, here: string) {
  const intent = await sentIntent(request);
  if (intent === "undo") {
    const form = await parseForm(request, UndoForm);
    if (!form.ok) return form.response;
    const outcome = await undoDecision(actor, key, form.value.actionId);
    return after(outcome, { request, form, here, done: words.undone, changed: words.undoChanged });
  }
  if (intent === "answer") {
    const form = await parseForm(request, AnswerForm);
    if (!form.ok) return form.response;
    const { appealId, ...answer } = form.value;
    const outcome = await answerAppeal(actor, key, appealId, answer);
    const changed = outcome === "own_decision" ? words.ownDecision : words.changed;
    return after(outcome, { request, form, here, done: words.answered, changed });
  }
  const form = await parseForm(request, decisionForm(today()));
  if (!form.ok) return form.response;
  const { seen, ...decided } = form.value;
  const outcome = await decide(actor, key, decided, seen);
  return after(outcome, { request, form, here, done: words.done, changed: words.changed });
}

interface After {
  request: Request;
  form: GoodForm<unknown>;
  here: string;
  done: string;
  changed: string;
}

function after(outcome: string, { request, form, here, done, changed }: After) {
  if (outcome === "gone") notFound();
  if (outcome !== "done") return formError(form, { formErrors: [changed] });
  return redirectWithFlash(request, here, done);
}
