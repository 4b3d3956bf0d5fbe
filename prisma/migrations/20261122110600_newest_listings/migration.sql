-- alerts ask for what came into the directory since they were sent last: few rows, whatever else they look for
CREATE INDEX "directory_listing_listed_at_idx" ON "directory_listing"("listed_at");
