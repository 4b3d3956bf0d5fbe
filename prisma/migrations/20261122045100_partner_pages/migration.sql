-- Partner bodies get a page of their own, short links, and a way to introduce a client who agrees.
ALTER TABLE partner_body
    ADD COLUMN website TEXT,
    ADD COLUMN contact_name TEXT,
    ADD COLUMN contact_email TEXT,
    ADD COLUMN page_hash TEXT,
    ADD COLUMN page_sealed TEXT,
    ADD COLUMN created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
CREATE UNIQUE INDEX partner_body_page_hash_key ON partner_body (page_hash);

CREATE TABLE partner_link (
    id UUID NOT NULL,
    partner_key TEXT NOT NULL,
    code TEXT NOT NULL,
    label TEXT NOT NULL,
    active BOOLEAN NOT NULL DEFAULT true,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT partner_link_pkey PRIMARY KEY (id),
    CONSTRAINT partner_link_partner_key_fkey FOREIGN KEY (partner_key) REFERENCES partner_body (key) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX partner_link_code_key ON partner_link (code);
CREATE INDEX partner_link_partner_key_idx ON partner_link (partner_key);

CREATE TABLE partner_link_day (
    link_id UUID NOT NULL,
    day DATE NOT NULL,
    opened INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT partner_link_day_pkey PRIMARY KEY (link_id, day),
    CONSTRAINT partner_link_day_link_id_fkey FOREIGN KEY (link_id) REFERENCES partner_link (id) ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE partner_request (
    id UUID NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    contact_email TEXT NOT NULL,
    website TEXT,
    why TEXT,
    token_hash TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    expires_at TIMESTAMPTZ(3) NOT NULL,
    confirmed_at TIMESTAMPTZ(3),
    state TEXT NOT NULL DEFAULT 'waiting',
    decided_at TIMESTAMPTZ(3),
    decided_by_id UUID,
    CONSTRAINT partner_request_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX partner_request_token_hash_key ON partner_request (token_hash);
CREATE INDEX partner_request_state_confirmed_at_idx ON partner_request (state, confirmed_at);

CREATE TABLE partner_introduction (
    id UUID NOT NULL,
    partner_key TEXT NOT NULL,
    council_code TEXT NOT NULL,
    client_name TEXT NOT NULL,
    client_email TEXT NOT NULL,
    phone TEXT,
    need TEXT,
    token_hash TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    expires_at TIMESTAMPTZ(3) NOT NULL,
    confirmed_at TIMESTAMPTZ(3),
    done_at TIMESTAMPTZ(3),
    done_by_id UUID,
    CONSTRAINT partner_introduction_pkey PRIMARY KEY (id),
    CONSTRAINT partner_introduction_partner_key_fkey FOREIGN KEY (partner_key) REFERENCES partner_body (key) ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX partner_introduction_token_hash_key ON partner_introduction (token_hash);
CREATE INDEX partner_introduction_partner_key_state_idx ON partner_introduction (partner_key, state);
CREATE INDEX partner_introduction_council_code_state_idx ON partner_introduction (council_code, state);
CREATE INDEX partner_introduction_expires_at_idx ON partner_introduction (expires_at);

-- Which link a starter came by: counts are drawn from it, and it goes with the plan.
ALTER TABLE start_plan
    ADD COLUMN partner_link_id UUID,
    ADD CONSTRAINT start_plan_partner_link_id_fkey FOREIGN KEY (partner_link_id) REFERENCES partner_link (id) ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX start_plan_partner_link_id_idx ON start_plan (partner_link_id);
