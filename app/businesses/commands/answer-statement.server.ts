import type { Statements } from "~/platform/statements.server.ts";

export interface AnsweredStatement {
  siteId: string | null;
  field: string;
  value: unknown;
  sourceName: string;
  sourceKind: string;
}

/** Notes what the owner says of another source's word. Null when that word is not there any more, or not of this business. */
export async function answerStatement(
  tx: Statements,
  businessId: string,
  statementId: string,
  verdict: "right" | "wrong",
): Promise<AnsweredStatement | null> {
  const [row] = await tx.$queryRaw<AnsweredStatement[]>`
    UPDATE statement s SET owner_verdict = ${verdict} FROM source src
    WHERE s.id = ${statementId}::uuid AND s.business_id = ${businessId}::uuid AND s.superseded_at IS NULL
      AND src.key = s.source_key AND src.kind <> 'owner'
    RETURNING s.site_id AS "siteId", s.field, s.value, src.name AS "sourceName", src.kind AS "sourceKind"`;
  return row ?? null;
}
