import { listTrades } from "~/businesses/search.server.ts";
import { sentenceCase } from "~/businesses/trade-words.ts";
import { now } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { sql } from "~/platform/sql.server.ts";
import { inTransaction, statements } from "~/platform/statements.server.ts";
import {
  businessCandidates,
  type MatchedNeed,
  offerCandidates,
  serviceCandidates,
  wantedOf,
} from "../candidates.server.ts";
import { bestOf, type Matched, scoreBusiness, scoreOffer, scoreService } from "../matching.ts";

/**
 * Finds what fits a need, at most five of each kind, and keeps it with its reasons in place of what was found before.
 * What somebody put aside stays so, and who was told was told. Reads outside any transaction, writes in one.
 * @returns null when there is no such need or it is not open
 */
export async function matchNeed(postId: string): Promise<Matched[] | null> {
  const [need] = await statements().$queryRaw<MatchedNeed[]>`
    SELECT p.id, p.business_id AS "businessId", p.council_code AS "councilCode", p.need_column AS "needColumn", p.title, p.body,
      b.sic_codes AS "sicCodes", coalesce(b.visibility ->> 'activities', 'public') <> 'public' AS quiet, p.eastings, p.northings
    FROM post p JOIN business b ON b.id = p.business_id
    WHERE p.id = ${postId}::uuid AND p.kind = 'need' AND p.state IN ('live', 'waiting')`;
  if (!need) return null;
  const trades = await listTrades();
  const titles = new Map(trades.map(({ code, title }) => [code, sentenceCase(title)]));
  const wanted = wantedOf(need, trades);
  const [firms, offers, services] = await Promise.all([
    businessCandidates(need, wanted),
    offerCandidates(need, wanted),
    serviceCandidates(need),
  ]);
  const matches = [
    ...bestOf(offers.map((offer) => scoreOffer(wanted, offer, titles))),
    ...bestOf(firms.map((firm) => scoreBusiness(wanted, firm, titles))),
    ...bestOf(services.map((service) => scoreService(wanted, service))),
  ];
  await keep(postId, matches);
  return matches;
}

async function keep(postId: string, matches: readonly Matched[]): Promise<void> {
  const rows = matches.map(
    (match, at) =>
      sql`(${newId()}::uuid, ${postId}::uuid, ${match.kind}, ${match.targetId}::uuid, ${at + 1}::int, ${match.score}::float8, ${match.reasons}::text[], ${now()}::timestamptz)`,
  );
  const targets = matches.map(({ targetId }) => targetId);
  await inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM post WHERE id = ${postId}::uuid FOR UPDATE`;
    await tx.$executeRaw`
      DELETE FROM post_match WHERE post_id = ${postId}::uuid AND target_id <> ALL (${targets}::uuid[])
        AND told_at IS NULL AND dismissed_at IS NULL`;
    if (rows.length === 0) return;
    await tx.$executeRaw(sql`
      INSERT INTO post_match (id, post_id, kind, target_id, rank, score, reasons, made_at) VALUES ${sql.join(rows)}
      ON CONFLICT (post_id, kind, target_id)
        DO UPDATE SET rank = excluded.rank, score = excluded.score, reasons = excluded.reasons, made_at = excluded.made_at`);
  });
}
