import type pg from "pg";
import type { SiteSnapshot, Snapshot } from "~/businesses/snapshot.ts";
import type { PlainDate } from "~/lib/dates.ts";
import { nameOfStatement } from "~/platform/db.server.ts";
import { type Known, type KnownSignal, type KnownStatement, STATEMENT_FIELDS } from "./facts.ts";
import type { Stage } from "./lifecycle-terms.ts";
import type { Model } from "./model-settings.ts";
import { COLUMN_TYPES, type ResultColumns, type StoredResult } from "./results.ts";
import { type StoredSeen, seenSites } from "./seen-sites.ts";
import type { SeenSite } from "./site-facts.ts";

/** A business with all that the models read, as it stood at one moment. */
export interface Member {
  /** only what the models and the service rules ask is filled in; the rest is null */
  snapshot: Snapshot;
  known: Known;
  /** the newest result of each model */
  results: Partial<Record<Model, StoredResult & { outcome: string }>>;
  /** another one when anything of the row was written since */
  marker: string;
  /** what lists show of the models now */
  columns: ResultColumns;
  shownStage: Stage | null;
  override: { id: string; stage: Stage; endsOn: PlainDate } | null;
  /** what visits and officers say of its places */
  seen: SeenSite[];
  /** councils that see it */
  councils: string[];
}

/** Which businesses: the next so many after one, in the order of their ids, or some by name. */
export type Which = { after: string | null; most: number } | { ids: readonly string[] };

const FIRST = "00000000-0000-0000-0000-000000000000";

type Cells = readonly Cell[];
type Cell = string | number | boolean | null;

/**
 * Reads a batch of businesses, each table once, all as they stood at the same moment.
 * Those that were merged or put away are left out.
 */
export async function readMembers(connection: pg.ClientBase, which: Which): Promise<Member[]> {
  await connection.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    const businesses = await ask(
      connection,
      `${BUSINESSES} ${"ids" in which ? "b.id = ANY($1::uuid[])" : "b.id > $1::uuid"} ORDER BY b.id ${"ids" in which ? "" : "LIMIT $2::int"}`,
      "ids" in which ? [which.ids] : [which.after ?? FIRST, which.most],
    );
    const members = new Map(businesses.map((cells) => [String(cells[0]), memberOf(cells)]));
    if (members.size === 0) return [];
    const ids = [...members.keys()];
    const within = "ids" in which ? "business_id = ANY($1::uuid[])" : "business_id BETWEEN $1::uuid AND $2::uuid";
    const values = "ids" in which ? [which.ids] : [ids[0], ids.at(-1)];
    const sites = await ask(connection, SITES(within), values);
    const signals = await ask(connection, SIGNALS(within), values);
    const statements = await ask(connection, STATEMENTS(within), values);
    const results = await ask(connection, RESULTS(within), values);
    const sources = await ask(connection, "SELECT key, kind, name FROM source", []);
    const overrides = await ask(connection, OVERRIDES(within), values);
    const councils = await ask(connection, COUNCILS(within), values);
    const seen = await ask(connection, SEEN(within), values);
    const said = new Map(sources.map(([key, kind, name]) => [key, { kind: String(kind), name: String(name) }]));
    const each = (rows: Cells[], take: (member: Member, cells: Cells) => void) => {
      for (const cells of rows) {
        const member = members.get(String(cells[0]));
        if (member) take(member, cells);
      }
    };
    each(sites, (member, cells) => member.snapshot.sites.push(siteOf(cells)));
    each(signals, (member, [, kind, value, occurredOn, key, siteId]) => {
      const source = said.get(key ?? null);
      const words = source ? (source.kind === "owner" ? "owner" : source.name) : null;
      member.known.signals.push({ kind, value, occurredOn, source: words, siteId } as KnownSignal);
    });
    each(statements, (member, [, rows]) => {
      for (const [field, siteId, value, key, statedOn, confirmedOn, ownerVerdict] of rows as unknown as Cells[]) {
        const source = said.get(key ?? null);
        if (!source) continue;
        const words = source.kind === "owner" ? "owner" : source.name;
        const statement = { field, siteId, value, source: words, sourceKind: source.kind, statedOn, confirmedOn, ownerVerdict }; // biome-ignore format: one row
        member.known.statements.push(statement as KnownStatement);
      }
    });
    each(results, (member, [, model, outcome, fingerprint, asOf, output]) => {
      member.results[model as Model] = { outcome, fingerprint, asOf, output } as unknown as StoredResult & {
        outcome: string;
      };
    });
    each(overrides, (member, [, id, stage, endsOn]) => {
      member.override = { id: String(id), stage: stage as Stage, endsOn: String(endsOn) };
    });
    each(seen, (member, [, visits, rulings]) => {
      member.seen = seenSites({ visits, rulings } as unknown as StoredSeen);
    });
    each(councils, (member, [, codes]) => {
      member.councils = String(codes).split(",");
    });
    return [...members.values()];
  } finally {
    await connection.query("COMMIT");
  }
}

async function ask(connection: pg.ClientBase, text: string, values: unknown[]): Promise<Cells[]> {
  const { rows } = await connection.query<Cell[]>({ name: nameOfStatement(text), text, values, rowMode: "array" });
  return rows;
}

const SHOWN_COLUMNS = COLUMN_TYPES.map(([name]) => name);
/** where they begin among the cells of BUSINESSES */
const SHOWN_FROM = 23;

const BUSINESSES = `
  SELECT b.id::text, b.xmin::text, b.version, b.verification, b.legal_form, b.trading_status,
    b.trading_started_on::text, b.incorporated_on::text, b.ceased_on::text, b.register_status, b.kind,
    array_to_string(b.sic_codes, ','), array_to_string(b.activities, ','), b.employees, b.employees_band, b.apprentices,
    b.group_type, b.franchise, b.international_trade, b.ambition, b.confirmed_on::text, b.last_heard_on::text, b.stage,
    ${SHOWN_COLUMNS.map((name) => (name === "growth_evidence_on" ? `b.${name}::text` : `b.${name}`)).join(", ")}
  FROM business b WHERE b.merged_into_id IS NULL AND b.archived_at IS NULL AND`;

const list = (text: unknown) => (text === "" || text === null ? [] : String(text).split(","));

function memberOf(cells: Cells): Member {
  const snapshot = {
    id: cells[0], reference: "", version: cells[2], verification: cells[3] === "proven" ? "proven" : "unverified",
    name: "", legalName: null, tradingNames: [], legalForm: cells[4], companyNumber: null, charityNumber: null,
    vatNumber: null, tradingStatus: cells[5], tradingStartedOn: cells[6], incorporatedOn: cells[7], ceasedOn: cells[8],
    registerStatus: cells[9], kind: cells[10], sicCodes: list(cells[11]), specialisms: null, description: null,
    activities: list(cells[12]), employees: cells[13], employeesBand: cells[14], fullTime: null, partTime: null,
    apprentices: cells[15], turnoverBand: null, groupType: cells[16], parentName: null, franchise: cells[17],
    internationalTrade: cells[18], ambition: cells[19], email: null, phone: null, website: null, sites: [],
  }; // biome-ignore format: in the order of the columns
  const columns: Record<string, unknown> = {};
  for (let at = 0; at < SHOWN_COLUMNS.length; at += 1) columns[SHOWN_COLUMNS[at] ?? ""] = cells[SHOWN_FROM + at];
  return {
    snapshot: snapshot as unknown as Snapshot,
    known: { signals: [], statements: [], confirmedOn: cells[20], lastHeardOn: cells[21] } as unknown as Known,
    results: {},
    marker: String(cells[1]),
    columns: columns as unknown as ResultColumns,
    shownStage: cells[22] as Stage | null,
    override: null,
    seen: [],
    councils: [],
  };
}

const SITES = (within: string) => `
  SELECT business_id::text, id::text, premises_type, is_head_office, is_registered_office, is_operating, council_code,
    outside_council, employees, public_access, home_visitors, home_staff, home_conversion, opened_on::text,
    closed_on::text
  FROM site WHERE ${within} ORDER BY business_id, position, id`;

function siteOf(cells: Cells): SiteSnapshot {
  const site = {
    id: cells[1], name: null, addressLine1: null, addressLine2: null, town: null, postcode: null, unit: null, uprn: null,
    premisesType: cells[2], isHeadOffice: cells[3], isRegisteredOffice: cells[4], isOperating: cells[5],
    councilCode: cells[6], outsideCouncil: cells[7], wardCode: null, employees: cells[8], publicAccess: cells[9],
    openingHours: null, homeVisitors: cells[10], homeStaff: cells[11], homeConversion: cells[12], openedOn: cells[13],
    closedOn: cells[14],
  }; // biome-ignore format: in the order of the columns
  return site as unknown as SiteSnapshot;
}

const SIGNALS = (within: string) => `
  SELECT business_id::text, kind, value, occurred_on::text, source_key,
    CASE WHEN kind IN ('gone_sign', 'premises_left') THEN (SELECT e.site_id::text FROM event e WHERE e.id = signal.event_id) END
  FROM signal
  WHERE ${within} AND cancelled_at IS NULL`;

const STATEMENTS = (within: string) => `
  SELECT business_id::text, json_agg(json_build_array(field, site_id, value, source_key, stated_on, confirmed_on, owner_verdict))
  FROM statement WHERE ${within} AND superseded_at IS NULL
    AND field IN (${STATEMENT_FIELDS.map((field) => `'${field}'`).join(", ")})
  GROUP BY business_id`;

const RESULTS = (within: string) => `
  SELECT DISTINCT ON (business_id, model) business_id::text, model, outcome, fingerprint, as_of::text,
    CASE WHEN fingerprint IS NULL THEN output END
  FROM result WHERE ${within} ORDER BY business_id, model, created_at DESC, id DESC`;

const OVERRIDES = (within: string) => `
  SELECT DISTINCT ON (business_id) business_id::text, id::text, stage, ends_on::text FROM stage_override
  WHERE ${within} AND ended_at IS NULL ORDER BY business_id, created_at DESC`;

const SEEN = (within: string) => `
  SELECT business_id::text, json_agg(visit) FILTER (WHERE visit IS NOT NULL), json_agg(ruling) FILTER (WHERE ruling IS NOT NULL)
  FROM (
    (SELECT DISTINCT ON (business_id, site_id) business_id, json_build_object('siteId', site_id, 'confidence', confidence,
       'visitedOn', visited_on, 'nextOn', next_on) AS visit, NULL::json AS ruling
     FROM visit WHERE ${within} AND state = 'done' ORDER BY business_id, site_id, visited_on DESC, result_at DESC)
    UNION ALL
    SELECT business_id, NULL, json_build_object('siteId', site_id, 'kind', kind, 'scheme', scheme, 'category', category,
      'months', months, 'givenOn', given_on, 'nextOn', next_on, 'hazard', hazard)
    FROM inspection_ruling WHERE ${within} AND ended_at IS NULL) said
  GROUP BY business_id`;

const COUNCILS = (within: string) => `
  SELECT business_id::text, string_agg(council_code, ',') FROM business_council WHERE ${within} GROUP BY business_id`;
