-- what each side of an introduction shows the other once it is accepted
ALTER TABLE "introduction" ADD COLUMN "from_shows" TEXT[], ADD COLUMN "to_shows" TEXT[];
