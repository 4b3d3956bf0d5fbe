-- National bodies have no number on the local government list; a council may keep its own version of a shared service.
ALTER TABLE "service" ALTER COLUMN "lgsl" DROP NOT NULL;
ALTER TABLE "service" ADD COLUMN "based_on_id" UUID;
ALTER TABLE "service" ADD CONSTRAINT "service_based_on_id_fkey" FOREIGN KEY ("based_on_id") REFERENCES "service"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE UNIQUE INDEX "service_based_on_id_council_code_key" ON "service"("based_on_id", "council_code");
