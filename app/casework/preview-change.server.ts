import { tradeTitles } from "~/businesses/search.server.ts";
import { applyPatch } from "~/businesses/snapshot.ts";
import { today } from "~/lib/clock.ts";
import { db } from "~/platform/db.server.ts";
import type { Change, ChangeActor, Fault } from "./change.ts";
import { placePatch, readState } from "./commands/read-state.server.ts";
import { lookAt } from "./commands/save-change.server.ts";
import { composeReceipt } from "./compose-receipt.ts";
import type { ReceiptContent } from "./receipt.ts";
import { route } from "./routing.ts";

export type Preview =
  | { kind: "refused"; faults: Fault[] }
  | { kind: "nothing_changed" }
  | {
      kind: "preview";
      content: Pick<
        ReceiptContent,
        "status" | "effectiveOn" | "changes" | "told" | "notTold" | "stillToTell" | "overtaken"
      >;
    };

/** What saving a change would bring: who would be told and who not, worked out by the same rules, with nothing written. */
export function previewChange(
  actor: ChangeActor,
  change: Omit<Change, "submissionKey" | "baseVersion">,
): Promise<Preview> {
  return db().$transaction(async (tx) => {
    const reported = change.reported ?? [];
    const placed = await placePatch(tx, change.patch);
    const state = await readState(tx, actor, change.businessId, null, {
      extraCouncils: placed.councilCodes,
      openTeams: true,
    });
    if (!state) throw new Error(`No business ${change.businessId}`);
    const day = today();
    const looked = await lookAt(tx, state.before, { ...change, reported, patch: placed.patch }, actor.kind, day);
    if (looked.kind !== "good") return looked;
    const { events, past } = looked;
    const { before, after } = past?.onDay ?? { before: state.before, after: applyPatch(state.before, looked.patch) };
    const { teams, countyOf, openTeamIds } = state;
    const { told, notTold } = route({ events, before, after, teams, countyOf, openTeamIds, today: day });
    const later = change.effectiveOn > day;
    const content = composeReceipt({
      status: later ? "scheduled" : "in_effect",
      effectiveOn: change.effectiveOn,
      events: events.map((event) => ({ ...event, reference: "" })),
      after,
      routed: { told: later ? told.map((one) => ({ ...one, dueOn: null })) : told, notTold },
      councilNames: state.councilNames,
      offers: [],
      means: { stageBefore: null, stageAfter: null, cards: [] },
      trades: await tradeTitles(),
      overtaken: past?.overtaken ?? [],
      forOwner: true,
    });
    const { status, effectiveOn, changes, stillToTell, overtaken } = content;
    return {
      kind: "preview",
      content: {
        status,
        effectiveOn,
        changes,
        told: content.told,
        notTold: content.notTold,
        stillToTell,
        ...(overtaken ? { overtaken } : {}),
      },
    };
  });
}
