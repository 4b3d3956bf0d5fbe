-- Multipliers and reliefs of each tax year, as editions; properties of rating lists that were loaded.
CREATE TABLE rates_edition (
    id UUID NOT NULL,
    council_code TEXT,
    tax_year TEXT NOT NULL,
    version INTEGER NOT NULL,
    content JSONB NOT NULL,
    content_hash TEXT NOT NULL,
    note TEXT,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    created_by_id UUID,
    CONSTRAINT rates_edition_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX rates_edition_council_code_tax_year_version_key
    ON rates_edition (council_code, tax_year, version) NULLS NOT DISTINCT;

CREATE TABLE rateable_property (
    id UUID NOT NULL,
    council_code TEXT NOT NULL,
    list INTEGER NOT NULL,
    reference TEXT NOT NULL,
    address TEXT NOT NULL,
    postcode TEXT,
    outcode TEXT,
    rateable_value INTEGER NOT NULL,
    description TEXT,
    code TEXT,
    seen_on DATE NOT NULL,
    CONSTRAINT rateable_property_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX rateable_property_council_code_list_reference_key ON rateable_property (council_code, list, reference);
CREATE INDEX rateable_property_postcode_idx ON rateable_property (postcode);
CREATE INDEX rateable_property_outcode_description_idx ON rateable_property (outcode, description);
