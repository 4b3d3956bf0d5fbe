-- Two indexes that every save wrote and that hardly a read used.
-- A receipt is found by its business through the index of submissions, which begins with the business too.
DROP INDEX "receipt_business_id_created_at_idx";
-- Events by status and day: only those that wait are looked for so, and those that tell of a need or a problem.
DROP INDEX "event_status_effective_on_idx";
CREATE INDEX "event_scheduled_idx" ON "event" ("effective_on") WHERE "status" = 'scheduled';
CREATE INDEX "event_needs_told_idx" ON "event" ("effective_on")
  WHERE "status" = 'in_effect' AND "type" IN ('need.posted', 'need.unmet', 'problem.reported', 'public_supply.interest');
