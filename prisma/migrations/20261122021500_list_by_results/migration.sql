-- Lists of what the models say read an index, also of an answer that few businesses have.
CREATE INDEX business_segment_idx ON business (segment) WHERE merged_into_id IS NULL AND archived_at IS NULL;
CREATE INDEX business_complexity_band_idx ON business (complexity_band) WHERE merged_into_id IS NULL AND archived_at IS NULL;
CREATE INDEX business_growth_band_idx ON business (growth_band) WHERE merged_into_id IS NULL AND archived_at IS NULL;
CREATE INDEX business_inspection_category_idx ON business (inspection_category) WHERE merged_into_id IS NULL AND archived_at IS NULL;
