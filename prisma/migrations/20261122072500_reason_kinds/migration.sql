-- why a service does not apply, by kind, so that its editor can count reasons
ALTER TABLE "card_state" ADD COLUMN "reason_kind" TEXT;
