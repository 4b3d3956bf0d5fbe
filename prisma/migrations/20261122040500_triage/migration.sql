-- The growth queue and the distress queue: what officers decided, what came of it, and whom to call in which order.
CREATE TABLE "triage_decision" (
    "id" UUID NOT NULL,
    "business_id" UUID NOT NULL,
    "council_code" TEXT NOT NULL,
    "queue" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT,
    "team_code" TEXT NOT NULL,
    "owner_id" UUID,
    "due_on" DATE NOT NULL,
    "back_on" DATE NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "band" TEXT,
    "settings_version" INTEGER NOT NULL,
    "evidence_on" DATE,
    "trajectory" TEXT,
    "groups" TEXT[],
    "kinds" TEXT[],
    "reasons" TEXT[],
    "employees" INTEGER,
    "task_id" UUID,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "superseded_at" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submission_key" TEXT,
    CONSTRAINT "triage_decision_pkey" PRIMARY KEY ("id")
);
-- One decision stands at a time for a business in a council.
CREATE UNIQUE INDEX "triage_decision_one" ON "triage_decision"("business_id", "council_code") WHERE "superseded_at" IS NULL;
CREATE UNIQUE INDEX "triage_decision_decided_by_id_business_id_submission_key_key" ON "triage_decision"("decided_by_id", "business_id", "submission_key");
CREATE INDEX "triage_decision_business_id_decided_at_idx" ON "triage_decision"("business_id", "decided_at");
CREATE INDEX "triage_decision_council_code_decided_at_idx" ON "triage_decision"("council_code", "decided_at");
CREATE INDEX "triage_decision_watch" ON "triage_decision"("council_code", "back_on", "id") WHERE "decision" = 'watch' AND "superseded_at" IS NULL;
ALTER TABLE "triage_decision" ADD CONSTRAINT "triage_decision_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "triage_outcome" (
    "id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "months" INTEGER NOT NULL,
    "due_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "jobs" INTEGER,
    "investment_pence" BIGINT,
    "still_trading" TEXT,
    "note" TEXT,
    "grew" BOOLEAN,
    "task_id" UUID,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3),
    CONSTRAINT "triage_outcome_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "triage_outcome_recorded" CHECK (("state" = 'recorded') = ("still_trading" IS NOT NULL))
);
CREATE UNIQUE INDEX "triage_outcome_decision_id_months_key" ON "triage_outcome"("decision_id", "months");
CREATE INDEX "triage_outcome_state_due_on_id_idx" ON "triage_outcome"("state", "due_on", "id");
ALTER TABLE "triage_outcome" ADD CONSTRAINT "triage_outcome_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "triage_decision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Score times freshness, as a logarithm: freshness halves with the days (180), so the order is the same on any day and an
-- index can keep it. app/casework/triage/queue-order.server.ts has the same expressions.
CREATE INDEX "business_growth_queue_idx" ON "business" ((ln(greatest("growth_score", 0.01)) + (coalesce(greatest("growth_evidence_on", "confirmed_on"), '2020-01-01'::date) - '2020-01-01'::date) * 0.003850817669777474), "id")
  WHERE "growth_queue" = 'growth' AND "growth_score" > 0 AND "stage" NOT IN ('closed', 'dormant') AND "merged_into_id" IS NULL AND "archived_at" IS NULL;
CREATE INDEX "business_distress_queue_idx" ON "business" ((ln(1 + greatest("growth_score", 0)) + (coalesce(greatest("growth_evidence_on", "confirmed_on", "changed_on"), '2020-01-01'::date) - '2020-01-01'::date) * 0.003850817669777474), "id")
  WHERE ("growth_queue" = 'distress' OR "trajectory" = 'contracting') AND "stage" NOT IN ('closed', 'dormant') AND "merged_into_id" IS NULL AND "archived_at" IS NULL;
