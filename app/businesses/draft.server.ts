import { createCookie } from "@remix-run/node";
import { newId } from "~/lib/ids.ts";
import { hashToken, newToken } from "~/platform/auth/session.server.ts";
import type { Db, Prisma, Tx } from "~/platform/db.server.ts";
import { type Answers, type Page, withAnswers } from "./registration.ts";

/** Thirty days: a registration left alone for longer is begun anew. */
const KEPT_SECONDS = 30 * 24 * 60 * 60;

const cookie = createCookie("registration", { path: "/", httpOnly: true, sameSite: "lax", maxAge: KEPT_SECONDS });

export interface Draft {
  id: string;
  personId: string | null;
  answers: Answers;
}

/**
 * The registration that this browser or this person has begun and not sent. A stranger's is opened by its own cookie;
 * on signing in it becomes theirs, and from then on opens for them alone.
 */
export async function findDraft(db: Db, request: Request, personId: string | null): Promise<Draft | null> {
  const token: unknown = await cookie.parse(request.headers.get("Cookie"));
  if (typeof token === "string" && token.length < 200) {
    const tokenHash = hashToken(token);
    const draft = await db.registrationDraft.findUnique({ where: { tokenHash } });
    if (draft && !draft.finishedAt && draft.personId === null && fresh(draft.updatedAt)) {
      if (!personId) return asDraft(draft);
      await db.registrationDraft.updateMany({
        where: { id: draft.id, personId: null },
        data: { personId, tokenHash: null },
      });
      return asDraft({ ...draft, personId });
    }
  }
  if (!personId) return null;
  const draft = await db.registrationDraft.findFirst({
    where: { personId, finishedAt: null },
    orderBy: { updatedAt: "desc" },
  });
  return draft && fresh(draft.updatedAt) ? asDraft(draft) : null;
}

function fresh(updatedAt: Date): boolean {
  return Date.now() - updatedAt.getTime() < KEPT_SECONDS * 1000;
}

function asDraft(row: { id: string; personId: string | null; answers: unknown }): Draft {
  return { id: row.id, personId: row.personId, answers: answersOf(row.answers) };
}

/** The answers as they were kept. */
export function answersOf(kept: unknown): Answers {
  return typeof kept === "object" && kept !== null ? (kept as Answers) : {};
}

/** Begins a registration. @returns the draft, and the header that lets a stranger's browser open it again */
export async function beginDraft(
  db: Tx,
  request: Request,
  personId: string | null,
  answers: Answers,
): Promise<{ draft: Draft; headers: Record<string, string> }> {
  const token = personId ? null : newToken();
  const draft = await db.registrationDraft.create({
    data: { id: newId(), personId, tokenHash: token ? hashToken(token) : null, answers: asJson(answers) },
  });
  const headers: Record<string, string> = {};
  if (token) {
    headers["Set-Cookie"] = await cookie.serialize(token, { secure: new URL(request.url).protocol === "https:" });
  }
  return { draft: asDraft(draft), headers };
}

/** Adds a page's answers to what is kept now, so that two windows do not undo each other. Null when it was sent meanwhile. */
export function saveAnswers(db: Db, draftId: string, page: Page, given: Partial<Answers>): Promise<Answers | null> {
  return db.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ answers: unknown }[]>`
      SELECT answers FROM registration_draft WHERE id = ${draftId}::uuid AND finished_at IS NULL FOR UPDATE`;
    if (!row) return null;
    const answers = withAnswers(answersOf(row.answers), page, given);
    await tx.registrationDraft.update({
      where: { id: draftId },
      data: { answers: asJson(answers), updatedAt: new Date() },
    });
    return answers;
  });
}

/** Puts a registration away without sending it. */
export async function dropDraft(db: Tx, draftId: string): Promise<void> {
  await db.registrationDraft.deleteMany({ where: { id: draftId, finishedAt: null } });
}

function asJson(answers: Answers): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(answers));
}

/** The receipt of the registration that a person sent last and still belongs to. */
export async function findSentReceipt(
  db: Db,
  personId: string,
): Promise<{ businessId: string; reference: string } | null> {
  const draft = await db.registrationDraft.findFirst({
    where: { personId, businessId: { not: null }, finishedAt: { not: null } },
    orderBy: { finishedAt: "desc" },
  });
  if (!draft?.businessId) return null;
  const { businessId } = draft;
  const member = await db.membership.count({ where: { businessId, personId, endedAt: null } });
  const receipt = await db.receipt.findFirst({
    where: { businessId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { reference: true },
  });
  return member > 0 && receipt ? { businessId, reference: receipt.reference } : null;
}
