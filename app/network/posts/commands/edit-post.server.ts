import { now } from "~/lib/clock.ts";
import { inTransaction, type Statements } from "~/platform/statements.server.ts";
import { catalogue } from "~/services/queries.server.ts";
import { texts } from "~/texts/texts.ts";
import { closeReports } from "../../moderation/commands/close-reports.server.ts";
import type { Audience, PostKind, PostState } from "../../post-terms.ts";
import { lastDay, mayEdit, mayWithdraw, type PostFault, stateAfterEdit, whyNotNow, wordFaults } from "../rules.ts";
import { isExchange, type NeedChoice, type PostInput } from "../terms.ts";
import { afterPublished } from "./publish-post.server.ts";
import { raiseNeed } from "./raise-need.server.ts";
import { type PostWriter, readWriter, TAKEN_AWAY, type Writer } from "./read-writer.server.ts";

export type EditResult =
  | { kind: "saved"; post: { id: string; reference: string; state: PostState }; receipt: string | null }
  | { kind: "refused"; faults: PostFault[] }
  | { kind: "missing" };

interface HeldPost {
  id: string;
  reference: string;
  kind: PostKind;
  needColumn: NeedChoice | null;
  title: string;
  audience: Audience;
  state: PostState;
  version: number;
  publishedAt: Date | null;
  takenAway: boolean;
}

const words = texts.posts.refused;
const whole = (message: string) => ({ kind: "refused" as const, faults: [{ field: null, message }] });

/** A post of the business, held until the transaction ends. */
async function holdPost(tx: Statements, businessId: string, postId: string): Promise<HeldPost | null> {
  const [post] = await tx.$queryRaw<HeldPost[]>`
    SELECT id, reference, kind, need_column AS "needColumn", title, audience, state, version, published_at AS "publishedAt",
      ${TAKEN_AWAY} AS "takenAway"
    FROM post p WHERE id = ${postId}::uuid AND business_id = ${businessId}::uuid FOR UPDATE OF p`;
  return post ?? null;
}

type NotEdited = Exclude<EditResult, { kind: "saved" }>;

/** Why a post may not be changed to this; null when it may. */
function editRefused(
  writer: PostWriter,
  facts: Writer,
  post: HeldPost,
  input: PostInput,
  version: number | null,
  at: Date,
): NotEdited | null {
  if (post.kind !== input.kind) return { kind: "missing" };
  if (!mayEdit(post.state)) return whole(words.gone);
  if (version !== null && version !== post.version) return whole(words.changed);
  // changing what is there already is not one more
  const refusal = whyNotNow({ ...facts, proven: writer.proven, livePosts: 0, postedAt: [] }, input, at);
  return refusal && { kind: "refused", faults: [refusal] };
}

/** What `editPost` would refuse, with nothing written: asked before files are opened. Null when it may be changed. */
export async function checkEdit(
  writer: PostWriter,
  postId: string,
  input: PostInput,
  version: number | null,
): Promise<NotEdited | null> {
  const faults = wordFaults(input);
  if (faults.length > 0) return { kind: "refused", faults };
  const at = now();
  return inTransaction(async (tx) => {
    const facts = await readWriter(tx, writer.businessId, at);
    const post = await holdPost(tx, writer.businessId, postId);
    return post && facts ? editRefused(writer, facts, post, input, version, at) : { kind: "missing" };
  });
}

/**
 * Changes the words of a post of the writer's business. Its kind stays. What moderation took away waits to be checked
 * again; a need that moved to another column is told to the council anew.
 * @param version  the one that the form was filled from; null where there was no form
 */
export async function editPost(
  writer: PostWriter,
  postId: string,
  input: PostInput,
  options: { version: number | null; also?: (tx: Statements, post: { id: string }) => Promise<void> },
): Promise<EditResult> {
  const faults = wordFaults(input);
  if (faults.length > 0) return { kind: "refused", faults };
  await catalogue(null);
  const at = now();
  return inTransaction(async (tx) => {
    const facts = await readWriter(tx, writer.businessId, at);
    const post = await holdPost(tx, writer.businessId, postId);
    if (!post || !facts) return { kind: "missing" };
    const refused = editRefused(writer, facts, post, input, options.version, at);
    if (refused) return refused;
    const state = stateAfterEdit(post, facts, input.audience);
    const need = input.needColumn ?? post.needColumn;
    const moved = post.kind === "need" && post.needColumn && need && need !== post.needColumn;
    const told = moved
      ? await raiseNeed(tx, writer, [
          { type: "need.posted", need, reference: post.reference, title: input.title },
          { type: "need.withdrawn", need: post.needColumn ?? need, reference: post.reference, title: post.title },
        ])
      : null;
    if (told?.kind === "refused") return told;
    // one that was for the council alone has not been published to anybody, and nobody has checked it
    const opened = post.audience === "council" && input.audience !== "council";
    const published = (opened ? null : post.publishedAt) ?? (state === "live" ? at : null);
    await tx.$executeRaw`
      UPDATE post SET title = ${input.title}, body = ${input.body}, area = ${input.area ?? null}, audience = ${input.audience},
        need_column = ${isExchange(post.kind) ? (need ?? "trade") : null}, budget_band = ${input.budgetBand ?? null},
        wanted_by = ${input.wantedBy ?? null}::date, starts_at = ${input.startsAt ?? null}, ends_at = ${input.endsAt ?? null},
        place_text = ${input.placeText ?? null}, link = ${input.link ?? null}, state = ${state}, changed_at = ${at},
        published_at = ${published}, version = version + 1,
        expires_on = coalesce(CASE WHEN NOT ${opened}::boolean THEN expires_on END, ${published && lastDay(post.kind, published)}::date)
      WHERE id = ${post.id}::uuid`;
    await options.also?.(tx, post);
    if (state === "live") await afterPublished(tx, post.id);
    return { kind: "saved", post: { id: post.id, reference: post.reference, state }, receipt: told?.receipt ?? null };
  });
}

/** Takes a post back: nobody else sees it from now on, and a need is told to the council as needed no longer. */
export async function withdrawPost(writer: PostWriter, postId: string): Promise<EditResult> {
  await catalogue(null);
  const at = now();
  return inTransaction(async (tx) => {
    const facts = await readWriter(tx, writer.businessId, at);
    const post = await holdPost(tx, writer.businessId, postId);
    if (!post || !facts) return { kind: "missing" };
    const { id, reference } = post;
    if (post.state === "withdrawn")
      return { kind: "saved", post: { id, reference, state: "withdrawn" }, receipt: null };
    if (!mayWithdraw(post.state)) return whole(words.gone);
    const told =
      post.kind === "need" && post.needColumn
        ? await raiseNeed(tx, writer, [{ type: "need.withdrawn", need: post.needColumn, reference, title: post.title }])
        : null;
    if (told?.kind === "refused") return told;
    await tx.$executeRaw`
      UPDATE post SET state = 'withdrawn', closed_at = ${at}, version = version + 1 WHERE id = ${id}::uuid`;
    await closeReports(tx, { postId: id }, "withdrawn", at);
    return { kind: "saved", post: { id, reference, state: "withdrawn" }, receipt: told?.receipt ?? null };
  });
}
