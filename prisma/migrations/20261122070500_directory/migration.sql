-- Consents of a business, given and withdrawn; one of a purpose stands at a time
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "business_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "given_by_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_id" UUID,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "consent_business_id_purpose_idx" ON "consent" ("business_id", "purpose");
CREATE UNIQUE INDEX "consent_standing_key" ON "consent" ("business_id", "purpose") WHERE "withdrawn_at" IS NULL;
ALTER TABLE "consent" ADD CONSTRAINT "consent_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is known of a business that ever asked to be listed; the row stays when it leaves, so that its address answers 410
CREATE TABLE "directory_entry" (
    "business_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "keep_local" BOOLEAN NOT NULL DEFAULT false,
    "offers" TEXT[],
    "first_listed_at" TIMESTAMPTZ(3),
    "gone_at" TIMESTAMPTZ(3),

    CONSTRAINT "directory_entry_pkey" PRIMARY KEY ("business_id")
);
CREATE UNIQUE INDEX "directory_entry_slug_key" ON "directory_entry" ("slug");
ALTER TABLE "directory_entry" ADD CONSTRAINT "directory_entry_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What searching needs of each listed business, narrow, so that many rows lie on a page
CREATE TABLE "directory_listing" (
    "business_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "sic_codes" TEXT[],
    "sector" TEXT,
    "council_code" TEXT,
    "ward_code" TEXT,
    "town" TEXT,
    "postcode" TEXT,
    "eastings" INTEGER,
    "northings" INTEGER,
    "keep_local" BOOLEAN NOT NULL DEFAULT false,
    "offers" BOOLEAN NOT NULL DEFAULT false,
    "tokens" tsvector NOT NULL,
    "listed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "refreshed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "directory_listing_pkey" PRIMARY KEY ("business_id")
);
CREATE UNIQUE INDEX "directory_listing_slug_key" ON "directory_listing" ("slug");
CREATE INDEX "directory_listing_sort_name_business_id_idx" ON "directory_listing" ("sort_name", "business_id");
CREATE INDEX "directory_listing_tokens_idx" ON "directory_listing" USING GIN ("tokens") WITH (fastupdate = off);
CREATE INDEX "directory_listing_point_idx" ON "directory_listing" USING GIST (point("eastings", "northings"));
ALTER TABLE "directory_listing" ADD CONSTRAINT "directory_listing_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "directory_entry"("business_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- All that the public sees of it
CREATE TABLE "directory_page" (
    "business_id" UUID NOT NULL,
    "shown" JSONB NOT NULL,

    CONSTRAINT "directory_page_pkey" PRIMARY KEY ("business_id")
);
ALTER TABLE "directory_page" ADD CONSTRAINT "directory_page_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "directory_listing"("business_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The words that listings are made of: what a slip of the pen is put right from
CREATE TABLE "directory_word" (
    "word" TEXT NOT NULL,

    CONSTRAINT "directory_word_pkey" PRIMARY KEY ("word")
);
CREATE INDEX "directory_word_word_idx" ON "directory_word" USING GIN ("word" gin_trgm_ops);

-- Towns that listings lie in, about where; a few hundred rows that are kept in memory
CREATE TABLE "directory_town" (
    "name" TEXT NOT NULL,
    "council_code" TEXT NOT NULL,
    "eastings" INTEGER,
    "northings" INTEGER,

    CONSTRAINT "directory_town_pkey" PRIMARY KEY ("name", "council_code")
);

-- How many are listed, by district and sector; counted by a job
CREATE TABLE "directory_tally" (
    "council_code" TEXT NOT NULL,
    "sector" TEXT NOT NULL,
    "listed" INTEGER NOT NULL,
    "with_offers" INTEGER NOT NULL,

    CONSTRAINT "directory_tally_pkey" PRIMARY KEY ("council_code", "sector")
);

-- A save of a business that is in the directory asks for its listing to be made anew, after the save and outside of it.
-- Whoever is not in the directory costs a comparison of columns.
CREATE FUNCTION directory_refresh_later(business uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM directory_entry WHERE business_id = business) THEN
    PERFORM graphile_worker.add_job('refresh_listing', json_build_object('businessId', business), job_key := 'listing:' || business);
  END IF;
END $$;

CREATE FUNCTION directory_business_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM directory_refresh_later(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER directory_business_changed AFTER UPDATE ON "business" FOR EACH ROW
  WHEN (
    (OLD.name, OLD.slug, OLD.trading_names, OLD.description, OLD.activities, OLD.specialisms, OLD.website, OLD.email, OLD.phone,
     OLD.sic_codes, OLD.legal_form, OLD.trading_started_on, OLD.trading_status, OLD.verification, OLD.visibility,
     OLD.merged_into_id, OLD.archived_at, coalesce(OLD.employees, 0) = 0)
    IS DISTINCT FROM
    (NEW.name, NEW.slug, NEW.trading_names, NEW.description, NEW.activities, NEW.specialisms, NEW.website, NEW.email, NEW.phone,
     NEW.sic_codes, NEW.legal_form, NEW.trading_started_on, NEW.trading_status, NEW.verification, NEW.visibility,
     NEW.merged_into_id, NEW.archived_at, coalesce(NEW.employees, 0) = 0)
    OR (OLD.employees IS DISTINCT FROM NEW.employees AND NEW.visibility ->> 'employees' = 'public'))
  EXECUTE FUNCTION directory_business_changed();

CREATE FUNCTION directory_site_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM directory_refresh_later(OLD.business_id); END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.business_id <> OLD.business_id) THEN
    PERFORM directory_refresh_later(NEW.business_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER directory_site_changed AFTER UPDATE ON "site" FOR EACH ROW
  WHEN (
    (OLD.business_id, OLD.name, OLD.address_line1, OLD.address_line2, OLD.town, OLD.postcode, OLD.unit, OLD.premises_type,
     OLD.is_head_office, OLD.is_operating, OLD.council_code, OLD.outside_council, OLD.ward_code, OLD.eastings, OLD.northings,
     OLD.public_access, OLD.opening_hours, OLD.closed_on, OLD.position)
    IS DISTINCT FROM
    (NEW.business_id, NEW.name, NEW.address_line1, NEW.address_line2, NEW.town, NEW.postcode, NEW.unit, NEW.premises_type,
     NEW.is_head_office, NEW.is_operating, NEW.council_code, NEW.outside_council, NEW.ward_code, NEW.eastings, NEW.northings,
     NEW.public_access, NEW.opening_hours, NEW.closed_on, NEW.position))
  EXECUTE FUNCTION directory_site_changed();
CREATE TRIGGER directory_site_opened_or_removed AFTER INSERT OR DELETE ON "site" FOR EACH ROW
  EXECUTE FUNCTION directory_site_changed();
