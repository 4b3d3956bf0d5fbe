ALTER TABLE "business_lead" ADD COLUMN "confirm_reminded_on" DATE;
