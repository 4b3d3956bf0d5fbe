-- A head count that somebody must confirm is in the growth queue although it has no points yet, as if it had one.
DROP INDEX "business_growth_queue_idx";
CREATE INDEX "business_growth_queue_idx" ON "business" ((ln(greatest("growth_score", 1)) + (coalesce(greatest("growth_evidence_on", "confirmed_on"), "changed_on", '2020-01-01'::date) - '2020-01-01'::date) * 0.003850817669777474), "id")
  WHERE "growth_queue" = 'growth' AND ("growth_score" > 0 OR "growth_unusual") AND "stage" NOT IN ('closed', 'dormant') AND "merged_into_id" IS NULL AND "archived_at" IS NULL;
