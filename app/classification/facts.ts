import type { LegalForm, Snapshot } from "~/businesses/snapshot.ts";
import { addMonths, formatDay, type PlainDate } from "~/lib/dates.ts";
import {
  type DatedSignal,
  type Headcount,
  type Input,
  type LegalFamily,
  type LifecycleFacts,
  type PremisesKind,
  type Provenance,
  SIGNAL_KINDS,
  type TradingState,
} from "./lifecycle-terms.ts";
import { hardStatus } from "./signals.ts";

/** A row of the signal table as it is read. */
export interface KnownSignal {
  kind: string;
  value: number | null;
  occurredOn: PlainDate;
  /** in words */
  source: string | null;
  /** the place it is about; null or left out is the whole business */
  siteId?: string | null;
}

/** A statement that no later one of its source has replaced. */
export interface KnownStatement {
  field: string;
  siteId: string | null;
  value: unknown;
  source: string;
  /** owner | officer | official_register | council_register | partner | demo */
  sourceKind: string;
  sourceKey?: string;
  statedOn: PlainDate;
  confirmedOn: PlainDate | null;
  ownerVerdict: string | null;
}

export interface Known {
  signals: KnownSignal[];
  statements: KnownStatement[];
  /** the owner or an officer last said that everything is still right */
  confirmedOn: PlainDate | null;
  lastHeardOn: PlainDate | null;
}

/** Values that one source has just stated, by the place they are about (null is the whole business). */
export interface JustSaid {
  source: { key: string; kind: string; name: string };
  values: readonly { field: string; siteId: string | null; value: unknown }[];
  statedOn: PlainDate;
  confirmedOn: PlainDate | null;
}

/** What is known once a source has said more: each value stands in place of the same source's former one. */
export function withJustSaid<K extends Known>(known: K, said: JustSaid): K {
  const { source, statedOn, confirmedOn } = said;
  const told = said.values.filter(({ field }) => STATEMENT_FIELDS.includes(field));
  if (told.length === 0) return known;
  const replaced = (one: KnownStatement) =>
    one.sourceKey === source.key && told.some(({ field, siteId }) => field === one.field && siteId === one.siteId);
  const news = told.map(
    (value): KnownStatement => ({
      ...value,
      source: source.kind === "owner" ? "owner" : source.name,
      sourceKind: source.kind,
      sourceKey: source.key,
      statedOn,
      confirmedOn,
      ownerVerdict: null,
    }),
  );
  return { ...known, statements: [...known.statements.filter((one) => !replaced(one)), ...news] };
}

/** The family that a legal form belongs to. */
export const LEGAL_FAMILY: Record<LegalForm, LegalFamily> = {
  sole_trader: "unincorporated",
  partnership: "unincorporated",
  limited: "incorporated",
  llp: "incorporated",
  cic: "social",
  charity: "social",
  plc: "public",
  public_body: "public",
  overseas: "overseas",
  other: "unincorporated",
};

/** Legal forms that end with their entry in the register. */
const REGISTERED = new Set<LegalForm | null>(["limited", "llp", "cic", "plc"]);

const BANDS: Record<string, { from: number; to: number }> = {
  "0": { from: 0, to: 0 },
  "1-9": { from: 1, to: 9 },
  "10-49": { from: 10, to: 49 },
  "50-249": { from: 50, to: 249 },
  "250+": { from: 250, to: Number.POSITIVE_INFINITY },
};

/** What the lifecycle model is told about a business. */
export function lifecycleFacts(snapshot: Snapshot, known: Known, asOf: PlainDate): LifecycleFacts {
  const headcounts = heldHeadcounts(known.signals, asOf);
  const { employees, history } = headcount(snapshot, headcounts);
  const contradiction = registerContradiction(snapshot, known);
  const toStart = snapshot.tradingStatus === "idea" && snapshot.tradingStartedOn === null;
  return {
    status: contradiction ? "closed" : tradingState(snapshot),
    legal: toStart ? "not_formed" : snapshot.legalForm && LEGAL_FAMILY[snapshot.legalForm],
    started: snapshot.tradingStartedOn ?? snapshot.incorporatedOn,
    startedIsStandIn: snapshot.tradingStartedOn === null,
    ageMonths: null,
    employees,
    premises: premisesKind(snapshot),
    headcounts: history,
    signals: signals(snapshot, known, asOf),
    lastHeard: known.lastHeardOn,
    provenance: provenance(snapshot, known),
    contradiction,
  };
}

function tradingState(snapshot: Snapshot): TradingState | null {
  if (snapshot.tradingStatus === "ceased") return "closed";
  if (snapshot.tradingStatus === "paused") return "dormant";
  if (REGISTERED.has(snapshot.legalForm) && snapshot.registerStatus === "dormant") return "dormant";
  return snapshot.tradingStatus === "trading" ? "trading" : null;
}

/** "The owner says it trades, the register that it was dissolved": one sentence, or null. */
function registerContradiction(snapshot: Snapshot, known: Known): string | null {
  const dissolved = REGISTERED.has(snapshot.legalForm) && snapshot.registerStatus === "dissolved";
  if (!dissolved || snapshot.tradingStatus === "ceased") return null;
  const said = known.statements.find((one) => one.field === "registerStatus" && one.value === "dissolved");
  const when = said ? `${said.source} said on ${formatDay(said.statedOn)}` : "the official register says";
  return `The record says it ${snapshot.tradingStatus === "trading" ? "trades" : "is not closed"}, but ${when} that the company is dissolved.`;
}

/** Places it works from; a van beside a fixed place is not a second site. */
function premisesKind(snapshot: Snapshot): PremisesKind | null {
  const open = snapshot.sites.filter((site) => site.closedOn === null && site.outsideCouncil === null);
  const operating = open.filter((site) => site.isOperating);
  const fixed = operating.filter((site) => site.premisesType !== "mobile");
  if (fixed.length > 1) return "multi";
  return (fixed[0] ?? operating[0] ?? open[0])?.premisesType ?? null;
}

/** A number counts; a band gives the newest number known within it, else its least, and then no history to compare with. */
function headcount(snapshot: Snapshot, history: Headcount[]): { employees: number | null; history: Headcount[] } {
  if (snapshot.employees !== null) return { employees: snapshot.employees, history };
  const band = snapshot.employeesBand === null ? undefined : BANDS[snapshot.employeesBand];
  if (!band) return { employees: null, history };
  const last = history.at(-1)?.employees;
  if (last !== undefined && last >= band.from && last <= band.to) return { employees: last, history };
  return { employees: band.from, history: [] };
}

/** A head count stands until the next, so the one of a year ago is known even when it was said before that. */
function heldHeadcounts(signals: KnownSignal[], asOf: PlainDate): Headcount[] {
  const told = signals
    .filter((one) => one.kind === "headcount" && one.value !== null && one.occurredOn <= asOf)
    .map((one) => ({ date: one.occurredOn, employees: one.value ?? 0 }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  const yearAgo = addMonths(asOf, -12);
  const held = told.findLast((one) => one.date < yearAgo);
  const all =
    held && !told.some((one) => one.date === yearAgo) ? [...told, { ...held, date: yearAgo, saidOn: held.date }] : told;
  return all.sort((a, b) => (a.date < b.date ? -1 : 1));
}

const KINDS = new Set<string>(SIGNAL_KINDS);

function signals(snapshot: Snapshot, known: Known, asOf: PlainDate): DatedSignal[] {
  const told: DatedSignal[] = [];
  for (const { kind, occurredOn, source } of known.signals) {
    if (kind === "smaller_premises_hybrid")
      told.push({ kind: "smaller_premises", date: occurredOn, source, hybrid: true });
    else if (KINDS.has(kind)) told.push({ kind: kind as DatedSignal["kind"], date: occurredOn, source });
  }
  const hasPlace = snapshot.sites.some((site) => site.closedOn === null && site.isOperating);
  const standing = hasPlace ? told.filter((one) => one.kind !== "premises_left") : told;
  const fromRegister = REGISTERED.has(snapshot.legalForm) ? hardStatus(snapshot.registerStatus) : null;
  if (fromRegister && !told.some((one) => one.kind === fromRegister)) {
    const said = known.statements.find((one) => one.field === "registerStatus");
    standing.push({
      kind: fromRegister,
      date: said?.statedOn ?? asOf,
      source: said?.source ?? "the official register",
    });
  }
  return standing;
}

const FIELDS_OF: Record<Input | "status", string[]> = {
  status: ["tradingStatus", "registerStatus"],
  age: ["tradingStartedOn", "incorporatedOn"],
  employees: ["employees", "employeesBand"],
  premises: ["premisesType"],
  legal: ["legalForm"],
};

/** Which fields' statements the models need. */
export const STATEMENT_FIELDS = [...Object.values(FIELDS_OF).flat(), "ambition"];

const OF_THE_COUNCIL = new Set(["owner", "officer", "official_register"]);

function provenance(snapshot: Snapshot, known: Known): LifecycleFacts["provenance"] {
  const found: LifecycleFacts["provenance"] = {};
  const mainSite = snapshot.sites.find((site) => site.closedOn === null && site.isOperating);
  const shown: Record<Input | "status", [string, unknown][]> = {
    status: [registerDecides(snapshot) ? ["registerStatus", snapshot.registerStatus] : ["tradingStatus", snapshot.tradingStatus]],
    age: [["tradingStartedOn", snapshot.tradingStartedOn], ["incorporatedOn", snapshot.incorporatedOn]],
    employees: [["employees", snapshot.employees], ["employeesBand", snapshot.employeesBand]],
    premises: [["premisesType", mainSite?.premisesType ?? null]],
    legal: [["legalForm", snapshot.legalForm]],
  }; // biome-ignore format: a table
  for (const [input, values] of Object.entries(shown) as [Input | "status", [string, unknown][]][]) {
    const value = values.find(([, is]) => is !== null);
    const from = value && provenanceOf(value[0], value[1], known, mainSite?.id ?? null);
    if (from) found[input] = from;
  }
  return found;
}

/** Whether it counts as closed or dormant by the official register's word, whatever the record says of its trade. */
function registerDecides({ legalForm, registerStatus, tradingStatus }: Snapshot): boolean {
  if (!REGISTERED.has(legalForm) || tradingStatus === "ceased") return false;
  return registerStatus === "dissolved" || (registerStatus === "dormant" && tradingStatus !== "paused");
}

/** The best word for the shown value, and whether another source still says otherwise. */
function provenanceOf(field: string, value: unknown, known: Known, siteId: string | null): Provenance | null {
  // a place has fields of the same names: its own head count is not that of the whole
  const of = field === "premisesType" ? siteId : null;
  let best: (ReturnType<typeof dateOf> & { source: string; kind: string }) | null = null;
  const others: KnownStatement[] = [];
  for (const one of known.statements) {
    if (one.field !== field || one.siteId !== of) continue;
    if (one.value !== value) {
      if (one.value !== null && !isDenied(one.ownerVerdict)) others.push(one);
      continue;
    }
    const dated = dateOf(one, known);
    const better = !best || (dated.sure === best.sure ? dated.on > best.on : dated.sure);
    if (better) best = { source: one.source, kind: one.sourceKind, ...dated };
  }
  if (!best) return null;
  const { source, kind, on, confirmed, sure } = best;
  const conflict = others.length > 0;
  const unsettled =
    conflict && (!ON_THE_SPOT.has(kind) || others.some((one) => one.sourceKind === "official_register"));
  const otherwise = others.map((one) => ({ source: one.source, value: one.value, on: dateOf(one, known).on }));
  return {
    source,
    on,
    confirmed,
    unconfirmedThirdParty: !sure,
    conflict,
    ...(unsettled ? { unsettled } : {}),
    ...(conflict ? { otherwise } : {}),
  };
}

/** Whether a word counts no more: the owner called it wrong, or an officer settled for another source. */
export function isDenied(verdict: string | null): boolean {
  return verdict === "wrong" || verdict === "set_aside";
}

/** Whose word on the business stands against a list until the owner is asked; not against the official register. */
const ON_THE_SPOT = new Set(["owner", "officer"]);

function dateOf(one: KnownStatement, known: Known): { on: PlainDate; confirmed: boolean; sure: boolean } {
  const again = one.sourceKind === "owner" || one.sourceKind === "officer" ? known.confirmedOn : null;
  const confirmedOn = again !== null && (one.confirmedOn === null || again > one.confirmedOn) ? again : one.confirmedOn;
  return {
    on: confirmedOn && confirmedOn > one.statedOn ? confirmedOn : one.statedOn,
    confirmed: confirmedOn !== null,
    sure: confirmedOn !== null || OF_THE_COUNCIL.has(one.sourceKind),
  };
}
