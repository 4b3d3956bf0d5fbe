ALTER TABLE "ward" ADD COLUMN "eastings" INTEGER, ADD COLUMN "northings" INTEGER;

ALTER TABLE "contact" ADD COLUMN "service_id" UUID, ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

CREATE TABLE "contact_change" (
    "id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "person_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "before" JSONB NOT NULL,
    "reason" TEXT,

    CONSTRAINT "contact_change_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "contact_change_contact_id_at_idx" ON "contact_change"("contact_id", "at");

ALTER TABLE "contact_change" ADD CONSTRAINT "contact_change_contact_id_fkey"
  FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;
