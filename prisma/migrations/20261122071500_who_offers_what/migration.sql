-- who offers what: a service says what it helps with, how, through which channel and at which stage
ALTER TABLE "service" ADD COLUMN "needs" TEXT[] DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "service" ADD COLUMN "help" TEXT;
ALTER TABLE "service" ADD COLUMN "channels" TEXT[] DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "service" ADD COLUMN "stages" TEXT[] DEFAULT ARRAY[]::TEXT[];
