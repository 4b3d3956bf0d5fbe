-- What a steward said when deciding about a link between two businesses.
ALTER TABLE "group_link" ADD COLUMN "note" TEXT;
CREATE INDEX "group_link_status_id_idx" ON "group_link"("status", "id");
