-- Bodies beside the councils that an owner may name as one that sees a field.
CREATE TABLE "partner_body" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    CONSTRAINT "partner_body_pkey" PRIMARY KEY ("key")
);
INSERT INTO "partner_body" ("key", "name", "kind") VALUES
    ('chamber', 'Staffordshire Chamber of Commerce', 'chamber'),
    ('growth-hub', 'Staffordshire Growth Hub', 'growth_hub'),
    ('small-firms', 'Federation of Small Firms, Staffordshire', 'membership_body'),
    ('college', 'South Staffordshire College for Business', 'education'),
    ('lichfield-bid', 'Lichfield City Centre Improvement District', 'improvement_district'),
    ('enterprise-agency', 'Tame and Trent Enterprise Agency', 'enterprise_agency');
