-- A stored answer says in a few letters what it says, so that a million of them can be compared without being read.
ALTER TABLE "result" ADD COLUMN "fingerprint" TEXT;

ALTER TABLE "settings_version" ADD COLUMN "approved_by_id" UUID;
ALTER TABLE "settings_version" ADD COLUMN "reason" TEXT;
ALTER TABLE "settings_version" ADD COLUMN "put_back_of" INTEGER;

CREATE TABLE "settings_draft" (
    "id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "based_on" INTEGER NOT NULL,
    "put_back_of" INTEGER,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "reason" TEXT,
    "author_id" UUID NOT NULL,
    "editor_ids" UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT,
    "version" INTEGER,

    CONSTRAINT "settings_draft_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "settings_draft_topic_created_at_idx" ON "settings_draft"("topic", "created_at");
-- one at a time for each model
CREATE UNIQUE INDEX "settings_draft_open_key" ON "settings_draft"("topic") WHERE status IN ('draft', 'waiting', 'returned');

CREATE TABLE "model_run" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "draft_id" UUID,
    "draft_revision" INTEGER,
    "status" TEXT NOT NULL DEFAULT 'running',
    "asked_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "not_before" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "position" UUID,
    "again" UUID[],
    "total" INTEGER,
    "done" INTEGER NOT NULL DEFAULT 0,
    "stored" INTEGER NOT NULL DEFAULT 0,
    "worked_ms" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "beat_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "model_run_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "model_run_kind_created_at_idx" ON "model_run"("kind", "created_at");
CREATE INDEX "model_run_draft_id_idx" ON "model_run"("draft_id");

CREATE TABLE "model_run_example" (
    "run_id" UUID NOT NULL,
    "measure" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "council_code" TEXT NOT NULL,
    "business_id" UUID NOT NULL,

    CONSTRAINT "model_run_example_pkey" PRIMARY KEY ("run_id", "measure", "from", "to", "council_code", "business_id")
);
ALTER TABLE "model_run_example" ADD CONSTRAINT "model_run_example_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "model_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
