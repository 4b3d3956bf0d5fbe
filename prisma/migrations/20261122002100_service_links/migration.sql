-- What the weekly check of the services' web addresses found.
ALTER TABLE "service" ADD COLUMN "link_checked_at" TIMESTAMPTZ(3);
ALTER TABLE "service" ADD COLUMN "link_fault" TEXT;
ALTER TABLE "service" ADD COLUMN "link_gone" SMALLINT NOT NULL DEFAULT 0;
