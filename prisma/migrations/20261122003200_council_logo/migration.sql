-- The picture behind council.logo_path.
CREATE TABLE "council_logo" (
    "council_code" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "council_logo_pkey" PRIMARY KEY ("council_code")
);
ALTER TABLE "council_logo" ADD CONSTRAINT "council_logo_council_code_fkey" FOREIGN KEY ("council_code") REFERENCES "council"("code") ON DELETE CASCADE ON UPDATE CASCADE;
