import type { StartAnswers } from "~/journey/answers.ts";
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

/** A starter's plan at the address of this token. */
export async function insertStartPlan(tx: Tx, token: string): Promise<string> {
  const id = newId();
  await tx.startPlan.create({
    data: {
      id,
      tokenHash: hashToken(token),
      tokenSealed: seal("start-plan", token),
      councilCode: LICHFIELD,
      trade: "software",
      answers: JSON.parse(JSON.stringify(SOFTWARE)) as Prisma.InputJsonObject,
      madeAt: new Date(),
      expiresAt: new Date(Date.now() + 90 * 86_400_000),
    },
  });
  return id;
}
