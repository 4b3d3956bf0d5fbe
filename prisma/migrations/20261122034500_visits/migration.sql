-- Visits, "still here?" asked before them, what schemes and officers say of a place, and Primary Authority.
CREATE TABLE "visit" (
    "id" UUID NOT NULL,
    "business_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "council_code" TEXT NOT NULL,
    "team_code" TEXT NOT NULL,
    "officer_id" UUID,
    "purpose" TEXT NOT NULL,
    "planned_on" DATE NOT NULL,
    "closed_reason" TEXT,
    "category" TEXT,
    "certainty" TEXT,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "visited_on" DATE,
    "confidence" TEXT,
    "found" TEXT,
    "note" TEXT,
    "next_on" DATE,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "result_by_id" UUID,
    "result_at" TIMESTAMPTZ(3),
    "submission_key" TEXT,
    CONSTRAINT "visit_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "visit_result" CHECK (
      CASE "state" WHEN 'done' THEN "visited_on" IS NOT NULL AND "confidence" IS NOT NULL
        WHEN 'nobody_there' THEN "visited_on" IS NOT NULL AND "found" IS NOT NULL ELSE "visited_on" IS NULL END)
);
CREATE UNIQUE INDEX "visit_created_by_id_submission_key_key" ON "visit"("created_by_id", "submission_key");
CREATE INDEX "visit_business_id_state_visited_on_idx" ON "visit"("business_id", "state", "visited_on");
CREATE INDEX "visit_site_id_state_idx" ON "visit"("site_id", "state");
CREATE INDEX "visit_council_code_team_code_state_visited_on_idx" ON "visit"("council_code", "team_code", "state", "visited_on");
CREATE INDEX "visit_officer_id_state_planned_on_idx" ON "visit"("officer_id", "state", "planned_on");
ALTER TABLE "visit" ADD CONSTRAINT "visit_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "still_here_ask" (
    "id" UUID NOT NULL,
    "business_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "council_code" TEXT NOT NULL,
    "team_code" TEXT NOT NULL,
    "asked_by_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "certainty" TEXT NOT NULL,
    "by_mail" BOOLEAN NOT NULL,
    "task_id" UUID,
    "answer" TEXT,
    "answered_by" TEXT,
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "avoided" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "still_here_ask_pkey" PRIMARY KEY ("id")
);
-- A place is asked once at a time, whoever asks.
CREATE UNIQUE INDEX "still_here_ask_open" ON "still_here_ask"("site_id") WHERE "answer" IS NULL;
CREATE INDEX "still_here_ask_business_id_asked_at_idx" ON "still_here_ask"("business_id", "asked_at");
CREATE INDEX "still_here_ask_site_id_asked_at_idx" ON "still_here_ask"("site_id", "asked_at");
CREATE INDEX "still_here_ask_council_code_team_code_answered_at_idx" ON "still_here_ask"("council_code", "team_code", "answered_at");
ALTER TABLE "still_here_ask" ADD CONSTRAINT "still_here_ask_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "inspection_ruling" (
    "id" UUID NOT NULL,
    "business_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "council_code" TEXT NOT NULL,
    "team_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "scheme" TEXT,
    "category" TEXT,
    "months" SMALLINT,
    "given_on" DATE NOT NULL,
    "next_on" DATE,
    "hazard" SMALLINT,
    "reason" TEXT,
    "person_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "end_reason" TEXT,
    CONSTRAINT "inspection_ruling_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "inspection_ruling_whole" CHECK (
      CASE "kind" WHEN 'scheme' THEN "scheme" IS NOT NULL AND "category" IS NOT NULL ELSE "hazard" BETWEEN 1 AND 5 AND "reason" IS NOT NULL END)
);
-- One word of each kind a place and scheme at a time.
CREATE UNIQUE INDEX "inspection_ruling_one" ON "inspection_ruling"("site_id", "kind", (coalesce("scheme", ''))) WHERE "ended_at" IS NULL;
CREATE INDEX "inspection_ruling_business_id_ended_at_idx" ON "inspection_ruling"("business_id", "ended_at");
CREATE INDEX "inspection_ruling_site_id_created_at_idx" ON "inspection_ruling"("site_id", "created_at");
ALTER TABLE "inspection_ruling" ADD CONSTRAINT "inspection_ruling_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "primary_authority" (
    "business_id" UUID NOT NULL,
    "authority" TEXT NOT NULL,
    "plan_url" TEXT,
    "since" DATE,
    "council_code" TEXT NOT NULL,
    "person_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "primary_authority_pkey" PRIMARY KEY ("business_id")
);
ALTER TABLE "primary_authority" ADD CONSTRAINT "primary_authority_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the visit list sorts and filters by, on each place; taken once from the newest results.
ALTER TABLE "site" ADD COLUMN "inspection_rank" SMALLINT;
ALTER TABLE "site" ADD COLUMN "inspection_category" TEXT;
ALTER TABLE "site" ADD COLUMN "inspection_months" DOUBLE PRECISION;
ALTER TABLE "site" ADD COLUMN "inspection_due_on" DATE;
ALTER TABLE "site" ADD COLUMN "inspection_statutory" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "site" ADD COLUMN "hazard" SMALLINT;
ALTER TABLE "site" ADD COLUMN "exposure" SMALLINT;
ALTER TABLE "site" ADD COLUMN "gone_on" DATE;

UPDATE site SET
  inspection_rank = coalesce(strpos('ABCDE', found.category), 6),
  inspection_category = found.category,
  inspection_months = found.months,
  inspection_due_on = found.due_on,
  hazard = substring(found.reasons FROM 'Hazard ([1-5]) of 5')::smallint,
  exposure = substring(found.reasons FROM 'Exposure ([1-3]) of 3')::smallint,
  gone_on = CASE WHEN newest.output->>'certainty' = 'probably_gone' THEN (
    SELECT max(s.occurred_on) FROM signal s
    WHERE s.business_id = newest.business_id AND s.cancelled_at IS NULL AND s.kind IN ('gone_sign', 'premises_left')) END
FROM (SELECT DISTINCT ON (business_id) business_id, output FROM result WHERE model = 'inspection'
      ORDER BY business_id, created_at DESC, id DESC) newest
CROSS JOIN LATERAL (
  SELECT (one->>'siteId')::uuid AS site_id, one->>'category' AS category, (one->>'months')::float8 AS months,
    (one->>'dueOn')::date AS due_on, one->>'reasons' AS reasons
  FROM jsonb_array_elements(newest.output->'sites') AS one) found
WHERE site.id = found.site_id;

CREATE INDEX "site_visits_idx" ON "site" ("council_code", "inspection_rank", (coalesce("inspection_due_on", DATE '0001-01-01')), "id")
  WHERE "closed_on" IS NULL AND "inspection_rank" IS NOT NULL;
CREATE INDEX "business_stake_level_idx" ON "business" ("stake_level") WHERE "merged_into_id" IS NULL AND "archived_at" IS NULL;
