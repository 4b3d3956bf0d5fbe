import { holdStatements } from "~/businesses/commands/hold-statements.server.ts";
import { type Clash, type Edits, mergeEdits, same } from "~/businesses/merge-edits.ts";
import { type SectionKey, sectionValues, siteValues } from "~/businesses/profile-sections.ts";
import { DRAFT_SOURCE, findWithSourceLines, type SourceLine } from "~/businesses/profile-statements.server.ts";
import { saidNow } from "~/businesses/shown-value.ts";
import { staffOfWhole } from "~/businesses/site-answers.ts";
import {
  applyPatch,
  type BusinessFields,
  type ProfilePatch,
  type SiteFields,
  type Snapshot,
} from "~/businesses/snapshot.ts";
import { weighPatch } from "~/businesses/weigh-patch.ts";
import { detectEvents } from "~/circumstances/detect.ts";
import type { ReportedEvent } from "~/circumstances/types.ts";
import { today } from "~/lib/clock.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { inTransaction, type Statements } from "~/platform/statements.server.ts";
import type { ChangeResult } from "./change.ts";
import type { ChangeState } from "./commands/read-state.server.ts";
import { holdForEdit, saveChangeWithin } from "./commands/save-change.server.ts";
import { type MoveAnswers, readMove } from "./moving.ts";

/** One section of the business, or one of its sites. */
export type EditTarget = { section: SectionKey } | { siteId: string };

export interface ProfileEdit {
  businessId: string;
  personId: string;
  /** whether this person has shown that the business is theirs */
  proven: boolean;
  target: EditTarget;
  /** the values wanted, one for each field of the target */
  mine: Edits;
  /** the values the form began with, as it carried them; anything odd counts as what is there now */
  base: string | undefined;
  /** fields chosen after somebody else's edit: mine or theirs */
  choices: Readonly<Record<string, string>>;
  effectiveOn: PlainDate;
  submissionKey: string | null;
  note?: string | null;
  /** staff of the whole business, where those of a place make them more */
  whole?: number | null;
  /** how the new place compares with the old one, where an address is changed */
  move?: MoveAnswers;
}

/** What an edit comes to, looked at against what is there now. */
export interface EditPlan {
  patch: ProfilePatch;
  clashes: Clash[];
  /** kept as drafts until the person has shown that the business is theirs */
  drafts: Edits;
  /** kept beside what an official register says, by its name */
  outranked: { register: string; values: Edits } | null;
  /** what is told beside the values */
  reported: ReportedEvent[];
  /** answers that are missing, by field */
  faults: Record<string, string[]>;
  before: Snapshot;
}

export async function planEdit(edit: ProfileEdit): Promise<EditPlan | null> {
  const found = await findWithSourceLines(edit.businessId, Object.keys(edit.mine));
  return found && planAgainst(found.snapshot, found.lines, edit);
}

/** @param allLines  what is said of the edited fields now, drafts included */
function planAgainst(before: Snapshot, allLines: readonly SourceLine[], edit: ProfileEdit): EditPlan | null {
  const theirs = valuesNow(before, edit.target);
  if (!theirs) return null;
  const { merged, clashes } = mergeEdits(readBase(edit.base, theirs), edit.mine, theirs);
  for (const clash of clashes) if (edit.choices[clash.field] === "theirs") merged[clash.field] = clash.theirs;
  const changed = Object.entries(merged).filter(([field, value]) => !same(value, theirs[field]));
  const plan: EditPlan = {
    patch: {},
    clashes: clashes.filter(({ field }) => edit.choices[field] !== "theirs" && edit.choices[field] !== "mine"),
    drafts: {},
    outranked: null,
    reported: [],
    faults: {},
    before,
  };
  if (changed.length === 0) return plan;
  const free: Edits = Object.fromEntries(changed);
  const lines = allLines.filter((line) => line.sourceKey !== DRAFT_SOURCE);
  const stated = saidNow({ sourceKey: "owner", sourceKind: "owner", proven: edit.proven }, today());
  for (const { field, value, keptOutBy } of weighPatch(before, patchOf(edit.target, free), stated, lines).beside) {
    delete free[field];
    if (!edit.proven) plan.drafts[field] = value as Edits[string];
    else {
      plan.outranked ??= { register: keptOutBy.sourceName, values: {} };
      plan.outranked.values[field] = value as Edits[string];
    }
  }
  plan.patch = patchOfTarget(edit.target, free);
  if (typeof edit.whole === "number" && "employees" in free)
    plan.patch.business = { ...plan.patch.business, ...staffOfWhole(edit.whole) };
  plan.reported.push(...disputes(plan), ...tellMove(edit, plan));
  return plan;
}

/** A move, with how the new place compares: asked only of those who move. */
function tellMove({ target, move }: ProfileEdit, plan: EditPlan): ReportedEvent[] {
  const siteId = siteOf(target);
  const after = applyPatch(plan.before, plan.patch);
  const moved = detectEvents(plan.before, after).some((one) => one.type === "premises.relocated");
  if (!move || !siteId || !moved) return [];
  const { details, faults } = readMove(move);
  Object.assign(plan.faults, faults);
  return [{ type: "premises.relocated", siteId, details }];
}

export type EditResult = ChangeResult | { kind: "held" };

/** Whether nothing is left to ask: nobody else's edit to choose from, no answer missing, and something to save. */
function isReady(plan: EditPlan): boolean {
  return plan.clashes.length === 0 && Object.keys(plan.faults).length === 0 && !changesNothing(plan);
}

export function changesNothing(plan: EditPlan): boolean {
  return isEmpty(plan.patch) && plan.reported.length === 0 && Object.keys(plan.drafts).length === 0;
}

/**
 * Plans an edit of a section against the business while it is held, and saves it where nothing is left to ask.
 * @returns the plan, and what came of it, null when it is to be answered first; null when there is no such business
 */
export function planAndSave(edit: ProfileEdit): Promise<{ plan: EditPlan; result: EditResult | null } | null> {
  return inTransaction(async (tx) => {
    const held = await holdForEdit(tx, ownerActor(edit.personId), { ...edit, fields: Object.keys(edit.mine) });
    const plan = held && planAgainst(held.before, held.lines, edit);
    return plan && { plan, result: isReady(plan) ? await saveWithin(tx, edit, plan, held) : null };
  });
}

/** Saves a planned edit: the free part as a change with its receipt, the rest beside what is shown. One transaction. */
export function saveEdit(edit: ProfileEdit, plan: EditPlan): Promise<EditResult> {
  return inTransaction((tx) => saveWithin(tx, edit, plan));
}

async function saveWithin(tx: Statements, edit: ProfileEdit, plan: EditPlan, held?: ChangeState): Promise<EditResult> {
  const hold = {
    businessId: edit.businessId,
    siteId: siteOf(edit.target),
    personId: edit.personId,
    statedOn: today(),
  };
  const hasDrafts = Object.keys(plan.drafts).length > 0;
  if (hasDrafts) await holdStatements(tx, { ...hold, sourceKey: DRAFT_SOURCE, values: plan.drafts });
  if (plan.outranked) await holdStatements(tx, { ...hold, sourceKey: "owner", values: plan.outranked.values });
  const { reported } = plan;
  if (isEmpty(plan.patch) && reported.length === 0) return hasDrafts ? { kind: "held" } : { kind: "nothing_changed" };
  const change = {
    businessId: edit.businessId,
    patch: plan.patch,
    reported,
    effectiveOn: edit.effectiveOn,
    submissionKey: edit.submissionKey,
    baseVersion: plan.before.version,
    note: edit.note ?? null,
    weigh: false,
  };
  // what has just been written beside the shown values is not among what was read before
  const stillTrue = hasDrafts || plan.outranked ? undefined : held;
  return saveChangeWithin(tx, ownerActor(edit.personId), change, stillTrue);
}

/** An owner who says otherwise than the official register: somebody should look. */
function disputes(plan: Pick<EditPlan, "outranked">): ReportedEvent[] {
  if (!plan.outranked) return [];
  return [
    {
      type: "details.disputed",
      details: { fields: Object.keys(plan.outranked.values), source: plan.outranked.register },
    },
  ];
}

export function ownerActor(personId: string) {
  return { kind: "owner", personId, sourceKey: "owner" } as const;
}

export function isEmpty(patch: ProfilePatch): boolean {
  return Object.keys(patch.business ?? {}).length === 0 && !patch.sites?.length && !patch.newSites?.length;
}

function patchOfTarget(target: EditTarget, free: Edits): ProfilePatch {
  if (Object.keys(free).length === 0) return {};
  const patch = patchOf(target, free);
  if (patch.business && "employees" in free) patch.business.employeesBand = null;
  return patch;
}

function patchOf(target: EditTarget, values: Edits): ProfilePatch {
  if ("section" in target) return { business: { ...(values as Partial<BusinessFields>) } };
  return { sites: [{ id: target.siteId, ...(values as Partial<SiteFields>) }] };
}

function valuesNow(snapshot: Snapshot, target: EditTarget): Edits | null {
  if ("section" in target) return sectionValues(target.section, snapshot);
  const site = snapshot.sites.find((one) => one.id === target.siteId);
  return site ? siteValues(site) : null;
}

function siteOf(target: EditTarget): string | null {
  return "siteId" in target ? target.siteId : null;
}

/** What the form began with; it comes from the browser, so only plain values of known fields count. */
function readBase(text: string | undefined, theirs: Edits): Edits {
  try {
    const parsed: unknown = JSON.parse(text ?? "");
    if (typeof parsed !== "object" || parsed === null) return theirs;
    const base: Edits = { ...theirs };
    for (const [field, value] of Object.entries(parsed)) if (field in theirs && isPlain(value)) base[field] = value;
    return base;
  } catch {
    return theirs;
  }
}

function isPlain(value: unknown): value is Edits[string] {
  return (
    value === null ||
    ["string", "number", "boolean"].includes(typeof value) ||
    (Array.isArray(value) && value.every((item) => typeof item === "string"))
  );
}
