import { expect, it } from "vitest";
import { decide } from "~/casework/triage/decide.server.ts";
import { findOutcome, recordOutcome } from "~/casework/triage/outcomes.server.ts";
import { TAMWORTH } from "../../tests/support/builders/places.ts";
import { useChangeWorld } from "../../tests/support/change-world.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { tick, useTriageWorld, wanted } from "../../tests/support/triage-world.ts";
import { hitRate } from "./hit-rate.server.ts";

const database = useDatabase();
useChangeWorld(database);
const { firm, helen, officer } = useTriageWorld(database);

it("decisions are counted by reason, and figures under five are kept back with what gives them away", async () => {
  const record = async (reason: string, jobs: (number | null)[]) => {
    for (const now of jobs) {
      const one = await firm(30);
      await decide(helen(), tick(one.id), wanted({ reason }), null);
      const row = await database.db.triageOutcome.findFirstOrThrow({
        where: { months: 3, decision: { businessId: one.id } },
      });
      const outcome = await findOutcome(helen(), row.id);
      if (outcome && now !== null)
        await recordOutcome(helen(), outcome, { stillTrading: "yes", jobs: now, investment: null, note: null });
    }
  };
  await record("hiring", [12, 12, 12, 12, 12, 9, 9, 9, 9, 9, null, null]);
  await record("growing_fast", [12, 12, 12, 12, 12, 12, 12, 9, 9, 9, 9, 9, 9, 9]);
  await record("market", [12, 12, 9, 9, 9, 9]);
  await record("innovation", [12]);
  const lines = await hitRate(helen());
  const of = (part: string, key: string) => lines.find((line) => line.part === part && line.key === key);
  expect(of("reason", "growing_fast")).toMatchObject({ decided: 14, known: 14, grew: 7, rate: 50 });
  expect(of("reason", "hiring")).toMatchObject({ decided: 12, known: 10, grew: null, rate: null });
  // by subtraction from the 33 of all, the one with an innovation would be known if the six of the market were
  for (const key of ["market", "innovation"]) expect(of("reason", key)).toMatchObject({ decided: null, grew: null });
  expect(lines.filter((line) => line.part === "reason").map((line) => line.key)).toEqual([
    "growing_fast",
    "hiring",
    "innovation",
    "market",
  ]);
  expect(of("decision", "contact")).toMatchObject({ decided: 33, known: 31, grew: 15, rate: 48 });
  expect(await hitRate(await officer(TAMWORTH))).toEqual([]);
});
