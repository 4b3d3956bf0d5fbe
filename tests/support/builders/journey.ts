import type { StartAnswers } from "~/journey/answers.ts";
import { fromPlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { hashToken } from "~/platform/auth/session.server.ts";
import type { Prisma, Tx } from "~/platform/db.server.ts";
import { seal } from "~/platform/security/seal.server.ts";
import { LICHFIELD } from "./places.ts";

/** Somebody with a software company in mind, all five questions answered. */
const SOFTWARE: StartAnswers = {
  description: "I write software",
  trade: "software",
  sicCode: "62012",
  extras: ["online"],
  postcode: "WS13 6LF",
  place: { postcode: "WS13 6LF", councilCode: LICHFIELD, councilName: "Lichfield District Council", served: true, website: null },
  premises: "unknown",
  owners: "alone",
  staff: "no",
  form: "undecided",
  openingOn: null,
  done: ["what", "trade", "extras", "where", "who", "form", "when"],
}; // biome-ignore format: one starter

interface BuiltPlan {
  token: string;
  answers: StartAnswers;
  madeAt: Date;
  /** when its address stops working */
  expiresAt?: Date;
  shownTasks?: string[];
  personId?: string | null;
  businessId?: string | null;
  becameAt?: Date | null;
}

/** The row of a starter's plan that is made, with all five questions answered. */
export function buildStartPlan(plan: BuiltPlan): Prisma.StartPlanCreateManyInput {
  const {
    token,
    answers,
    madeAt,
    expiresAt,
    shownTasks = [],
    personId = null,
    businessId = null,
    becameAt = null,
  } = plan;
  return {
    id: newId(),
    tokenHash: hashToken(token),
    tokenSealed: seal("start-plan", token),
    councilCode: answers.place?.councilCode ?? LICHFIELD,
    trade: answers.trade ?? null,
    answers: JSON.parse(JSON.stringify(answers)) as Prisma.InputJsonObject,
    openingOn: fromPlainDate(answers.openingOn ?? null),
    premises: answers.premises ?? null,
    shownTasks,
    createdAt: madeAt,
    updatedAt: madeAt,
    madeAt,
    expiresAt: expiresAt ?? new Date(madeAt.getTime() + 90 * 86_400_000),
    personId,
    businessId,
    becameAt,
  };
}

/** A starter's plan at the address of this token. */
export async function insertStartPlan(tx: Tx, token: string): Promise<string> {
  const row = buildStartPlan({ token, answers: SOFTWARE, madeAt: new Date() });
  await tx.startPlan.create({ data: row });
  return row.id;
}
