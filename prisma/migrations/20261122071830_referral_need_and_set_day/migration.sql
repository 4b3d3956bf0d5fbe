-- What a business is referred for, as the needs matrix counts it; older ones are told by where they went.
ALTER TABLE "referral" ADD COLUMN "need" TEXT;

-- The next day as somebody set it, so that a contact which is taken back gives it back.
ALTER TABLE "contact_plan" ADD COLUMN "set_on" DATE,
  ADD COLUMN "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
