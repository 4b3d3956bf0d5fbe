import { previewChange } from "~/casework/preview-change.server.ts";
import type { ReceiptContent } from "~/casework/receipt.ts";
import { now, today } from "~/lib/clock.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { log } from "~/platform/log/log.server.ts";
import { inTransaction } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import {
  type CreateOptions,
  type CreateResult,
  createPost,
  findAlike,
} from "../../posts/commands/create-post.server.ts";
import { type PostWriter, readWriter } from "../../posts/commands/read-writer.server.ts";
import { firstState, lastDay, type PostFault, whyNotNow, wordFaults } from "../../posts/rules.ts";
import type { PostInput } from "../../posts/terms.ts";
import { matchNeed } from "./match-need.server.ts";

export interface PostFollows {
  /** others see it only once it has been looked at */
  waits: boolean;
  until: PlainDate | null;
  /** the council's teams that get a copy */
  told: ReceiptContent["told"];
}

export type PostPreview =
  | { kind: "good"; follows: PostFollows }
  | Extract<CreateResult, { kind: "duplicate" | "refused" }>;

/** What posting would bring, by the same rules, with nothing written. */
export async function previewPost(
  writer: PostWriter,
  input: PostInput,
  options: Pick<CreateOptions, "another">,
): Promise<PostPreview> {
  const faults: PostFault[] = wordFaults(input);
  if (faults.length > 0) return { kind: "refused", faults };
  const at = now();
  const looked = await inTransaction(async (tx) => {
    const facts = await readWriter(tx, writer.businessId, at);
    if (!facts) throw new Error(`No business ${writer.businessId}`);
    return { facts, earlier: await findAlike(tx, writer.businessId, input, at) };
  });
  const { facts, earlier } = looked;
  const refusal = whyNotNow({ ...facts, proven: writer.proven }, input, at);
  if (refusal) return { kind: "refused", faults: [refusal] };
  if (!facts.councilCode) return { kind: "refused", faults: [{ field: null, message: texts.posts.refused.noCouncil }] };
  if (earlier && (earlier.same || !options.another)) return { kind: "duplicate", earlier };
  const waits = firstState(facts, input.audience) === "waiting";
  return { kind: "good", follows: { waits, until: lastDay(input.kind, at), told: await toldOf(writer, input) } };
}

async function toldOf(writer: PostWriter, input: PostInput): Promise<PostFollows["told"]> {
  if (input.kind !== "need") return [];
  const preview = await previewChange(
    { kind: "owner", personId: writer.person.id, sourceKey: "owner" },
    {
      businessId: writer.businessId,
      patch: {},
      reported: [{ type: "need.posted", details: { need: input.needColumn ?? "trade" } }],
      effectiveOn: today(),
    },
  );
  return preview.kind === "preview" ? preview.content.told : [];
}

/** Posts a need or an offer; what fits a need is found before its page is shown, and by the job if that fails. */
export async function postExchange(
  writer: PostWriter,
  input: PostInput,
  options: CreateOptions,
): Promise<CreateResult> {
  const result = await createPost(writer, input, options);
  if (result.kind === "posted" && input.kind === "need") {
    await matchNeed(result.post.id).catch((error: unknown) => {
      log().error({ error, postId: result.post.id }, "what fits a need was not found");
    });
  }
  return result;
}
