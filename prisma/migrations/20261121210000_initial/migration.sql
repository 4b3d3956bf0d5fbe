CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- unaccent() is only STABLE because its dictionary could change; with the dictionary named it is safe in an index.
CREATE FUNCTION fold(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "business" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "legal_name" TEXT,
    "trading_names" TEXT[],
    "legal_form" TEXT,
    "company_number" TEXT,
    "charity_number" TEXT,
    "vat_number" TEXT,
    "trading_status" TEXT NOT NULL DEFAULT 'trading',
    "trading_started_on" DATE,
    "incorporated_on" DATE,
    "ceased_on" DATE,
    "register_status" TEXT,
    "kind" TEXT NOT NULL DEFAULT 'trading',
    "sic_codes" TEXT[],
    "specialisms" TEXT,
    "description" TEXT,
    "activities" TEXT[],
    "employees" INTEGER,
    "employees_band" TEXT,
    "full_time" INTEGER,
    "part_time" INTEGER,
    "apprentices" INTEGER,
    "turnover_band" TEXT,
    "group_type" TEXT,
    "parent_name" TEXT,
    "franchise" BOOLEAN,
    "international_trade" TEXT,
    "ambition" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "website" TEXT,
    "verification" TEXT NOT NULL DEFAULT 'unverified',
    "proven_on" DATE,
    "proven_by" TEXT,
    "visibility" JSONB NOT NULL DEFAULT '{}',
    "confirmed_on" DATE,
    "changed_on" DATE,
    "last_heard_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "stage" TEXT,
    "base_stage" TEXT,
    "trajectory" TEXT,
    "merged_into_id" UUID,
    "search_text" TEXT NOT NULL DEFAULT '',
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "business_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "business_council" (
    "business_id" UUID NOT NULL,
    "council_code" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL,

    CONSTRAINT "business_council_pkey" PRIMARY KEY ("business_id","council_code")
);

-- CreateTable
CREATE TABLE "site" (
    "id" UUID NOT NULL,
    "business_id" UUID NOT NULL,
    "name" TEXT,
    "address_line1" TEXT,
    "address_line2" TEXT,
    "town" TEXT,
    "postcode" TEXT,
    "unit" TEXT,
    "uprn" TEXT,
    "premises_type" TEXT,
    "is_head_office" BOOLEAN NOT NULL DEFAULT false,
    "is_registered_office" BOOLEAN NOT NULL DEFAULT false,
    "is_operating" BOOLEAN NOT NULL DEFAULT true,
    "council_code" TEXT,
    "outside_council" TEXT,
    "ward_code" TEXT,
    "eastings" INTEGER,
    "northings" INTEGER,
    "employees" INTEGER,
    "public_access" BOOLEAN,
    "opening_hours" TEXT,
    "home_visitors" BOOLEAN,
    "home_staff" BOOLEAN,
    "home_conversion" BOOLEAN,
    "opened_on" DATE,
    "closed_on" DATE,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "council_code" TEXT,

    CONSTRAINT "source_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "statement" (
    "id" UUID NOT NULL,
    "business_id" UUID NOT NULL,
    "site_id" UUID,
    "field" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "source_key" TEXT NOT NULL,
    "person_id" UUID,
    "stated_on" DATE NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_on" DATE,
    "estimated" BOOLEAN NOT NULL DEFAULT false,
    "owner_verdict" TEXT,
    "superseded_at" TIMESTAMPTZ(3),
    "purposes" TEXT[],

    CONSTRAINT "statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_record" (
    "id" UUID NOT NULL,
    "source_key" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "business_id" UUID,
    "site_id" UUID,
    "name" TEXT NOT NULL,
    "address" TEXT,
    "postcode" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "content_hash" TEXT,
    "first_seen_on" DATE NOT NULL,
    "last_seen_on" DATE NOT NULL,
    "gone_on" DATE,

    CONSTRAINT "source_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "business_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "until" DATE,
    "proof" TEXT,
    "proven_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" UUID NOT NULL,
    "business_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "proof" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "code_hash" TEXT,
    "code_sealed" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "printed_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "due_on" DATE,
    "reason" TEXT,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "business_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "until" DATE,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "join_request" (
    "id" UUID NOT NULL,
    "business_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "decision" TEXT,

    CONSTRAINT "join_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registration_draft" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "token_hash" TEXT,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "business_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "registration_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_link" (
    "id" UUID NOT NULL,
    "parent_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'asked',
    "asked_by_id" UUID,
    "waiting_for" TEXT,
    "source" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,

    CONSTRAINT "group_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" UUID NOT NULL,
    "council_code" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "team_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "is_lead" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("team_id","person_id")
);

-- CreateTable
CREATE TABLE "case_item" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "business_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "council_code" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "rule_key" TEXT NOT NULL,
    "lgsl" INTEGER,
    "fields" TEXT[],
    "due_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'new',
    "outcome" TEXT,
    "note" TEXT,
    "assigned_to_id" UUID,
    "passed_from_id" UUID,
    "hops" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,

    CONSTRAINT "case_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "business_id" UUID NOT NULL,
    "council_code" TEXT NOT NULL,
    "team_code" TEXT NOT NULL,
    "person_id" UUID,
    "happened_on" DATE NOT NULL,
    "channel" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "summary" TEXT,
    "restricted" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "reference" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "business_id" UUID NOT NULL,
    "site_id" UUID,
    "before" JSONB NOT NULL DEFAULT '{}',
    "after" JSONB NOT NULL DEFAULT '{}',
    "effective_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "person_id" UUID,
    "source_key" TEXT,
    "status" TEXT NOT NULL DEFAULT 'in_effect',
    "patch" JSONB,
    "corrects_id" UUID,
    "receipt_id" UUID,
    "note" TEXT,
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipt" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "business_id" UUID NOT NULL,
    "person_id" UUID,
    "submission_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "content" JSONB NOT NULL,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "result" (
    "id" UUID NOT NULL,
    "business_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "settings_version" INTEGER NOT NULL,
    "as_of" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "event_id" UUID,
    "outcome" TEXT NOT NULL,
    "output" JSONB NOT NULL,

    CONSTRAINT "result_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signal" (
    "id" UUID NOT NULL,
    "business_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" INTEGER,
    "occurred_on" DATE NOT NULL,
    "source_key" TEXT,
    "event_id" UUID,
    "confirmed_on" DATE,
    "cancelled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stage_override" (
    "id" UUID NOT NULL,
    "business_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ends_on" DATE NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_reason" TEXT,

    CONSTRAINT "stage_override_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stage_challenge" (
    "id" UUID NOT NULL,
    "business_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "shown_stage" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_at" TIMESTAMPTZ(3),
    "answer" TEXT,
    "answered_by_id" UUID,

    CONSTRAINT "stage_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settings_version" (
    "id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "active_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "settings_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "load" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "source_key" TEXT,
    "extracted_on" DATE,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "counts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "load_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "load_fault" (
    "id" UUID NOT NULL,
    "load_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "external_id" TEXT,
    "reason" TEXT NOT NULL,

    CONSTRAINT "load_fault_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "password_hash" TEXT,
    "email_verified_at" TIMESTAMPTZ(3),
    "totp_secret" TEXT,
    "totp_confirmed_at" TIMESTAMPTZ(3),
    "totp_last_step" INTEGER,
    "demo_label" TEXT,
    "demo_order" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "second_factor_at" TIMESTAMPTZ(3),
    "device" TEXT,
    "council_code" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_link" (
    "token_hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "person_id" UUID,
    "email" TEXT,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "staff_role" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "council_code" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "granted_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "person_id" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "council" (
    "code" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "parent_code" TEXT,
    "served" BOOLEAN NOT NULL DEFAULT true,
    "website" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "primary_colour" TEXT,
    "logo_path" TEXT,

    CONSTRAINT "council_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "ward" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "council_code" TEXT NOT NULL,

    CONSTRAINT "ward_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "postcode" (
    "postcode" TEXT NOT NULL,
    "eastings" INTEGER,
    "northings" INTEGER,
    "quality" INTEGER,
    "district_code" TEXT,
    "ward_code" TEXT,

    CONSTRAINT "postcode_pkey" PRIMARY KEY ("postcode")
);

-- CreateTable
CREATE TABLE "sic_code" (
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "section" TEXT NOT NULL,

    CONSTRAINT "sic_code_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "service" (
    "id" UUID NOT NULL,
    "lgsl" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "who_for" TEXT,
    "how_to_get" TEXT,
    "cost" TEXT,
    "contact" TEXT,
    "channel" TEXT,
    "url" TEXT,
    "opening_hours" TEXT,
    "council_code" TEXT,
    "tier" TEXT,
    "providing_body" TEXT NOT NULL,
    "reach" TEXT NOT NULL DEFAULT 'local',
    "owner_team" TEXT,
    "topics" TEXT[],
    "checked_on" DATE,
    "internal_note" TEXT,
    "status" TEXT NOT NULL DEFAULT 'live',
    "fault" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_rule" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "effect" TEXT NOT NULL,
    "join" TEXT NOT NULL DEFAULT 'all',
    "conditions" JSONB NOT NULL,
    "why" TEXT NOT NULL,
    "days_after_event" INTEGER,
    "status" TEXT NOT NULL DEFAULT 'live',
    "fault" TEXT,

    CONSTRAINT "service_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card_state" (
    "business_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "person_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "card_state_pkey" PRIMARY KEY ("business_id","service_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "business_reference_key" ON "business"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "business_slug_key" ON "business"("slug");

-- CreateIndex
CREATE INDEX "business_company_number_idx" ON "business"("company_number");

-- CreateIndex
CREATE INDEX "business_merged_into_id_idx" ON "business"("merged_into_id");

-- CreateIndex
CREATE INDEX "business_council_council_code_sort_name_business_id_idx" ON "business_council"("council_code", "sort_name", "business_id");

-- CreateIndex
CREATE INDEX "site_business_id_idx" ON "site"("business_id");

-- CreateIndex
CREATE INDEX "site_council_code_idx" ON "site"("council_code");

-- CreateIndex
CREATE INDEX "site_ward_code_idx" ON "site"("ward_code");

-- CreateIndex
CREATE INDEX "site_postcode_idx" ON "site"("postcode");

-- CreateIndex
CREATE INDEX "site_uprn_idx" ON "site"("uprn");

-- CreateIndex
CREATE INDEX "statement_business_id_field_idx" ON "statement"("business_id", "field");

-- CreateIndex
CREATE INDEX "source_record_business_id_idx" ON "source_record"("business_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_record_source_key_external_id_key" ON "source_record"("source_key", "external_id");

-- CreateIndex
CREATE INDEX "membership_person_id_idx" ON "membership"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_business_id_person_id_key" ON "membership"("business_id", "person_id");

-- CreateIndex
CREATE INDEX "claim_business_id_status_idx" ON "claim"("business_id", "status");

-- CreateIndex
CREATE INDEX "claim_person_id_idx" ON "claim"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_business_id_idx" ON "invitation"("business_id");

-- CreateIndex
CREATE INDEX "join_request_business_id_idx" ON "join_request"("business_id");

-- CreateIndex
CREATE UNIQUE INDEX "registration_draft_token_hash_key" ON "registration_draft"("token_hash");

-- CreateIndex
CREATE INDEX "registration_draft_person_id_idx" ON "registration_draft"("person_id");

-- CreateIndex
CREATE INDEX "group_link_child_id_idx" ON "group_link"("child_id");

-- CreateIndex
CREATE UNIQUE INDEX "group_link_parent_id_child_id_kind_key" ON "group_link"("parent_id", "child_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "team_council_code_code_key" ON "team"("council_code", "code");

-- CreateIndex
CREATE INDEX "team_member_person_id_idx" ON "team_member"("person_id");

-- CreateIndex
CREATE INDEX "case_item_team_id_state_due_on_id_idx" ON "case_item"("team_id", "state", "due_on", "id");

-- CreateIndex
CREATE INDEX "case_item_business_id_created_at_idx" ON "case_item"("business_id", "created_at");

-- CreateIndex
CREATE INDEX "case_item_event_id_idx" ON "case_item"("event_id");

-- CreateIndex
CREATE INDEX "contact_business_id_happened_on_idx" ON "contact"("business_id", "happened_on");

-- CreateIndex
CREATE UNIQUE INDEX "event_sequence_key" ON "event"("sequence");

-- CreateIndex
CREATE UNIQUE INDEX "event_reference_key" ON "event"("reference");

-- CreateIndex
CREATE INDEX "event_business_id_recorded_at_idx" ON "event"("business_id", "recorded_at");

-- CreateIndex
CREATE INDEX "event_status_effective_on_idx" ON "event"("status", "effective_on");

-- CreateIndex
CREATE INDEX "event_receipt_id_idx" ON "event"("receipt_id");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_reference_key" ON "receipt"("reference");

-- CreateIndex
CREATE INDEX "receipt_business_id_created_at_idx" ON "receipt"("business_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_business_id_submission_key_key" ON "receipt"("business_id", "submission_key");

-- CreateIndex
CREATE INDEX "result_business_id_model_created_at_idx" ON "result"("business_id", "model", "created_at");

-- CreateIndex
CREATE INDEX "signal_business_id_kind_occurred_on_idx" ON "signal"("business_id", "kind", "occurred_on");

-- CreateIndex
CREATE INDEX "stage_override_business_id_idx" ON "stage_override"("business_id");

-- CreateIndex
CREATE INDEX "stage_challenge_business_id_idx" ON "stage_challenge"("business_id");

-- CreateIndex
CREATE UNIQUE INDEX "settings_version_topic_version_key" ON "settings_version"("topic", "version");

-- CreateIndex
CREATE INDEX "message_created_at_idx" ON "message"("created_at");

-- CreateIndex
CREATE INDEX "load_kind_source_key_idx" ON "load"("kind", "source_key");

-- CreateIndex
CREATE INDEX "load_fault_load_id_line_idx" ON "load_fault"("load_id", "line");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "recovery_code_person_id_idx" ON "recovery_code"("person_id");

-- CreateIndex
CREATE INDEX "one_time_link_person_id_purpose_idx" ON "one_time_link"("person_id", "purpose");

-- CreateIndex
CREATE UNIQUE INDEX "staff_role_person_id_role_council_code_key" ON "staff_role"("person_id", "role", "council_code");

-- CreateIndex
CREATE INDEX "audit_entry_subject_at_idx" ON "audit_entry"("subject", "at");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE UNIQUE INDEX "council_slug_key" ON "council"("slug");

-- CreateIndex
CREATE INDEX "ward_council_code_idx" ON "ward"("council_code");

-- CreateIndex
CREATE INDEX "postcode_ward_code_idx" ON "postcode"("ward_code");

-- CreateIndex
CREATE UNIQUE INDEX "service_slug_key" ON "service"("slug");

-- CreateIndex
CREATE INDEX "service_lgsl_idx" ON "service"("lgsl");

-- CreateIndex
CREATE INDEX "service_rule_service_id_idx" ON "service_rule"("service_id");

-- AddForeignKey
ALTER TABLE "business" ADD CONSTRAINT "business_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "business"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "business_council" ADD CONSTRAINT "business_council_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site" ADD CONSTRAINT "site_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_source_key_fkey" FOREIGN KEY ("source_key") REFERENCES "source"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_record" ADD CONSTRAINT "source_record_source_key_fkey" FOREIGN KEY ("source_key") REFERENCES "source"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_record" ADD CONSTRAINT "source_record_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_link" ADD CONSTRAINT "group_link_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_link" ADD CONSTRAINT "group_link_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_item" ADD CONSTRAINT "case_item_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_item" ADD CONSTRAINT "case_item_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_item" ADD CONSTRAINT "case_item_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "event"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_receipt_id_fkey" FOREIGN KEY ("receipt_id") REFERENCES "receipt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "result" ADD CONSTRAINT "result_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "business"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "load_fault" ADD CONSTRAINT "load_fault_load_id_fkey" FOREIGN KEY ("load_id") REFERENCES "load"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "council" ADD CONSTRAINT "council_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "council"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ward" ADD CONSTRAINT "ward_council_code_fkey" FOREIGN KEY ("council_code") REFERENCES "council"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_rule" ADD CONSTRAINT "service_rule_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE INDEX "business_search_text_idx" ON "business" USING GIN ("search_text" gin_trgm_ops);
CREATE INDEX "business_sic_codes_idx" ON "business" USING GIN ("sic_codes");

CREATE FUNCTION business_search_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_text := fold(concat_ws(' ', NEW.name, NEW.legal_name, array_to_string(NEW.trading_names, ' ')));
  RETURN NEW;
END $$;
CREATE TRIGGER business_search_text BEFORE INSERT OR UPDATE OF name, legal_name, trading_names ON "business"
  FOR EACH ROW EXECUTE FUNCTION business_search_text();

CREATE INDEX "site_address_idx" ON "site" USING gin (fold(coalesce(address_line1, '') || ' ' || coalesce(town, '')) gin_trgm_ops);
-- one business in one unit of one property
CREATE UNIQUE INDEX "site_uprn_unit_business_key" ON "site" (business_id, uprn, coalesce(unit, '')) WHERE uprn IS NOT NULL AND closed_on IS NULL;
CREATE UNIQUE INDEX "claim_open_key" ON "claim" (business_id, person_id, proof) WHERE status = 'waiting';
