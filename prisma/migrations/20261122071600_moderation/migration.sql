-- where one press stops messages of a kind, for the mail program's own button
ALTER TABLE "message" ADD COLUMN "stop_url" TEXT;

-- a message can be reported and hidden like a post; whoever reports one twice counts once
ALTER TABLE "moderation_action" ADD COLUMN "message_id" UUID;
ALTER TABLE "moderation_action" ADD CONSTRAINT "moderation_action_message_id_fkey"
  FOREIGN KEY ("message_id") REFERENCES "thread_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "moderation_action_message_id_idx" ON "moderation_action"("message_id");
CREATE UNIQUE INDEX "post_report_post_id_reporter_hash_key" ON "post_report"("post_id", "reporter_hash");
CREATE UNIQUE INDEX "post_report_message_id_business_id_key" ON "post_report"("message_id", "business_id");
