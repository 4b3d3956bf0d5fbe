import { now } from "~/lib/clock.ts";
import { newId, newReference } from "~/lib/ids.ts";
import { inTransaction, type Statements } from "~/platform/statements.server.ts";
import { catalogue } from "~/services/queries.server.ts";
import { texts } from "~/texts/texts.ts";
import type { PostState } from "../../post-terms.ts";
import { firstState, lastDay, type PostFault, whyNotNow, wordFaults } from "../rules.ts";
import { isExchange, type PostInput, SAME_WITHIN_DAYS } from "../terms.ts";
import { afterPublished } from "./publish-post.server.ts";
import { raiseNeed } from "./raise-need.server.ts";
import { type PostWriter, readWriter, type Writer } from "./read-writer.server.ts";

export interface PostedPost {
  id: string;
  reference: string;
  state: PostState;
}

export type CreateResult =
  | { kind: "posted"; post: PostedPost /** of the receipt, where the council was told */; receipt: string | null }
  | { kind: "repeated"; post: PostedPost }
  /** much the same was posted within the last days: to be changed instead */
  | { kind: "duplicate"; earlier: { id: string; reference: string; title: string; same: boolean } }
  | { kind: "refused"; faults: PostFault[] };

export interface CreateOptions {
  /** from the form: sending it twice posts once */
  submissionKey: string | null;
  /** the writer looked at the earlier one and says that this is another; the very same title is never another */
  another?: boolean;
  /** what belongs to the post and is written with it: pictures, suggested signals, matches */
  also?: (tx: Statements, post: PostedPost) => Promise<void>;
}

function createRefused(
  writer: PostWriter,
  facts: Writer,
  input: PostInput,
  at: Date,
): Extract<CreateResult, { kind: "refused" }> | null {
  const refusal = whyNotNow({ ...facts, proven: writer.proven }, input, at);
  return refusal && { kind: "refused", faults: [refusal] };
}

/** What `createPost` would refuse, or has posted already, with nothing written: asked before files are opened. Null when neither. */
export async function checkNew(
  writer: PostWriter,
  input: PostInput,
  submissionKey: string | null,
): Promise<Extract<CreateResult, { kind: "refused" | "repeated" }> | null> {
  const faults = wordFaults(input);
  if (faults.length > 0) return { kind: "refused", faults };
  const at = now();
  return inTransaction(async (tx) => {
    const facts = await readWriter(tx, writer.businessId, at);
    if (!facts) throw new Error(`No business ${writer.businessId}`);
    const repeated = await findSent(tx, writer.businessId, submissionKey);
    return repeated ? { kind: "repeated", post: repeated } : createRefused(writer, facts, input, at);
  });
}

/**
 * Posts a need, an offer or news, whole or not at all. The first post of a business that others would see waits to be
 * checked. A need raises its event: the council's teams have their copy at once, whoever else may see it.
 */
export async function createPost(writer: PostWriter, input: PostInput, options: CreateOptions): Promise<CreateResult> {
  const faults = wordFaults(input);
  if (faults.length > 0) return { kind: "refused", faults };
  await catalogue(null); // read before the transaction holds a connection: it takes one of its own the first time
  const at = now();
  return inTransaction(async (tx) => {
    const facts = await readWriter(tx, writer.businessId, at);
    if (!facts) throw new Error(`No business ${writer.businessId}`);
    const repeated = await findSent(tx, writer.businessId, options.submissionKey);
    if (repeated) return { kind: "repeated", post: repeated };
    const refused = createRefused(writer, facts, input, at);
    if (refused) return refused;
    const { councilCode } = facts;
    if (!councilCode) return { kind: "refused", faults: [{ field: null, message: texts.posts.refused.noCouncil }] };
    const earlier = await findAlike(tx, writer.businessId, input, at);
    if (earlier && (earlier.same || !options.another)) return { kind: "duplicate", earlier };

    const state = firstState(facts, input.audience);
    const post: PostedPost = { id: newId(), reference: newReference(isExchange(input.kind) ? "N" : "P"), state };
    const need = input.kind === "need" && input.needColumn ? input.needColumn : null;
    const told = need
      ? await raiseNeed(tx, writer, [{ type: "need.posted", need, reference: post.reference, title: input.title }])
      : null;
    if (told?.kind === "refused") return told;
    const published = state === "live" ? at : null;
    await tx.$executeRaw`
      INSERT INTO post (id, reference, business_id, person_id, council_code, ward_code, eastings, northings, kind, need_column,
        title, body, area, budget_band, wanted_by, starts_at, ends_at, place_text, link, audience, state, sic_codes, event_id,
        created_at, changed_at, published_at, expires_on, submission_key)
      VALUES (${post.id}::uuid, ${post.reference}, ${writer.businessId}::uuid, ${writer.person.id}::uuid, ${councilCode},
        ${facts.wardCode}, ${facts.eastings}::int, ${facts.northings}::int, ${input.kind},
        ${isExchange(input.kind) ? (input.needColumn ?? "trade") : null}, ${input.title}, ${input.body}, ${input.area ?? null},
        ${input.budgetBand ?? null}, ${input.wantedBy ?? null}::date, ${input.startsAt ?? null}, ${input.endsAt ?? null},
        ${input.placeText ?? null}, ${input.link ?? null}, ${input.audience}, ${state}, ${facts.sicCodes}::text[],
        ${told?.eventId ?? null}::uuid, ${at}, ${at}, ${published}, ${published && lastDay(input.kind, published)}::date,
        ${options.submissionKey})`;
    await options.also?.(tx, post);
    if (published) await afterPublished(tx, post.id);
    return { kind: "posted", post, receipt: told?.receipt ?? null };
  });
}

async function findSent(tx: Statements, businessId: string, key: string | null): Promise<PostedPost | null> {
  if (!key) return null;
  const [row] = await tx.$queryRaw<PostedPost[]>`
    SELECT id, reference, state FROM post WHERE business_id = ${businessId}::uuid AND submission_key = ${key}`;
  return row ?? null;
}

/** What the business posted within the last days that says much the same and still stands. */
export async function findAlike(
  tx: Statements,
  businessId: string,
  input: PostInput,
  at: Date,
): Promise<Extract<CreateResult, { kind: "duplicate" }>["earlier"] | null> {
  if (!isExchange(input.kind)) return null;
  const since = new Date(at.getTime() - SAME_WITHIN_DAYS * 86_400_000);
  const [row] = await tx.$queryRaw<{ id: string; reference: string; title: string; same: boolean }[]>`
    SELECT id, reference, title, fold(btrim(title)) = fold(${input.title.trim()}) AS same FROM post
    WHERE business_id = ${businessId}::uuid AND kind = ${input.kind} AND state IN ('live', 'waiting') AND created_at > ${since}
      AND (fold(btrim(title)) = fold(${input.title.trim()}) OR (need_column = ${input.needColumn ?? "trade"}
        AND similarity(fold(title), fold(${input.title})) > 0.45))
    ORDER BY same DESC, created_at DESC LIMIT 1`;
  return row ?? null;
}
