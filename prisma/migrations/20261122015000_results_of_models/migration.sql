-- Copied from the newest results of the models, so that lists can filter and sort by them.
ALTER TABLE business
  ADD COLUMN stake_level TEXT,
  ADD COLUMN segment TEXT,
  ADD COLUMN stake_score INTEGER,
  ADD COLUMN stake_band TEXT,
  ADD COLUMN sector_group TEXT,
  ADD COLUMN complexity_score INTEGER,
  ADD COLUMN complexity_band TEXT,
  ADD COLUMN growth_score DOUBLE PRECISION,
  ADD COLUMN growth_band TEXT,
  ADD COLUMN growth_queue TEXT,
  ADD COLUMN growth_evidence_on DATE,
  ADD COLUMN growth_unusual BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN inspection_category TEXT,
  ADD COLUMN inspection_months DOUBLE PRECISION,
  ADD COLUMN inspection_certainty TEXT;
