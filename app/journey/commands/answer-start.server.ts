import { createCookie } from "@remix-run/node";
import { now, today } from "~/lib/clock.ts";
import { fromPlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { hashToken, newToken } from "~/platform/auth/session.server.ts";
import { type Db, db, type Prisma } from "~/platform/db.server.ts";
import { seal } from "~/platform/security/seal.server.ts";
import { councilOf, nextStartPage, type StartAnswers, type StartPage, withStartAnswers } from "../answers.ts";
import { findLink } from "../partners/queries.server.ts";
import { findPlanByToken, type KeptPlan, readPlan, startAnswersOf } from "../queries.server.ts";

const DAY_MS = 86_400_000;
/** Answers without a plan are begun anew after this long. */
export const DRAFT_DAYS = 30;
/** So long a plan's address works without an account. */
export const PLAN_DAYS = 90;

const cookie = createCookie("start", { path: "/", httpOnly: true, sameSite: "lax", maxAge: PLAN_DAYS * 86_400 });

/** What this browser has begun or made, by its own cookie. */
export async function findStarted(db: Db, request: Request): Promise<KeptPlan | null> {
  const token: unknown = await cookie.parse(request.headers.get("Cookie"));
  const found = typeof token === "string" ? await findPlanByToken(db, token, now()) : null;
  return found?.kind === "found" ? found.plan : null;
}

/** The header by which this browser finds the plan again at /start. */
export async function startCookie(request: Request, token: string): Promise<Record<string, string>> {
  const secure = new URL(request.url).protocol === "https:";
  return { "Set-Cookie": await cookie.serialize(token, { secure }) };
}

/** Takes the plan off this browser; it stays at its address. */
export async function forgetStarted(request: Request): Promise<Record<string, string>> {
  const secure = new URL(request.url).protocol === "https:";
  return { "Set-Cookie": await cookie.serialize("", { secure, maxAge: 0 }) };
}

/** Begins the five questions with the answer to the first. @returns the answers so far and the cookie's header */
export async function beginStart(
  request: Request,
  given: Partial<StartAnswers>,
): Promise<{ answers: StartAnswers; headers: Record<string, string> }> {
  const token = newToken();
  const answers = withStartAnswers({}, "what", given);
  const link = await findLink(db(), new URL(request.url).searchParams.get("via") ?? undefined);
  await db().startPlan.create({
    data: {
      id: newId(),
      tokenHash: hashToken(token),
      tokenSealed: seal("start-plan", token),
      answers: asJson(answers),
      partnerLinkId: link?.id ?? null,
      createdAt: now(),
      updatedAt: now(),
      expiresAt: new Date(now().getTime() + DRAFT_DAYS * DAY_MS),
    },
  });
  return { answers, headers: await startCookie(request, token) };
}

/** Adds a page's answers to what is kept now, so that two windows do not undo each other. Null when it is gone. */
export function saveStartAnswers(
  planId: string,
  page: StartPage,
  given: Partial<StartAnswers>,
): Promise<StartAnswers | null> {
  return db().$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ answers: unknown; madeAt: Date | null }[]>`
      SELECT answers, made_at AS "madeAt" FROM start_plan WHERE id = ${planId}::uuid AND erased_at IS NULL FOR UPDATE`;
    if (!row) return null;
    const answers = withStartAnswers(startAnswersOf(row.answers), page, given);
    await tx.startPlan.update({ where: { id: planId }, data: { answers: asJson(answers), ...columnsOf(answers) } });
    return answers;
  });
}

/** All five questions are answered: from now on there is a plan at its address. A second time changes no date. */
export async function makeStartPlan(plan: KeptPlan): Promise<boolean> {
  if (nextStartPage(plan.answers) !== null) return false;
  const at = now();
  const { plan: made } = await readPlan(db(), plan, today());
  // what is counted for the council when the answers are long erased
  const shownTasks = made.parts.flatMap(({ tasks }) => tasks.map((task) => task.key));
  await db().startPlan.updateMany({
    where: { id: plan.id },
    data: { shownTasks, premises: plan.answers.premises ?? null },
  });
  await db().startPlan.updateMany({
    where: { id: plan.id, madeAt: null },
    data: { madeAt: at, expiresAt: new Date(at.getTime() + PLAN_DAYS * DAY_MS), ...columnsOf(plan.answers) },
  });
  return true;
}

function columnsOf(answers: StartAnswers) {
  return {
    trade: answers.trade ?? null,
    councilCode: councilOf(answers),
    openingOn: fromPlainDate(answers.openingOn ?? null),
    updatedAt: now(),
  };
}

function asJson(answers: StartAnswers): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(answers));
}
