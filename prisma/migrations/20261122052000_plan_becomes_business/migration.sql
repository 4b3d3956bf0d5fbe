-- A start-up plan becomes a business; its open steps go along. What was shown and whether it was easy can be counted.
ALTER TABLE start_plan
    ADD COLUMN shown_tasks TEXT[] DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN premises TEXT,
    ADD COLUMN registration_draft_id UUID,
    ADD COLUMN became_at TIMESTAMPTZ(3);
CREATE UNIQUE INDEX start_plan_registration_draft_id_key ON start_plan (registration_draft_id);
CREATE UNIQUE INDEX start_plan_business_id_key ON start_plan (business_id);

ALTER TABLE start_task ADD COLUMN easy TEXT;

ALTER TABLE card_state ADD COLUMN council_code TEXT;

CREATE TABLE open_step (
    business_id UUID NOT NULL,
    task_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    what TEXT NOT NULL,
    helps TEXT NOT NULL,
    level TEXT,
    why TEXT,
    due_on DATE,
    service_ids UUID[],
    state TEXT NOT NULL DEFAULT 'open',
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    closed_at TIMESTAMPTZ(3),
    CONSTRAINT open_step_pkey PRIMARY KEY (business_id, task_key),
    CONSTRAINT open_step_business_id_fkey FOREIGN KEY (business_id) REFERENCES business (id) ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE plan_draft (
    council_code TEXT NOT NULL,
    base_version INTEGER,
    version INTEGER NOT NULL DEFAULT 1,
    content JSONB NOT NULL,
    updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_by_id UUID,
    CONSTRAINT plan_draft_pkey PRIMARY KEY (council_code)
);
