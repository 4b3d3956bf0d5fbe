-- Which council most of an outward code's postcodes lie in, for postcodes that are not loaded.
CREATE TABLE "outcode" (
    "code" TEXT NOT NULL,
    "council_code" TEXT,
    "whole" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "outcode_pkey" PRIMARY KEY ("code")
);
