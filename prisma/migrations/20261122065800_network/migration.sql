-- CreateTable
CREATE TABLE "post" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "business_id" UUID NOT NULL,
    "person_id" UUID,
    "council_code" TEXT NOT NULL,
    "ward_code" TEXT,
    "eastings" INTEGER,
    "northings" INTEGER,
    "kind" TEXT NOT NULL,
    "need_column" TEXT,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "area" TEXT,
    "budget_band" TEXT,
    "wanted_by" DATE,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "place_text" TEXT,
    "link" TEXT,
    "audience" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "outcome" TEXT,
    "met_by_business_id" UUID,
    "met_by_text" TEXT,
    "sic_codes" TEXT[],
    "search_text" TEXT NOT NULL DEFAULT '',
    "event_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),
    "expires_on" DATE,
    "asked_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "submission_key" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_file" (
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "media_type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "alt" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "bytes" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "thumb" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "post_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_signal" (
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "signal" TEXT NOT NULL,
    "phrase" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'suggested',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "event_id" UUID,

    CONSTRAINT "post_signal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_match" (
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "reasons" TEXT[],
    "told_at" TIMESTAMPTZ(3),
    "dismissed_at" TIMESTAMPTZ(3),
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "post_match_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread" (
    "id" UUID NOT NULL,
    "post_id" UUID,
    "introduction_id" UUID,
    "from_business_id" UUID NOT NULL,
    "to_business_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "last_message_at" TIMESTAMPTZ(3) NOT NULL,
    "from_read_at" TIMESTAMPTZ(3),
    "to_read_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread_message" (
    "id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "business_id" UUID NOT NULL,
    "person_id" UUID,
    "body" TEXT NOT NULL,
    "hidden_at" TIMESTAMPTZ(3),
    "submission_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "thread_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "introduction" (
    "id" UUID NOT NULL,
    "from_business_id" UUID NOT NULL,
    "to_business_id" UUID NOT NULL,
    "person_id" UUID,
    "why" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_on" DATE NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "submission_key" TEXT,

    CONSTRAINT "introduction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "business_block" (
    "business_id" UUID NOT NULL,
    "blocked_id" UUID NOT NULL,
    "person_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "business_block_pkey" PRIMARY KEY ("business_id","blocked_id")
);

-- CreateTable
CREATE TABLE "network_group" (
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "council_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "network_group_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "group_member" (
    "group_key" TEXT NOT NULL,
    "business_id" UUID NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "group_member_pkey" PRIMARY KEY ("group_key","business_id")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "email" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "frequency" TEXT NOT NULL DEFAULT 'none',
    "confirmed_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),
    "stopped_by" TEXT,
    "told_up_to" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_due_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_report" (
    "id" UUID NOT NULL,
    "post_id" UUID,
    "message_id" UUID,
    "business_id" UUID,
    "person_id" UUID,
    "reporter_hash" TEXT,
    "reason" TEXT NOT NULL,
    "note" TEXT,
    "state" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "post_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "moderation_action" (
    "id" UUID NOT NULL,
    "post_id" UUID,
    "business_id" UUID NOT NULL,
    "council_code" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "reason" TEXT,
    "words" TEXT,
    "state_before" TEXT,
    "state_after" TEXT,
    "until" DATE,
    "person_id" UUID,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "moderation_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appeal" (
    "id" UUID NOT NULL,
    "action_id" UUID NOT NULL,
    "person_id" UUID,
    "words" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "answer" TEXT,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "appeal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "post_reference_key" ON "post"("reference");

-- CreateIndex
CREATE INDEX "post_business_id_created_at_idx" ON "post"("business_id", "created_at");

-- CreateIndex
CREATE INDEX "post_public_idx" ON "post"("state", "audience", "published_at", "id");

-- CreateIndex
CREATE INDEX "post_council_idx" ON "post"("council_code", "state", "published_at", "id");

-- CreateIndex
CREATE INDEX "post_need_column_state_published_at_idx" ON "post"("need_column", "state", "published_at");

-- CreateIndex
CREATE INDEX "post_expires_on_idx" ON "post"("expires_on");

-- CreateIndex
CREATE INDEX "post_search_text_idx" ON "post" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "post_business_id_submission_key_key" ON "post"("business_id", "submission_key");

-- CreateIndex
CREATE INDEX "post_file_post_id_position_idx" ON "post_file"("post_id", "position");

-- CreateIndex
CREATE INDEX "post_signal_state_idx" ON "post_signal"("state");

-- CreateIndex
CREATE UNIQUE INDEX "post_signal_post_id_signal_key" ON "post_signal"("post_id", "signal");

-- CreateIndex
CREATE INDEX "post_match_kind_target_id_idx" ON "post_match"("kind", "target_id");

-- CreateIndex
CREATE UNIQUE INDEX "post_match_post_id_kind_target_id_key" ON "post_match"("post_id", "kind", "target_id");

-- CreateIndex
CREATE UNIQUE INDEX "thread_introduction_id_key" ON "thread"("introduction_id");

-- CreateIndex
CREATE INDEX "thread_from_business_id_last_message_at_idx" ON "thread"("from_business_id", "last_message_at");

-- CreateIndex
CREATE INDEX "thread_to_business_id_last_message_at_idx" ON "thread"("to_business_id", "last_message_at");

-- CreateIndex
CREATE UNIQUE INDEX "thread_post_id_from_business_id_key" ON "thread"("post_id", "from_business_id");

-- CreateIndex
CREATE INDEX "thread_message_thread_id_created_at_idx" ON "thread_message"("thread_id", "created_at");

-- CreateIndex
CREATE INDEX "thread_message_business_id_created_at_idx" ON "thread_message"("business_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "thread_message_thread_id_business_id_submission_key_key" ON "thread_message"("thread_id", "business_id", "submission_key");

-- CreateIndex
CREATE INDEX "introduction_to_business_id_state_idx" ON "introduction"("to_business_id", "state");

-- CreateIndex
CREATE INDEX "introduction_from_business_id_created_at_idx" ON "introduction"("from_business_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "introduction_from_business_id_submission_key_key" ON "introduction"("from_business_id", "submission_key");

-- CreateIndex
CREATE INDEX "business_block_blocked_id_idx" ON "business_block"("blocked_id");

-- CreateIndex
CREATE INDEX "group_member_business_id_idx" ON "group_member"("business_id");

-- CreateIndex
CREATE INDEX "alert_person_id_idx" ON "alert"("person_id");

-- CreateIndex
CREATE INDEX "alert_email_idx" ON "alert"("email");

-- CreateIndex
CREATE INDEX "alert_kind_target_idx" ON "alert"("kind", "target");

-- CreateIndex
CREATE INDEX "alert_next_due_at_idx" ON "alert"("next_due_at");

-- CreateIndex
CREATE INDEX "post_report_state_created_at_idx" ON "post_report"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "post_report_post_id_business_id_key" ON "post_report"("post_id", "business_id");

-- CreateIndex
CREATE INDEX "moderation_action_council_code_created_at_idx" ON "moderation_action"("council_code", "created_at");

-- CreateIndex
CREATE INDEX "moderation_action_business_id_created_at_idx" ON "moderation_action"("business_id", "created_at");

-- CreateIndex
CREATE INDEX "moderation_action_post_id_created_at_idx" ON "moderation_action"("post_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "appeal_action_id_key" ON "appeal"("action_id");

-- CreateIndex
CREATE INDEX "appeal_state_created_at_idx" ON "appeal"("state", "created_at");

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_file" ADD CONSTRAINT "post_file_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_signal" ADD CONSTRAINT "post_signal_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_match" ADD CONSTRAINT "post_match_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_introduction_id_fkey" FOREIGN KEY ("introduction_id") REFERENCES "introduction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_from_business_id_fkey" FOREIGN KEY ("from_business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_to_business_id_fkey" FOREIGN KEY ("to_business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_message" ADD CONSTRAINT "thread_message_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_from_business_id_fkey" FOREIGN KEY ("from_business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_to_business_id_fkey" FOREIGN KEY ("to_business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "business_block" ADD CONSTRAINT "business_block_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "business_block" ADD CONSTRAINT "business_block_blocked_id_fkey" FOREIGN KEY ("blocked_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_group_key_fkey" FOREIGN KEY ("group_key") REFERENCES "network_group"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_report" ADD CONSTRAINT "post_report_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_report" ADD CONSTRAINT "post_report_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "thread_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_action" ADD CONSTRAINT "moderation_action_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "moderation_action" ADD CONSTRAINT "moderation_action_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_action_id_fkey" FOREIGN KEY ("action_id") REFERENCES "moderation_action"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE FUNCTION post_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_text := fold(concat_ws(' ', NEW.title, NEW.body, NEW.area, NEW.place_text));
  RETURN NEW;
END $$;
CREATE TRIGGER post_search_text BEFORE INSERT OR UPDATE OF title, body, area, place_text ON "post"
  FOR EACH ROW EXECUTE FUNCTION post_search_text();
-- one open report a business or stranger
CREATE UNIQUE INDEX "post_report_stranger_key" ON "post_report" (post_id, reporter_hash) WHERE reporter_hash IS NOT NULL;
CREATE UNIQUE INDEX "introduction_open_key" ON "introduction" (from_business_id, to_business_id) WHERE state = 'waiting';
CREATE UNIQUE INDEX "alert_live_key" ON "alert" (email, kind, target) WHERE stopped_at IS NULL;
