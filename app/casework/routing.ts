import { mainSite, type SiteSnapshot, type Snapshot } from "~/businesses/snapshot.ts";
import type { EventType } from "~/circumstances/catalogue.ts";
import type { DetectedEvent } from "~/circumstances/types.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { addWorkingDays } from "~/lib/working-days.ts";
import { FACTS, type FactName, type RoutingFacts, routingFacts } from "./routing-facts.ts";
import { FOR_INFORMATION, NEED_TEAMS, NEGATIVE, type NegativeRow, ROUTING, URGENT } from "./routing-table.ts";
import { isTeamCode, TEAM_KINDS, type TeamCode } from "./teams.ts";

/** A team of a council: each district's and the county's own table of who does what. */
export interface TeamRow {
  id: string;
  councilCode: string;
  code: string;
  name: string;
}

export interface RoutingInput {
  events: readonly DetectedEvent[];
  before: Snapshot;
  after: Snapshot;
  /** the teams of every council concerned */
  teams: readonly TeamRow[];
  /** county of a district; none for a unitary council */
  countyOf: Readonly<Record<string, string | null>>;
  /** teams with an open item on this business */
  openTeamIds: readonly string[];
  today: PlainDate;
}

/** One team told of one event. */
export interface Told {
  event: DetectedEvent;
  team: TeamRow;
  ruleKey: string;
  why: string;
  lgsl: number | null;
  /** names of the fields the team may see */
  fields: string[];
  /** null = for information only, nothing to answer */
  dueOn: PlainDate | null;
}

export interface NotTold {
  teamCode: TeamCode;
  /** where another council's team of that kind was told: whose was not; null when none was told anywhere */
  councilCode: string | null;
  ruleKey: string;
  why: string;
}

/** The same before it is known who else was told: always with the council. */
type Silent = NotTold & { councilCode: string };

/** The places an event concerns, by the council they lie in. */
function placesOf(event: DetectedEvent, before: Snapshot, after: Snapshot): Map<string, SiteSnapshot[]> {
  const places = new Map<string, SiteSnapshot[]>();
  const put = (site: SiteSnapshot | null | undefined) => {
    if (!site?.councilCode) return;
    const known = places.get(site.councilCode) ?? [];
    if (!known.some((one) => one.id === site.id)) places.set(site.councilCode, [...known, site]);
  };
  if (event.siteId) {
    put(after.sites.find((site) => site.id === event.siteId));
    // what a building is used for concerns the council where it stands; that somebody left is told by the move itself
    if (event.type === "premises.type_changed" && places.size > 0) return places;
    if (event.type.startsWith("premises.")) put(before.sites.find((site) => site.id === event.siteId));
    if (event.type === "site.added" || places.size === 0) put(mainSite(before));
  } else {
    const open = after.sites.filter((site) => site.closedOn === null);
    for (const site of open.length > 0 ? open : after.sites) put(site);
  }
  return places;
}

/**
 * Who is told of what, and who is not and why.
 * event type × activity × premises type × council area × tier → team.
 */
export function route(input: RoutingInput): { told: Told[]; notTold: NotTold[] } {
  const told: Told[] = [];
  const silent: Silent[] = [];
  for (const event of input.events) {
    for (const [councilCode, places] of placesOf(event, input.before, input.after)) {
      const facts = routingFacts(event, input.before, input.after, places);
      routeAt(event, councilCode, facts, input, told, silent);
    }
  }
  const heard = told.filter((one) => !saysAgain(one, told));
  return { told: firstOfEach(heard), notTold: notToldOf(silent, heard) };
}

/** Each kind of team once, with the first reason; by council where another council's was told. */
function notToldOf(silent: readonly Silent[], heard: readonly Told[]): NotTold[] {
  const kinds = new Set(heard.map(({ team }) => team.code));
  const reached = new Set(heard.map(({ team }) => `${team.code} ${team.councilCode}`));
  const reasons = new Map<string, NotTold>();
  for (const one of silent) {
    if (reached.has(`${one.teamCode} ${one.councilCode}`)) continue;
    const councilCode = kinds.has(one.teamCode) ? one.councilCode : null;
    const key = `${one.teamCode} ${councilCode}`;
    if (!reasons.has(key)) reasons.set(key, { ...one, councilCode });
  }
  return [...reasons.values()];
}

/** A new line of work tells a regulator nothing that the new activity of the same save does not. */
function saysAgain(one: Told, told: readonly Told[]): boolean {
  if (one.event.type !== "sector.changed" || one.ruleKey.startsWith("all:")) return false;
  return told.some((other) => other.team.id === one.team.id && other.event.type.startsWith("activity."));
}

function routeAt(
  event: DetectedEvent,
  district: string,
  facts: RoutingFacts,
  input: RoutingInput,
  told: Told[],
  silent: Silent[],
): void {
  const forbidden = new Map<TeamCode, NegativeRow>();
  for (const row of NEGATIVE.filter((negative) => applies(negative, event.type, facts))) {
    for (const team of row.teams) if (!forbidden.has(team)) forbidden.set(team, row);
  }
  const leaveOut = (code: TeamCode, ruleKey: string, why: string) => {
    const councilCode = findTeam(code, district, input)?.councilCode ?? district;
    silent.push({ teamCode: code, councilCode, ruleKey, why });
  };
  const tell = (
    code: TeamCode,
    ruleKey: string,
    why: string,
    lgsl: number | null,
    days: number | null,
    otherwise?: TeamCode,
  ) => {
    if (forbidden.has(code)) return;
    const team = findTeam(code, district, input) ?? (otherwise && findTeam(otherwise, district, input));
    if (team)
      told.push({
        event,
        team,
        ruleKey,
        why,
        lgsl,
        fields: fieldsFor(code, event),
        dueOn: dueOn(event, code, days, input.today),
      });
    else noTeam(code, event, district, input, told, leaveOut);
  };

  for (const row of ROUTING.filter((candidate) => candidate.events.includes(event.type))) {
    const missing = row.when?.find((fact) => !facts[fact]);
    if (missing && (forbidden.has(row.team) || row.team === "STEWARD")) continue;
    if (missing) leaveOut(row.team, `${event.type}:${row.team}`, whyNot(missing));
    else tell(row.team, `${event.type}:${row.team}`, row.why, row.lgsl ?? null, row.days ?? null, row.otherwise);
  }
  const asked = event.after["details.need"] ?? event.after["details.barrier"];
  const helper = typeof asked === "string" ? NEED_TEAMS[asked] : undefined;
  if (helper) tell(helper, `${event.type}:${helper}`, "they can help with what you asked", null, null);
  if (event.type === "contact.changed") tellOpenTeams(event, input, told);
  for (const code of ["ED", "IN"] as const) {
    const days = code === "IN" || FOR_INFORMATION.includes(event.type) ? 0 : null;
    tell(
      code,
      `all:${code}`,
      code === "ED" ? "they support every business here" : "they count changes, without names",
      null,
      days,
    );
  }
  for (const [teamCode, row] of forbidden) leaveOut(teamCode, row.key, row.why);
}

function applies(row: NegativeRow, type: EventType, facts: RoutingFacts): boolean {
  const concerned = row.events ? row.events.includes(type) : !row.except?.includes(type);
  return concerned && (row.when === undefined || facts[row.when]);
}

/** A council that has not said who does this: its records team decides, so that nothing is lost. */
function noTeam(
  code: TeamCode,
  event: DetectedEvent,
  district: string,
  input: RoutingInput,
  told: Told[],
  leaveOut: (code: TeamCode, ruleKey: string, why: string) => void,
): void {
  const why = `Your council has not named its team for ${TEAM_KINDS[code].name} yet.`;
  leaveOut(code, "no_team", why);
  const steward = code === "IN" || code === "ED" ? undefined : findTeam("STEWARD", district, input);
  if (steward) {
    const due = dueOn(event, code, null, input.today);
    told.push({
      event,
      team: steward,
      ruleKey: `no_team:${code}`,
      why: `no team is named for ${TEAM_KINDS[code].name}`,
      lgsl: null,
      fields: fieldsFor("STEWARD", event),
      dueOn: due,
    });
  }
}

function tellOpenTeams(event: DetectedEvent, input: RoutingInput, told: Told[]): void {
  for (const team of input.teams.filter(
    (one) => input.openTeamIds.includes(one.id) && !["ED", "IN"].includes(one.code),
  )) {
    told.push({
      event,
      team,
      ruleKey: "contact:open_case",
      why: "they are dealing with something of yours",
      lgsl: null,
      fields: fieldsFor(team.code, event),
      dueOn: null,
    });
  }
}

function findTeam(code: TeamCode, district: string, { teams, countyOf }: RoutingInput): TeamRow | undefined {
  const county = countyOf[district] ?? null;
  const order = TEAM_KINDS[code].tier === "county" ? [county, district] : [district, county];
  for (const council of order) {
    const team = teams.find((one) => one.code === code && one.councilCode === council);
    if (team) return team;
  }
  return undefined;
}

function dueOn(event: DetectedEvent, code: TeamCode, days: number | null, today: PlainDate): PlainDate | null {
  if (days === 0) return null;
  const allowed = URGENT.includes(event.type) ? 1 : (days ?? TEAM_KINDS[code].days);
  return addWorkingDays(today, allowed);
}

/** Fields that only some teams may see, whatever the event. */
const ONLY_FOR: Readonly<Record<string, readonly TeamCode[]>> = {
  turnoverBand: ["ED"],
  vatNumber: [],
  ambition: ["ED"],
};

/** Who the business is and how to reach it: what every team but insight sees. */
export const IDENTITY_FIELDS = ["name", "reference", "site.addressLine1", "site.town", "site.postcode"] as const;

/** The fields of an event that a team may see. Insight counts, and sees no values. */
export function fieldsFor(code: string, event: Pick<DetectedEvent, "after">): string[] {
  if (code === "IN") return [];
  const allowed = (field: string) => {
    const only = ONLY_FOR[field];
    return only === undefined || (isTeamCode(code) && only.includes(code));
  };
  return [...new Set([...IDENTITY_FIELDS, ...Object.keys(event.after).filter(allowed)])];
}

function whyNot(fact: FactName): string {
  const words = FACTS[fact];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** One item a team and event: a second reason for the same adds nothing. */
function firstOfEach(told: Told[]): Told[] {
  const seen = new Set<string>();
  return told.filter((one) => {
    const key = `${one.team.id} ${one.event.type} ${one.event.siteId}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
