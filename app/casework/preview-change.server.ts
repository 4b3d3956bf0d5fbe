import { tradeTitles } from "~/businesses/search.server.ts";
import { applyPatch, type Snapshot } from "~/businesses/snapshot.ts";
import { townElsewhere } from "~/businesses/town-of-postcode.server.ts";
import { eventRow } from "~/circumstances/catalogue.ts";
import type { TradeTitles } from "~/circumstances/describe.ts";
import { applyEvent } from "~/circumstances/fields.ts";
import { today } from "~/lib/clock.ts";
import { db } from "~/platform/db.server.ts";
import type { Statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import type { Change, ChangeActor, Fault } from "./change.ts";
import { routeChange } from "./commands/apply-change.server.ts";
import { type Correction, type GoodCorrection, planCorrection } from "./commands/plan-correction.server.ts";
import { placePatch, readState } from "./commands/read-state.server.ts";
import { lookAt } from "./commands/save-change.server.ts";
import { composeReceipt, type ReceiptParts } from "./compose-receipt.ts";
import type { ReceiptContent, ToldTeam } from "./receipt.ts";
import { route } from "./routing.ts";

const words = texts.profile.preview;

export type Preview =
  | { kind: "refused"; faults: Fault[] }
  | { kind: "nothing_changed" }
  | {
      kind: "preview";
      content: Pick<
        ReceiptContent,
        "status" | "effectiveOn" | "changes" | "told" | "notTold" | "stillToTell" | "overtaken"
      > & {
        /** what may be a slip of the pen, in a sentence each: saving says that it is right */
        unusual: string[];
        /** of a correction: the head count before what is set right */
        staffBefore?: number;
      };
    };

type PreviewParts = Omit<ReceiptParts, "offers" | "means" | "forOwner"> & { unusual?: string[] };

function preview(parts: PreviewParts): Extract<Preview, { kind: "preview" }> {
  const means = { stageBefore: null, stageAfter: null, cards: [] };
  const content = composeReceipt({ ...parts, offers: [], means, forOwner: true });
  const { status, effectiveOn, changes, told, notTold, stillToTell, overtaken } = content;
  const stays = overtaken ? { overtaken } : {};
  const { unusual = [] } = parts;
  return { kind: "preview", content: { status, effectiveOn, changes, told, notTold, stillToTell, unusual, ...stays } };
}

/** Of places whose address is new: a postcode that is not of the town. */
async function unusualTowns(tx: Statements, after: Snapshot, ids: readonly string[]): Promise<string[]> {
  const said: string[] = [];
  for (const { id, town, postcode } of after.sites) {
    const place = ids.includes(id) && town && postcode ? await townElsewhere(tx, town, postcode) : null;
    if (place && town) said.push(words.town(place.postcode, [place.wardName, place.councilName].filter(Boolean).join(", "), town)); // biome-ignore format: one sentence
  }
  return said;
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
    const places = [...(change.patch.sites ?? []), ...(change.patch.newSites ?? [])];
    const moved = places.filter((site) => site.town !== undefined || site.postcode !== undefined);
    return preview({
      status: later ? "scheduled" : "in_effect",
      effectiveOn: change.effectiveOn,
      events: events.map((event) => ({ ...event, reference: "" })),
      after,
      routed: { told: later ? told.map((one) => ({ ...one, dueOn: null })) : told, notTold },
      councilNames: state.councilNames,
      trades: await tradeTitles(),
      overtaken: past?.overtaken ?? [],
      unusual: await unusualTowns(
        tx,
        after,
        moved.map((site) => site.id),
      ),
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
    const { siteId, before } = planned.old;
    if (typeof before.employees === "number") first.content.staffBefore = before.employees;
    const addressed = ["site.town", "site.postcode"].some((field) => planned.right && field in planned.right);
    if (siteId && addressed) first.content.unusual = await unusualTowns(tx, afterOf(planned), [siteId]);
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

/** The business when it is right, on its day where that is still to come. */
function afterOf({ state, old, right, waiting, good }: GoodCorrection): Snapshot {
  if (!waiting || right === null) return applyPatch(state.before, good.patch);
  return applyEvent(state.before, { siteId: old.siteId, before: old.before, after: right });
}

function previewOf(planned: GoodCorrection, trades: TradeTitles) {
  const { state, old, event, right, type, waiting, day, newDay, good } = planned;
  const { teams, countyOf, openTeamIds, before, councilNames } = state;
  const ahead = waiting && right !== null;
  const after = afterOf(planned);
  const named = { ...event, reference: "" };
  const parts = { councilNames, trades, about: eventRow(type).title, overtaken: good.past?.overtaken ?? [] };
  if (ahead) {
    const onDay = { type, siteId: old.siteId, before: old.before, after: right };
    const { told, notTold } = route({ events: [onDay], before, after, teams, countyOf, openTeamIds, today: day });
    const routed = { told: told.map((one) => ({ ...one, dueOn: null })), notTold };
    return preview({ ...parts, status: "scheduled", effectiveOn: newDay, events: [named], after, routed });
  }
  const routed = waiting ? { told: [], notTold: [] } : routeChange(state, after, good);
  return preview({ ...parts, status: "in_effect", effectiveOn: right ? newDay : day, events: [named], after, routed });
}
