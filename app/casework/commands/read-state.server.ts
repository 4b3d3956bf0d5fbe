import { linesOfBusiness, type SourceLine } from "~/businesses/profile-statements.server.ts";
import { snapshotOf } from "~/businesses/queries.server.ts";
import type { ProfilePatch, SiteFields, Snapshot } from "~/businesses/snapshot.ts";
import { KNOWN_OF_BUSINESS, type KnownRow, type StoredKnown, storedKnown } from "~/classification/queries.server.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { councils, findPlace } from "~/places/queries.server.ts";
import { sql } from "~/platform/sql.server.ts";
import type { Statements } from "~/platform/statements.server.ts";
import type { ChangeActor } from "../change.ts";
import type { TeamRow } from "../routing.ts";

/** All that saving a change reads, once the business is held. */
export interface ChangeState {
  before: Snapshot;
  /** the receipt of the same submission, when it came before */
  repeated: { id: string; reference: string } | null;
  /** whether that key was used at all, however long ago: it cannot be kept twice */
  keyTaken: boolean;
  councilCodes: string[];
  countyOf: Record<string, string | null>;
  councilNames: Record<string, string>;
  teams: TeamRow[];
  openTeamIds: string[];
  recentEvents: { type: string; effectiveOn: PlainDate }[];
  cardStates: { serviceId: string; state: string; on: PlainDate }[];
  /** the source of the change; null when it speaks for the first time */
  source: { key: string; kind: string; name: string } | null;
  /** what the models read, when it was asked for */
  known: StoredKnown | null;
  /** where the receipt is sent; null when nobody is to have one */
  personEmail: string | null;
  /** what is said of the fields that were asked for */
  lines: SourceLine[];
}

export interface StateNeed {
  /** councils that the business is about to come to */
  extraCouncils?: string[];
  /** whether it matters who has an open item */
  openTeams?: boolean;
  /** whether what the models read is wanted too */
  known?: boolean;
  /** fields of which it matters who says what */
  linesOf?: readonly string[];
}

interface StateRow {
  waited: boolean;
  business: Record<string, unknown>;
  sites: Record<string, unknown>[] | null;
  receipt: { id: string; reference: string; recent: boolean } | null;
  councils: string[] | null;
  teams: TeamRow[] | null;
  open: string[] | null;
  recent: { type: string; effectiveOn: PlainDate }[] | null;
  cards: { serviceId: string; state: string; on: PlainDate }[] | null;
  source: ChangeState["source"];
  known: KnownRow | null;
  email: string | null;
  lines: SourceLine[] | null;
}

/**
 * Holds the business until the transaction ends and reads what saving needs, in one round trip. After a wait for
 * another save, everything but the held row itself would be as it was before that save: so it is read once more.
 */
export async function readState(
  ...asked: [tx: Statements, actor: ChangeActor, businessId: string, submissionKey: string | null, need: StateNeed]
): Promise<ChangeState | null> {
  return (await readHeld(...asked)) ?? readHeld(...asked, true);
}

/** Null when there is no such business, or when it had to be waited for. */
async function readHeld(
  tx: Statements,
  actor: ChangeActor,
  businessId: string,
  submissionKey: string | null,
  { extraCouncils = [], openTeams = false, known = false, linesOf = [] }: StateNeed,
  again = false,
): Promise<ChangeState | null> {
  const all = await councils();
  const near = extraCouncils.flatMap((code) => [code, all.get(code)?.parentCode ?? code]);
  const [row] = await tx.$queryRaw<StateRow[]>`
    WITH here AS (
      SELECT council_code AS code FROM business_council WHERE business_id = ${businessId}::uuid
      UNION SELECT unnest(${near}::text[])
    )
    SELECT to_jsonb(b) - 'search_text' AS business,
      b.version <> (SELECT seen.version FROM business seen WHERE seen.id = b.id) AS waited,
      (SELECT jsonb_agg(to_jsonb(s) ORDER BY s.position, s.id) FROM site s WHERE s.business_id = b.id) AS sites,
      (SELECT jsonb_build_object('id', r.id, 'reference', r.reference, 'recent', r.created_at > now() - interval '24 hours')
       FROM receipt r WHERE r.business_id = b.id AND r.submission_key = ${submissionKey}) AS receipt,
      (SELECT jsonb_agg(code) FROM here) AS councils,
      (SELECT jsonb_agg(jsonb_build_object('id', t.id, 'councilCode', t.council_code, 'code', t.code, 'name', t.name))
       FROM team t JOIN here ON here.code = t.council_code) AS teams,
      CASE WHEN ${openTeams} THEN (SELECT jsonb_agg(DISTINCT i.team_id) FROM case_item i
       WHERE i.business_id = b.id AND i.state IN ('new', 'acknowledged')) END AS open,
      (SELECT jsonb_agg(e) FROM (
         SELECT type, max(effective_on) AS "effectiveOn" FROM event
         WHERE event.business_id = b.id AND event.status = 'in_effect' AND event.effective_on > current_date - 400
         GROUP BY type) e) AS recent,
      (SELECT jsonb_agg(jsonb_build_object('serviceId', c.service_id, 'state', c.state, 'on', c.created_at::date))
       FROM card_state c WHERE c.business_id = b.id) AS cards,
      (SELECT jsonb_build_object('key', key, 'kind', kind, 'name', name) FROM source WHERE key = ${actor.sourceKey}) AS source,
      ${known ? KNOWN_OF_BUSINESS : sql`NULL::jsonb`} AS known,
      (SELECT p.email FROM person p WHERE p.id = ${actor.personId}::uuid AND p.disabled_at IS NULL) AS email,
      ${linesOf.length > 0 ? linesOfBusiness(linesOf) : sql`NULL::jsonb`} AS lines
    FROM business b WHERE b.id = ${businessId}::uuid FOR UPDATE OF b`;
  if (!row || (row.waited && !again)) return null;
  const countyOf: Record<string, string | null> = {};
  const councilNames: Record<string, string> = {};
  for (const council of all.values()) {
    countyOf[council.code] = council.parentCode;
    councilNames[council.code] = council.name;
  }
  return {
    before: snapshotOf(row.business, row.sites ?? []),
    repeated: row.receipt?.recent ? row.receipt : null,
    keyTaken: row.receipt !== null,
    councilCodes: row.councils ?? [],
    countyOf,
    councilNames,
    teams: row.teams ?? [],
    openTeamIds: row.open ?? [],
    recentEvents: row.recent ?? [],
    cardStates: row.cards ?? [],
    source: row.source,
    known: row.known && storedKnown(row.known),
    personEmail: actor.kind === "owner" ? row.email : null,
    lines: row.lines ?? [],
  };
}

/** Grid position of a site, found with its council. */
export type Positions = Map<string, { eastings: number | null; northings: number | null }>;

/** The patch with council and ward found from each postcode it sets. What the caller found stays where we know nothing. */
export async function placePatch(
  tx: Statements,
  patch: ProfilePatch,
): Promise<{ patch: ProfilePatch; positions: Positions; councilCodes: string[] }> {
  const positions: Positions = new Map();
  const codes = new Set<string>();
  const placed = async <Site extends Partial<SiteFields> & { id: string }>(site: Site): Promise<Site> => {
    if (site.postcode === undefined) return site;
    const place = site.postcode ? await findPlace(tx, site.postcode) : null;
    if (!place) {
      if (site.councilCode) codes.add(site.councilCode);
      return { councilCode: null, outsideCouncil: null, wardCode: null, ...site };
    }
    const councilCode = place.served ? place.councilCode : null;
    if (councilCode) codes.add(councilCode);
    positions.set(site.id, { eastings: place.eastings, northings: place.northings });
    const outsideCouncil = place.served ? null : (place.councilName ?? site.outsideCouncil ?? null);
    return { ...site, postcode: place.postcode, councilCode, outsideCouncil, wardCode: place.wardCode };
  };
  const [sites, newSites] = [patch.sites ?? [], patch.newSites ?? []];
  const result: ProfilePatch = { ...patch };
  if (sites.length > 0) result.sites = await inOrder(sites, placed);
  if (newSites.length > 0) result.newSites = await inOrder(newSites, placed);
  return { patch: result, positions, councilCodes: [...codes] };
}

async function inOrder<Item>(items: Item[], work: (item: Item) => Promise<Item>): Promise<Item[]> {
  const done: Item[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}
