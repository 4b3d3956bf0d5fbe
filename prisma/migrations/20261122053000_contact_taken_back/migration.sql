-- A line of contact logged against the wrong business is taken back: it stays in the history and counts for nothing.
ALTER TABLE "contact" ADD COLUMN "taken_back_at" TIMESTAMPTZ(3);
ALTER TABLE "contact" ADD COLUMN "taken_back_by_id" UUID;
ALTER TABLE "contact" ADD COLUMN "taken_back_reason" TEXT;
ALTER TABLE "contact" ADD CONSTRAINT "contact_taken_back_whole" CHECK (("taken_back_at" IS NULL) = ("taken_back_reason" IS NULL));
