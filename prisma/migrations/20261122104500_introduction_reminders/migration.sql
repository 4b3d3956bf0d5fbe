-- A client who has not answered, and a council that has not got in touch, are reminded.
ALTER TABLE "partner_introduction" ADD COLUMN "token_sealed" TEXT, ADD COLUMN "reminded_on" DATE;
