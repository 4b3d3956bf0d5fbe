import type { Snapshot } from "~/businesses/snapshot.ts";
import type { Overtaken } from "~/circumstances/back-dating.ts";
import { describeFields, ownerTitle, type TradeTitles, valueText } from "~/circumstances/describe.ts";
import { asList } from "~/circumstances/fields.ts";
import type { DetectedEvent, FieldValue } from "~/circumstances/types.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { stillToTell } from "./outside-bodies.ts";
import { byCouncil, type ReceiptChange, type ReceiptContent, type ToldTeam } from "./receipt.ts";
import type { NotTold, Told } from "./routing.ts";
import { isTeamCode, TEAM_KINDS } from "./teams.ts";

export interface Named extends DetectedEvent {
  reference: string;
}

export interface ReceiptParts {
  status: ReceiptContent["status"];
  effectiveOn: PlainDate;
  events: readonly Named[];
  after: Snapshot;
  routed: { told: readonly Told[]; notTold: readonly NotTold[] };
  councilNames: Readonly<Record<string, string>>;
  offers: ReceiptContent["offers"];
  means: ReceiptContent["means"];
  /** of a correction or a withdrawal: what had been told */
  about?: string | undefined;
  /** of a word on a change still to come: the day of that, null when it was taken back */
  planned?: PlainDate | null | undefined;
  /** of a change dated back: what later-dated values outlive */
  overtaken?: readonly Overtaken[];
  /** titles of the SIC codes, when a line of work changed */
  trades?: TradeTitles;
  /** nobody is asked to tell others when a register or an officer told us */
  forOwner: boolean;
}

/** Everything that an owner reads after saving, in words. Pure. */
export function composeReceipt(parts: ReceiptParts): ReceiptContent {
  return {
    status: parts.status,
    effectiveOn: parts.effectiveOn,
    ...(parts.planned === undefined ? {} : { planned: parts.planned }),
    changes: parts.events.map((event) => ({
      ...changeOf(event, parts.after, parts.trades),
      ...(parts.about ? { about: parts.about } : {}),
    })),
    ...stays(parts),
    told: toldTeams(parts.routed.told, parts.councilNames),
    notTold: parts.routed.notTold.map(({ teamCode, councilCode, why }) => ({
      teamCode,
      team: TEAM_KINDS[teamCode].name,
      ...(councilCode ? { council: parts.councilNames[councilCode] ?? councilCode } : {}),
      why,
    })),
    stillToTell: parts.forOwner ? stillToTell(parts.events, parts.after) : [],
    offers: parts.offers,
    means: parts.means,
  };
}

function changeOf(event: Named, after: Snapshot, trades: TradeTitles | undefined): ReceiptChange {
  const site = after.sites.find((one) => one.id === event.siteId);
  return {
    eventReference: event.reference,
    type: event.type,
    title: ownerTitle(event.type, event.after),
    site: site ? siteLine(site) : null,
    fields: describeFields(event.before, event.after, trades ? { trades } : {}).map(
      ({ field: _field, ...line }) => line,
    ),
  };
}

/** What is shown as before, since a later-dated change set it. */
function stays({ overtaken = [], after, trades }: ReceiptParts): Pick<ReceiptContent, "overtaken"> {
  const lines = overtaken.flatMap(({ siteId, field, stays: value, told, since }) => {
    const [line] = describeFields({ [field]: told }, { [field]: value }, trades ? { trades } : {});
    const site = after.sites.find((one) => one.id === siteId);
    if (!line) return [];
    const said = field === "activities" ? stayingActivity(told, value) : { label: line.label, stays: line.afterText };
    return [{ ...said, site: site ? siteLine(site) : null, since }];
  });
  return lines.length > 0 ? { overtaken: lines } : {};
}

/** One activity that a later change has started or stopped. */
function stayingActivity(told: FieldValue, stays: FieldValue): { label: string; stays: string } {
  const done = asList(stays).length > 0;
  const label = valueText("activities", done ? stays : told);
  return { label, stays: done ? texts.changes.receipt.stillDone : texts.changes.receipt.stillNotDone };
}

/** "14 Bird Street, Lichfield WS13 6PW": a place in one line. */
export function siteLine(site: {
  name: string | null;
  addressLine1: string | null;
  town: string | null;
  postcode: string | null;
}): string {
  const where = [site.addressLine1, site.town].filter(Boolean).join(", ");
  return [site.name, [where, site.postcode].filter(Boolean).join(" ")].filter(Boolean).join(", ");
}

function toldTeams(told: readonly Told[], councilNames: Readonly<Record<string, string>>): ToldTeam[] {
  const teams = new Map<string, ToldTeam>();
  for (const { team, why, dueOn } of told) {
    const known = teams.get(team.id);
    if (!known) {
      const name = isTeamCode(team.code) ? TEAM_KINDS[team.code].name : team.name;
      const council = councilNames[team.councilCode] ?? team.councilCode;
      teams.set(team.id, {
        teamCode: team.code,
        team: name,
        councilCode: team.councilCode,
        council,
        why: [why],
        dueOn,
      });
      continue;
    }
    if (!known.why.includes(why)) known.why.push(why);
    if (dueOn && (!known.dueOn || dueOn < known.dueOn)) known.dueOn = dueOn;
  }
  // those who answer soonest first, those merely informed last
  const soonest = [...teams.values()].sort((a, b) => (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999"));
  return byCouncil(soonest).flatMap((council) => council.teams);
}
