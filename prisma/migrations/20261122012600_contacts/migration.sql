-- Contacts with barriers and red flags, and what follows from them: tasks, referrals, plans, lead officers.
ALTER TABLE "contact" ADD COLUMN "spoke_to" TEXT;
ALTER TABLE "contact" ADD COLUMN "barriers" TEXT[];
ALTER TABLE "contact" ADD COLUMN "flags" TEXT[];
ALTER TABLE "contact" ADD COLUMN "submission_key" TEXT;
CREATE UNIQUE INDEX "contact_person_id_submission_key_key" ON "contact"("person_id", "submission_key");

ALTER TABLE "partner_body" ADD COLUMN "agreement_until" DATE;

CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "business_id" UUID NOT NULL,
    "council_code" TEXT NOT NULL,
    "team_code" TEXT NOT NULL,
    "assigned_to_id" UUID,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT,
    "due_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "outcome" TEXT,
    "restricted" BOOLEAN NOT NULL DEFAULT false,
    "contact_id" UUID,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "reminded_on" DATE,
    "submission_key" TEXT,
    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "task_created_by_id_submission_key_key" ON "task"("created_by_id", "submission_key");
CREATE INDEX "task_assigned_to_id_state_due_on_id_idx" ON "task"("assigned_to_id", "state", "due_on", "id");
CREATE INDEX "task_council_code_team_code_state_due_on_id_idx" ON "task"("council_code", "team_code", "state", "due_on", "id");
CREATE INDEX "task_business_id_created_at_idx" ON "task"("business_id", "created_at");
CREATE INDEX "task_state_due_on_idx" ON "task"("state", "due_on");
ALTER TABLE "task" ADD CONSTRAINT "task_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "referral" (
    "id" UUID NOT NULL,
    "business_id" UUID NOT NULL,
    "council_code" TEXT NOT NULL,
    "team_code" TEXT NOT NULL,
    "owner_id" UUID,
    "to_team_id" UUID,
    "to_partner_key" TEXT,
    "to_service_id" UUID,
    "to_name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "shared" TEXT[],
    "due_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "outcome" TEXT,
    "outcome_note" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "reminded_on" DATE,
    "submission_key" TEXT,
    CONSTRAINT "referral_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "referral_to_one" CHECK (num_nonnulls("to_team_id", "to_partner_key", "to_service_id") = 1),
    CONSTRAINT "referral_closed_with_outcome" CHECK (("state" = 'closed') = ("outcome" IS NOT NULL))
);
CREATE UNIQUE INDEX "referral_created_by_id_submission_key_key" ON "referral"("created_by_id", "submission_key");
CREATE INDEX "referral_owner_id_state_due_on_id_idx" ON "referral"("owner_id", "state", "due_on", "id");
CREATE INDEX "referral_to_team_id_state_due_on_id_idx" ON "referral"("to_team_id", "state", "due_on", "id");
CREATE INDEX "referral_business_id_created_at_idx" ON "referral"("business_id", "created_at");
CREATE INDEX "referral_state_due_on_idx" ON "referral"("state", "due_on");
ALTER TABLE "referral" ADD CONSTRAINT "referral_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "contact_plan" (
    "business_id" UUID NOT NULL,
    "council_code" TEXT NOT NULL,
    "team_code" TEXT NOT NULL,
    "person_id" UUID,
    "every_months" SMALLINT NOT NULL,
    "next_on" DATE NOT NULL,
    "note" TEXT,
    "reminded_on" DATE,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID,
    CONSTRAINT "contact_plan_pkey" PRIMARY KEY ("business_id", "council_code")
);
CREATE INDEX "contact_plan_person_id_next_on_idx" ON "contact_plan"("person_id", "next_on");
CREATE INDEX "contact_plan_council_code_team_code_next_on_idx" ON "contact_plan"("council_code", "team_code", "next_on");
CREATE INDEX "contact_plan_next_on_idx" ON "contact_plan"("next_on");
ALTER TABLE "contact_plan" ADD CONSTRAINT "contact_plan_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "business_lead" (
    "id" UUID NOT NULL,
    "business_id" UUID NOT NULL,
    "council_code" TEXT NOT NULL,
    "team_code" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "reason" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "end_reason" TEXT,
    "reminded_on" DATE,
    CONSTRAINT "business_lead_pkey" PRIMARY KEY ("id")
);
-- At most one lead officer a business and council at a time.
CREATE UNIQUE INDEX "business_lead_one" ON "business_lead"("business_id", "council_code") WHERE "ended_at" IS NULL;
CREATE INDEX "business_lead_business_id_started_at_idx" ON "business_lead"("business_id", "started_at");
CREATE INDEX "business_lead_person_id_ended_at_idx" ON "business_lead"("person_id", "ended_at");
ALTER TABLE "business_lead" ADD CONSTRAINT "business_lead_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;
