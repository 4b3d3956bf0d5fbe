-- a client who said yes waits for a first call: by when
ALTER TABLE "partner_introduction" ADD COLUMN "due_on" DATE;
UPDATE "partner_introduction" SET "due_on" = ("confirmed_at" + INTERVAL '7 days')::date WHERE "confirmed_at" IS NOT NULL;
