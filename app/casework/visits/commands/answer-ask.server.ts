import { getSnapshot } from "~/businesses/queries.server.ts";
import { today } from "~/lib/clock.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { takeLink } from "~/platform/auth/links.server.ts";
import { db } from "~/platform/db.server.ts";
import { inTransaction, type Statements } from "~/platform/statements.server.ts";
import { catalogue } from "~/services/queries.server.ts";
import { texts } from "~/texts/texts.ts";
import type { ChangeActor } from "../../change.ts";
import { saveChangeWithin } from "../../commands/save-change.server.ts";
import type { StaffReader } from "../../queries/find-business.server.ts";
import { type Answered, type Following, signOfGone, type Weight, whatFollows } from "../rules.ts";
import type { CallAnswer, LinkAnswer } from "../visit-terms.ts";

const words = texts.visits.answer;

export interface OpenAsk {
  id: string;
  businessId: string;
  siteId: string;
  business: string;
  address: string;
}

/** The question that a link is for, while it has no answer. */
export async function findAsk(tx: Statements, payload: unknown): Promise<OpenAsk | null> {
  if (typeof payload !== "object" || payload === null || !("askId" in payload)) return null;
  const [ask] = await tx.$queryRaw<OpenAsk[]>`
    SELECT a.id, a.business_id AS "businessId", a.site_id AS "siteId", b.name AS business,
      concat_ws(', ', nullif(s.unit, ''), s.address_line1, s.town, s.postcode) AS address
    FROM still_here_ask a JOIN business b ON b.id = a.business_id JOIN site s ON s.id = a.site_id
    WHERE a.id = ${String(payload.askId)}::uuid AND a.answer IS NULL`;
  return ask ?? null;
}

/**
 * Uses up the link of a message and keeps the answer. It can do nothing else. Who has proven the business closes or
 * confirms it; whoever else reads its mail confirms it, or gives a sign that officers follow up.
 * @returns false when the link is not good any more
 */
export async function answerByLink(
  token: string | undefined,
  wanted: { answer: LinkAnswer; goneOn: PlainDate | null },
): Promise<boolean> {
  await catalogue(null);
  return db().$transaction(async (tx) => {
    const link = await takeLink(tx, token, "still_here");
    const ask = link && (await findAsk(tx, link.payload));
    if (!link || !ask) return false;
    const proven = await isProven(tx, link.personId, ask.businessId);
    const said = {
      answer: wanted.answer,
      on: wanted.goneOn ?? today(),
      said: words.saidByLink[wanted.answer] ?? wanted.answer,
    };
    const gives = wanted.answer === "yes" || (proven && wanted.answer !== "someone_else");
    const actor: ChangeActor = {
      kind: gives ? "owner" : "system",
      personId: proven ? link.personId : null,
      sourceKey: "owner",
    };
    await settle(tx, actor, ask, said, proven ? "proven" : "unproven", { by: "link", personId: link.personId });
    return true;
  });
}

async function isProven(tx: Statements, personId: string | null, businessId: string): Promise<boolean> {
  if (!personId) return false;
  const [row] = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM membership WHERE person_id = ${personId}::uuid AND business_id = ${businessId}::uuid
      AND role = 'admin' AND ended_at IS NULL AND proven_on IS NOT NULL`;
  return row !== undefined;
}

export type CallKept = { kind: "kept" } | { kind: "refused"; field: string | null; message: string };

/** What an officer heard on the telephone. Nobody answering leaves the place on the list to check first. */
export async function answerByCall(
  reader: StaffReader,
  ask: Pick<OpenAsk, "id" | "businessId" | "siteId">,
  wanted: { answer: CallAnswer; goneOn: PlainDate | null },
): Promise<CallKept> {
  await catalogue(null);
  const { councilCode, person } = reader;
  const actor: ChangeActor = { kind: "officer", personId: person.id, sourceKey: `officer:${councilCode}`, councilCode };
  const { answer } = wanted;
  return inTransaction(async (tx): Promise<CallKept> => {
    const [open] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM still_here_ask WHERE id = ${ask.id}::uuid AND answer IS NULL FOR UPDATE`;
    if (!open) return { kind: "refused", field: null, message: words.answered };
    if (answer === "no_answer") {
      await close(tx, ask, answer, { by: "officer", personId: person.id });
      return { kind: "kept" };
    }
    const said = { answer, on: wanted.goneOn ?? today(), said: words.saidByCall[answer] ?? answer };
    await settle(tx, actor, ask, said, "proven", { by: "officer", personId: person.id });
    return { kind: "kept" };
  });
}

interface By {
  by: "link" | "officer";
  personId: string | null;
}

/** The answer is kept first: what follows from it may close the place, which ends whatever is still asked there. */
async function settle(
  tx: Statements,
  actor: ChangeActor,
  ask: Pick<OpenAsk, "id" | "businessId" | "siteId">,
  said: Answered,
  weight: Weight,
  by: By,
): Promise<void> {
  await close(tx, ask, said.answer, by);
  const who = actor.kind === "officer" ? "officer" : "other";
  const snapshot = await getSnapshot(tx, ask.businessId, { lock: true });
  const save = (following: Following, as: ChangeActor, effectiveOn: PlainDate) =>
    saveChangeWithin(tx, as, {
      businessId: ask.businessId,
      ...following,
      effectiveOn,
      submissionKey: null,
      baseVersion: null,
      confirmsAll: false,
    });
  const gone = said.answer !== "yes";
  const result = await save(whatFollows(snapshot, ask.siteId, said, weight, who), actor, gone ? said.on : today());
  // what the record would not take as a fact is kept as a sign
  if (gone && (result.kind === "refused" || result.kind === "nothing_changed")) {
    const as: ChangeActor = actor.kind === "officer" ? actor : { ...actor, kind: "system" };
    await save(signOfGone(ask.siteId, who, said.said), as, today());
  }
}

/** Keeps the answer and ends the call. A place that turned out gone before anybody went is a visit avoided. */
async function close(
  tx: Statements,
  ask: Pick<OpenAsk, "id" | "siteId">,
  answer: CallAnswer,
  { by, personId }: By,
): Promise<void> {
  const gone = answer === "moved" || answer === "closed" || answer === "someone_else";
  await tx.$executeRaw`
    WITH kept AS (
      UPDATE still_here_ask a SET answer = ${answer}, answered_by = ${by}, answered_by_id = ${personId}::uuid, answered_at = now(),
        avoided = ${gone} AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.site_id = a.site_id
          AND v.visited_on >= (a.asked_at AT TIME ZONE 'Europe/London')::date)
      WHERE a.id = ${ask.id}::uuid RETURNING a.task_id)
    UPDATE task SET state = 'done', outcome = ${words.outcome[answer]}, closed_at = now(), closed_by_id = ${by === "officer" ? personId : null}::uuid
    FROM kept WHERE task.id = kept.task_id AND task.state = 'open'`;
}
