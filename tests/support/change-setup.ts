import type { PrismaClient } from "~/platform/prisma/client.ts";
import { TEAM_KINDS } from "~/casework/teams.ts";
