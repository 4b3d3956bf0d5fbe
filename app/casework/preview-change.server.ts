import { tradeTitles } from "~/businesses/search.server.ts";
import { applyPatch } from "~/businesses/snapshot.ts";
import { eventRow } from "~/circumstances/catalogue.ts";
import type { TradeTitles } from "~/circumstances/describe.ts";
import { applyEvent } from "~/circumstances/fields.ts";
import { today } from "~/lib/clock.ts";
import { db } from "~/platform/db.server.ts";
import type { Change, ChangeActor, Fault } from "./change.ts";
import { routeChange } from "./commands/apply-change.server.ts";
import { type Correction, type GoodCorrection, planCorrection } from "./commands/plan-correction.server.ts";
import { placePatch, readState } from "./commands/read-state.server.ts";
import { lookAt } from "./commands/save-change.server.ts";
import { composeReceipt, type ReceiptParts } from "./compose-receipt.ts";
import type { ReceiptContent, ToldTeam } from "./receipt.ts";
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

type PreviewParts = Omit<ReceiptParts, "offers" | "means" | "forOwner">;

function preview(parts: PreviewParts): Extract<Preview, { kind: "preview" }> {
  const means = { stageBefore: null, stageAfter: null, cards: [] };
  const content = composeReceipt({ ...parts, offers: [], means, forOwner: true });
  const { status, effectiveOn, changes, told, notTold, stillToTell, overtaken } = content;
  const stays = overtaken ? { overtaken } : {};
  return { kind: "preview", content: { status, effectiveOn, changes, told, notTold, stillToTell, ...stays } };
}

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
    return preview({
      status: later ? "scheduled" : "in_effect",
      effectiveOn: change.effectiveOn,
      events: events.map((event) => ({ ...event, reference: "" })),
      after,
      routed: { told: later ? told.map((one) => ({ ...one, dueOn: null })) : told, notTold },
      councilNames: state.councilNames,
      trades: await tradeTitles(),
      overtaken: past?.overtaken ?? [],
    });
  });
}

/**
 * The same of setting an event right, or of taking it back with others. Of one still to come: what will follow on its
 * day when it is right, nothing when it is taken back.
 */
export function previewCorrection(
  actor: ChangeActor,
  correction: Correction,
  also: readonly string[] = [],
): Promise<Preview> {
  return db().$transaction(async (tx) => {
    const planned = await planCorrection(tx, actor, { ...correction, submissionKey: null });
    if (planned.kind === "refused") return planned;
    if (planned.kind === "repeated") return { kind: "nothing_changed" };
    const trades = await tradeTitles();
    const first = previewOf(planned, trades);
    for (const reference of also) {
      const other = await planCorrection(tx, actor, { ...correction, reference, values: null, submissionKey: null });
      if (other.kind !== "good") continue;
      const { changes, told } = previewOf(other, trades).content;
      first.content.changes.push(...changes);
      const known = first.content.told;
      const isNew = (team: ToldTeam) => !known.some((one) => one.teamCode === team.teamCode && one.councilCode === team.councilCode); // biome-ignore format: one test
      known.push(...told.filter(isNew));
    }
    return first;
  });
}

function previewOf(
  { state, old, event, right, type, waiting, day, newDay, good }: GoodCorrection,
  trades: TradeTitles,
) {
  const { teams, countyOf, openTeamIds, before, councilNames } = state;
  const ahead = waiting && right !== null;
  const after = applyPatch(before, good.patch);
  const named = { ...event, reference: "" };
  const parts = { councilNames, trades, about: eventRow(type).title, overtaken: good.past?.overtaken ?? [] };
  if (ahead) {
    const onDay = { type, siteId: old.siteId, before: old.before, after: right };
    const then = applyEvent(before, onDay);
    const { told, notTold } = route({ events: [onDay], before, after: then, teams, countyOf, openTeamIds, today: day });
    const routed = { told: told.map((one) => ({ ...one, dueOn: null })), notTold };
    return preview({ ...parts, status: "scheduled", effectiveOn: newDay, events: [named], after: then, routed });
  }
  const routed = waiting ? { told: [], notTold: [] } : routeChange(state, after, good);
  return preview({ ...parts, status: "in_effect", effectiveOn: right ? newDay : day, events: [named], after, routed });
}
