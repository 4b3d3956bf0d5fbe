import type { LegalForm, Snapshot } from "~/businesses/snapshot.ts";
import type { ComplexityFacts } from "./complexity.ts";
import type { ComplexitySettings, GroupStatus } from "./complexity-settings.ts";
import { isDenied, type Known, LEGAL_FAMILY } from "./facts.ts";
import { EVIDENCE_KINDS, type Evidence, type EvidenceKind, type GrowthFacts } from "./growth-terms.ts";
import type { LifecycleFacts, Trajectory } from "./lifecycle-terms.ts";
import type { Decisions, LegalFormKey, Place, StakeFacts } from "./stake-terms.ts";

/** Regulated regimes by name, as the service rules find them. */
export interface RegimesFound {
  required: readonly string[];
  undecided: readonly string[];
}

const formKey = (form: LegalForm | null): LegalFormKey | null => (form === "public_body" ? "other" : form);

/** Open places of work here and elsewhere; whether there are more elsewhere is known only from the business itself. */
function placesOfWork(snapshot: Snapshot): { here: number; elsewhere: number | null } {
  const open = snapshot.sites.filter((site) => site.closedOn === null && site.isOperating);
  const elsewhere = open.filter((site) => site.outsideCouncil !== null).length;
  const allTold = snapshot.kind !== "branch" && snapshot.verification === "proven";
  return { here: open.length - elsewhere, elsewhere: elsewhere > 0 || allTold ? elsewhere : null };
}

function placeOf(snapshot: Snapshot, key: "isHeadOffice" | "isRegisteredOffice"): Place | null {
  const site = snapshot.sites.find((one) => one.closedOn === null && one[key]);
  return site ? (site.outsideCouncil === null ? "here" : "elsewhere") : null;
}

/**
 * Head count at the local sites. That of the whole business is it when it has no site elsewhere.
 * @param employees  the head count that the lifecycle reads
 */
function localEmployees(snapshot: Snapshot, employees: number | null): number | null {
  const open = snapshot.sites.filter((site) => site.closedOn === null && site.isOperating);
  if (open.every((site) => site.outsideCouncil === null)) return employees;
  const local = open.filter((site) => site.outsideCouncil === null);
  return local.reduce<number | null>((sum, { employees: at }) => (sum === null || at === null ? null : sum + at), 0);
}

/** What the stake model is told about a business. */
export function stakeFacts(snapshot: Snapshot, lifecycle: LifecycleFacts): StakeFacts {
  const { here, elsewhere } = placesOfWork(snapshot);
  const headOffice = snapshot.kind === "branch" ? "elsewhere" : placeOf(snapshot, "isHeadOffice");
  const form = snapshot.legalForm;
  return {
    employees: localEmployees(snapshot, lifecycle.employees),
    localSites: here,
    sitesElsewhere: elsewhere,
    decisions: decisionsOf(snapshot, headOffice, elsewhere),
    headOffice,
    registeredOffice: placeOf(snapshot, "isRegisteredOffice"),
    legalEntity: form === null || form === "other" ? null : LEGAL_FAMILY[form] !== "unincorporated",
    legal: form && LEGAL_FAMILY[form],
    legalForm: formKey(form),
    outsideParent:
      snapshot.groupType === null ? null : snapshot.groupType === "subsidiary" || snapshot.groupType === "both",
    publicOrCharity: form && (form === "public_body" || form === "charity" || form === "cic"),
    franchise: snapshot.franchise,
    sicCodes: snapshot.sicCodes,
  };
}

/** A branch decides elsewhere, a franchise partly here, one that stands alone here; of a subsidiary we would have to ask. */
function decisionsOf(snapshot: Snapshot, headOffice: Place | null, elsewhere: number | null): Decisions | null {
  if (snapshot.kind === "branch" || headOffice === "elsewhere") return "elsewhere";
  if (snapshot.groupType === "subsidiary" || snapshot.groupType === "both") return null;
  if (snapshot.franchise) return "partly";
  if (headOffice === "here") return "here";
  const person = snapshot.legalForm === "sole_trader" || snapshot.legalForm === "partnership";
  return elsewhere === 0 || (person && elsewhere === null) ? "here" : null;
}

const GROUP_OF: Record<string, GroupStatus> = {
  independent: "independent",
  parent: "one_parent_or_subsidiary",
  subsidiary: "one_parent_or_subsidiary",
  both: "three_or_more",
};

/** What the complexity model is told about a business. */
export function complexityFacts(
  snapshot: Snapshot,
  lifecycle: LifecycleFacts,
  regimes: RegimesFound,
  settings: ComplexitySettings,
): ComplexityFacts {
  const branch = snapshot.kind === "branch";
  const open = snapshot.sites.filter((site) => site.closedOn === null && site.isOperating);
  const does = settings.highHazard.some((key) => snapshot.activities.includes(key));
  return {
    dormant: lifecycle.status === "dormant",
    ukEmployees: branch ? null : lifecycle.employees,
    ukSites: branch ? null : open.length,
    group: snapshot.groupType === null ? null : (GROUP_OF[snapshot.groupType] ?? null),
    trade: snapshot.internationalTrade,
    legalForm: formKey(snapshot.legalForm),
    requiredRegimes: regimes.required.length,
    undecidedRegimes: regimes.undecided.length,
    regimeNames: regimes.required,
    highHazardPermit: does,
  };
}

const isEvidence = (kind: string): kind is EvidenceKind => Object.hasOwn(EVIDENCE_KINDS, kind);

/** A head count within this share of the shown one agrees with it. */
const AGREES_WITHIN = 0.2;

/** What the growth model is told about a business. */
export function growthFacts(
  snapshot: Snapshot,
  known: Known,
  lifecycle: LifecycleFacts,
  trajectory: Trajectory,
): GrowthFacts {
  const evidence: Evidence[] = [];
  for (const { kind, occurredOn, source } of known.signals)
    if (isEvidence(kind)) evidence.push({ kind, date: occurredOn, source, selfClaimed: source === "owner" });
  const plan = known.statements.find((one) => one.field === "ambition" && one.value !== null);
  if (snapshot.ambition && plan)
    evidence.push({ kind: "plan", date: plan.statedOn, source: plan.source, selfClaimed: plan.sourceKind === "owner" });
  const second = headcountBorneOut(lifecycle.employees, known);
  return {
    evidence,
    headcounts: lifecycle.headcounts,
    employees: lifecycle.employees,
    employeesSaidOn: lifecycle.provenance?.employees?.on ?? null,
    headcountsSelfClaimed: !second && known.signals.every((one) => one.kind !== "headcount" || one.source === "owner"),
    surgeConfirmed: second,
    signals: lifecycle.signals,
    trajectory,
  };
}

/** Whether somebody other than the business says about the same number. */
function headcountBorneOut(employees: number | null, known: Known): boolean {
  if (employees === null) return false;
  return known.statements.some(
    ({ field, siteId, value, sourceKind, ownerVerdict }) =>
      field === "employees" &&
      siteId === null &&
      sourceKind !== "owner" &&
      sourceKind !== "demo" &&
      !isDenied(ownerVerdict) &&
      typeof value === "number" &&
      Math.abs(value - employees) <= employees * AGREES_WITHIN,
  );
}
