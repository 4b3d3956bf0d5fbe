-- The councils' plans for starters, and what starters answered and did.
CREATE TABLE plan_edition (
    id UUID NOT NULL,
    council_code TEXT,
    version INTEGER NOT NULL,
    content JSONB NOT NULL,
    content_hash TEXT NOT NULL,
    note TEXT,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    created_by_id UUID,
    CONSTRAINT plan_edition_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX plan_edition_council_code_version_key ON plan_edition (council_code, version) NULLS NOT DISTINCT;

CREATE TABLE start_plan (
    id UUID NOT NULL,
    token_hash TEXT NOT NULL,
    token_sealed TEXT NOT NULL,
    person_id UUID,
    council_code TEXT,
    trade TEXT,
    answers JSONB NOT NULL DEFAULT '{}',
    opening_on DATE,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    made_at TIMESTAMPTZ(3),
    expires_at TIMESTAMPTZ(3) NOT NULL,
    erased_at TIMESTAMPTZ(3),
    business_id UUID,
    CONSTRAINT start_plan_pkey PRIMARY KEY (id),
    CONSTRAINT start_plan_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX start_plan_token_hash_key ON start_plan (token_hash);
CREATE INDEX start_plan_person_id_idx ON start_plan (person_id);
CREATE INDEX start_plan_council_code_made_at_idx ON start_plan (council_code, made_at);
CREATE INDEX start_plan_expires_at_idx ON start_plan (expires_at);

CREATE TABLE start_task (
    plan_id UUID NOT NULL,
    task_key TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open',
    reason TEXT,
    note TEXT,
    planned_on DATE,
    opened_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    closed_at TIMESTAMPTZ(3),
    updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT start_task_pkey PRIMARY KEY (plan_id, task_key),
    CONSTRAINT start_task_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES start_plan (id) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX start_task_task_key_state_idx ON start_task (task_key, state);
