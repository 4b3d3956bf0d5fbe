-- The list of businesses in the order of a result, a page at a time: the same words as in the list's query.
CREATE INDEX "business_stake_sort_idx" ON "business" ((coalesce("stake_score", -1)), "id")
  WHERE "merged_into_id" IS NULL AND "archived_at" IS NULL;
CREATE INDEX "business_complexity_sort_idx" ON "business" ((coalesce("complexity_score", -1)), "id")
  WHERE "merged_into_id" IS NULL AND "archived_at" IS NULL;
CREATE INDEX "business_growth_sort_idx" ON "business" ((coalesce("growth_score", -1)), "id")
  WHERE "merged_into_id" IS NULL AND "archived_at" IS NULL;
CREATE INDEX "business_inspection_sort_idx" ON "business"
  ((coalesce("inspection_months", CASE WHEN "inspection_category" IS NULL THEN 2000 ELSE 1000 END)), "id")
  WHERE "merged_into_id" IS NULL AND "archived_at" IS NULL;
