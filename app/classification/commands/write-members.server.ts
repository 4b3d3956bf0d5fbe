import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from } from "pg-copy-streams";
import type { PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { copyLine } from "~/platform/copy.server.ts";
import { nameOfStatement } from "~/platform/db.server.ts";
import type { BusinessInspection } from "../assess.ts";
import type { Stage } from "../lifecycle-terms.ts";
import type { Member } from "../population.server.ts";
import { COLUMN_TYPES, type NewResult, type ResultColumns } from "../results.ts";
import { showSites } from "../site-columns.server.ts";

/** What a run found of a business. */
export interface Outcome {
  member: Member;
  news: NewResult[];
  columns: ResultColumns;
  inspection: BusinessInspection;
  shownStage: Stage;
  /** an officer's word that is over by it */
  ended: { id: string; reason: "settings" | "time" } | null;
}

/** Whether there is anything to keep. */
export function saysNews({ member, news, columns, shownStage, ended }: Outcome): boolean {
  return news.length > 0 || ended !== null || showsNews(member, columns, shownStage);
}

function showsNews(member: Member, columns: ResultColumns, shownStage: Stage): boolean {
  return shownStage !== member.shownStage || COLUMN_TYPES.some(([name]) => columns[name] !== member.columns[name]);
}

/**
 * Keeps what a run found, inside the caller's transaction. A business that anybody wrote since it was read, or is writing
 * now, is left alone: theirs is the newer word, and nobody waits.
 * @returns ids of those that were kept
 */
export async function writeMembers(
  connection: pg.ClientBase,
  outcomes: readonly Outcome[],
  asOf: PlainDate,
): Promise<Set<string>> {
  if (outcomes.length === 0) return new Set();
  const rows = await send<{ id: string }>(connection, LOCK, [
    outcomes.map(({ member }) => member.snapshot.id),
    outcomes.map(({ member }) => member.marker),
  ]);
  const kept = new Set(rows.map((row) => row.id));
  const held = outcomes.filter(({ member }) => kept.has(member.snapshot.id));
  const results = held.filter(({ news }) => news.length > 0);
  if (results.length > 0) await pipeline(Readable.from(lines(results, asOf)), connection.query(from(COPY)));
  const shown = held.filter(({ member, columns, shownStage }) => showsNews(member, columns, shownStage));
  if (shown.length > 0) {
    const values = shown.map(({ member, columns, shownStage }) => ({
      id: member.snapshot.id,
      stage: shownStage,
      ...columns,
    }));
    await send(connection, SHOW, [JSON.stringify(values)]);
  }
  const placed = held.filter(({ news }) => news.some((one) => one.model === "inspection"));
  if (placed.length > 0) {
    const { text, values } = showSites(
      placed.map(({ member, inspection }) => ({ businessId: member.snapshot.id, inspection })),
    );
    await send(connection, text, values);
  }
  const ended = held.flatMap((one) => one.ended ?? []);
  if (ended.length > 0) await send(connection, END, [ended.map(({ id }) => id), ended.map(({ reason }) => reason)]);
  return kept;
}

const LOCK = `
  SELECT b.id::text FROM unnest($1::uuid[], $2::text[]) AS found (id, marker) JOIN business b ON b.id = found.id
  WHERE b.xmin::text = found.marker ORDER BY b.id FOR NO KEY UPDATE OF b SKIP LOCKED`;

const COPY = "COPY result (id, business_id, model, settings_version, as_of, outcome, output, fingerprint) FROM STDIN";

const PIECE = 200;

/** As COPY reads them, many to a piece. */
function* lines(outcomes: readonly Outcome[], asOf: PlainDate): Generator<string> {
  for (let at = 0; at < outcomes.length; at += PIECE) {
    let piece = "";
    for (const { member, news } of outcomes.slice(at, at + PIECE))
      for (const { model, settingsVersion, outcome, output, fingerprint } of news)
        piece += copyLine([
          newId(), member.snapshot.id, model, settingsVersion, asOf, outcome, JSON.stringify(output), fingerprint,
        ]); // biome-ignore format: the columns of COPY
    yield piece;
  }
}

const NAMES = ["stage", ...COLUMN_TYPES.map(([name]) => name)];
const TYPED = ["id uuid", "stage text", ...COLUMN_TYPES.map(([name, type]) => `${name} ${type}`)];

const SHOW = `
  UPDATE business SET (${NAMES.join(", ")}) = (${NAMES.map((name) => `shown.${name}`).join(", ")})
  FROM jsonb_to_recordset($1::jsonb) AS shown (${TYPED.join(", ")}) WHERE business.id = shown.id`;

const END = `
  UPDATE stage_override SET ended_at = now(), ended_reason = over.reason
  FROM unnest($1::uuid[], $2::text[]) AS over (id, reason) WHERE stage_override.id = over.id`;

async function send<Row extends object>(connection: pg.ClientBase, text: string, values: unknown[]): Promise<Row[]> {
  const { rows } = await connection.query<Row>({ name: nameOfStatement(text), text, values });
  return rows;
}
