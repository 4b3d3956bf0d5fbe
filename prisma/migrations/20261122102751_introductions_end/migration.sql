-- those whose days are over are found every night
CREATE INDEX "introduction_state_expires_on_idx" ON "introduction"("state", "expires_on");
