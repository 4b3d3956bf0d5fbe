-- Every save sets the days on which a business was changed, confirmed and heard of. While an index names one of them,
-- each save writes to every index of the table; now one that moves no result stays on its page (a heap-only update).
ALTER TABLE "business" ADD COLUMN "growth_rank" DOUBLE PRECISION, ADD COLUMN "distress_rank" DOUBLE PRECISION;
-- room on a page for the next version of its rows
ALTER TABLE "business" SET (fillfactor = 85);

DROP INDEX "business_stage_heard_idx";
DROP INDEX "business_growth_queue_idx";
DROP INDEX "business_distress_queue_idx";

-- Where a business stands in the queues: score times freshness as a logarithm (half-life 180 days: ln 2 / 180 a day).
CREATE FUNCTION business_queue_ranks() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  open boolean := coalesce(NEW.stage NOT IN ('closed', 'dormant'), false) AND NEW.merged_into_id IS NULL AND NEW.archived_at IS NULL;
BEGIN
  NEW.growth_rank := CASE WHEN open AND NEW.growth_queue = 'growth' AND (NEW.growth_score > 0 OR NEW.growth_unusual) THEN
    ln(greatest(NEW.growth_score, 1)) + (coalesce(greatest(NEW.growth_evidence_on, NEW.confirmed_on), NEW.changed_on, '2020-01-01'::date) - '2020-01-01'::date) * 0.003850817669777474
  END;
  NEW.distress_rank := CASE WHEN open AND (NEW.growth_queue = 'distress' OR NEW.trajectory = 'contracting') THEN
    ln(1 + greatest(NEW.growth_score, 0)) + (coalesce(greatest(NEW.growth_evidence_on, NEW.confirmed_on, NEW.changed_on), '2020-01-01'::date) - '2020-01-01'::date) * 0.003850817669777474
  END;
  RETURN NEW;
END $$;
CREATE TRIGGER business_queue_ranks
  BEFORE INSERT OR UPDATE OF stage, trajectory, growth_score, growth_queue, growth_unusual, growth_evidence_on, confirmed_on, changed_on,
    merged_into_id, archived_at ON "business"
  FOR EACH ROW WHEN (NEW.growth_score > 0 OR NEW.growth_unusual OR NEW.growth_queue = 'distress' OR NEW.trajectory = 'contracting'
    OR NEW.growth_rank IS NOT NULL OR NEW.distress_rank IS NOT NULL)
  EXECUTE FUNCTION business_queue_ranks();
-- only those that may be in a queue are written
UPDATE "business" SET "changed_on" = "changed_on"
WHERE "growth_score" > 0 OR "growth_unusual" OR "growth_queue" = 'distress' OR "trajectory" = 'contracting';

CREATE INDEX "business_growth_queue_idx" ON "business" ("growth_rank", "id") WHERE "growth_rank" IS NOT NULL;
CREATE INDEX "business_distress_queue_idx" ON "business" ("distress_rank", "id") WHERE "distress_rank" IS NOT NULL;
-- lists and counts of a stage read the index alone
CREATE INDEX "business_stage_idx" ON "business" ("stage") INCLUDE ("id") WHERE "merged_into_id" IS NULL AND "archived_at" IS NULL;
