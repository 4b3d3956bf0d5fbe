-- What a council that a business has left may still read of it: the record as it stood before it left.
CREATE TABLE "business_departure" (
  "business_id" UUID NOT NULL,
  "council_code" TEXT NOT NULL,
  "left_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "last_sequence" BIGINT NOT NULL,
  "stage" TEXT,
  "trajectory" TEXT,
  "record" JSONB NOT NULL,
  CONSTRAINT "business_departure_pkey" PRIMARY KEY ("business_id", "council_code")
);
ALTER TABLE "business_departure" ADD CONSTRAINT "business_departure_business_id_fkey"
  FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;
