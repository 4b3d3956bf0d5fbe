import { describe, expect, it } from "vitest";
import { today } from "~/lib/clock.ts";
import { addDays, fromPlainDate } from "~/lib/dates.ts";
import { findLink } from "~/platform/auth/links.server.ts";
import { insertMembership } from "../../../tests/support/builders/insert.ts";
import { insertPerson } from "../../../tests/support/builders/people.ts";
import { LICHFIELD } from "../../../tests/support/builders/places.ts";
import { useChangeWorld } from "../../../tests/support/change-world.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { useVisitWorld } from "../../../tests/support/visit-world.ts";
import { answerByCall, answerByLink } from "./commands/answer-ask.server.ts";
import { askStillHere } from "./commands/still-here.server.ts";
import { countVisits } from "./queries/figures.server.ts";

const database = useDatabase();
useChangeWorld(database);
const { rosie, cafe, siteOf, listOf, eventsOf, mailedToken, openAsk } = useVisitWorld(database);
const TODAY = today();

describe("still here?", () => {
  it("is asked by message with a link and a call, once at a time", async () => {
    const place = await cafe();
    const site = await siteOf(place.siteId);
    expect(await askStillHere(rosie(), site)).toEqual({ kind: "asked", byMail: true });
    expect(await askStillHere(rosie(), site)).toMatchObject({ kind: "refused" });
    const tasks = await database.db.task.findMany({ where: { businessId: place.id } });
    expect(tasks).toMatchObject([{ kind: "still_here", state: "open", assignedToId: rosie().person.id }]);
    expect((await findLink(await mailedToken(), "still_here")).state).toBe("good");
  });

  it("is a call alone where there is no address", async () => {
    const place = await cafe({ email: null });
    expect(await askStillHere(rosie(), await siteOf(place.siteId))).toEqual({ kind: "asked", byMail: false });
    expect(await database.db.message.count()).toBe(0);
  });

  it("answered with yes moves the place to go at once, ends the call, and works once", async () => {
    const place = await cafe({
      verification: "unverified",
      lastHeardOn: null,
      sourceKey: `food-register:${LICHFIELD}`,
    });
    expect(await listOf(place.siteId)).toBe("check");
    await askStillHere(rosie(), await siteOf(place.siteId));
    const token = await mailedToken();
    expect(await answerByLink(token, { answer: "yes", goneOn: null })).toBe(true);
    expect(await listOf(place.siteId)).toBe("go");
    expect(await eventsOf(place.id)).toContain("details.confirmed");
    expect((await database.db.task.findFirstOrThrow({ where: { businessId: place.id } })).state).toBe("done");
    expect((await openAsk(place.siteId)).avoided).toBe(false);
    const row = await database.db.business.findUniqueOrThrow({ where: { id: place.id } });
    expect(row.lastHeardOn).toEqual(fromPlainDate(TODAY));
    expect(row.confirmedOn).toEqual(fromPlainDate(place.confirmedOn));
    expect(await answerByLink(token, { answer: "closed", goneOn: null })).toBe(false);
  });

  it("answered with closed by who has proven the business ends it, off both lists, one visit avoided", async () => {
    const place = await cafe();
    const owner = await insertPerson(database.db);
    await insertMembership(database.db, { businessId: place.id, personId: owner.id });
    await askStillHere(rosie(), await siteOf(place.siteId));
    expect(await answerByLink(await mailedToken(), { answer: "closed", goneOn: addDays(TODAY, -30) })).toBe(true);
    expect(await listOf(place.siteId)).toBe("none");
    expect(await eventsOf(place.id)).toContain("trading.ceased");
    expect((await openAsk(place.siteId)).avoided).toBe(true);
    expect((await siteOf(place.siteId)).closedOn).toBe(addDays(TODAY, -30));
  });

  it.each(["closed", "moved", "someone_else"] as const)("answered with %s by whoever reads the mail is a sign and closes nothing", async (answer) => {
    const place = await cafe();
    await askStillHere(rosie(), await siteOf(place.siteId));
    await answerByLink(await mailedToken(), { answer, goneOn: null });
    const site = await siteOf(place.siteId);
    expect(site).toMatchObject({ closedOn: null, certainty: "probably_gone" });
    expect(await eventsOf(place.id)).toContain("vacancy.reported");
    expect((await openAsk(place.siteId)).avoided).toBe(true);
  }); // biome-ignore format: one line

  it("heard on the telephone: gone is avoided, nobody answering leaves it to be checked and asked again", async () => {
    const place = await cafe({ email: null });
    await askStillHere(rosie(), await siteOf(place.siteId));
    const ask = await openAsk(place.siteId);
    expect(await answerByCall(rosie(), ask, { answer: "no_answer", goneOn: null })).toEqual({ kind: "kept" });
    expect(await listOf(place.siteId)).toBe("check");
    expect(await askStillHere(rosie(), await siteOf(place.siteId))).toMatchObject({ kind: "asked" });
    const again = await openAsk(place.siteId);
    expect(await answerByCall(rosie(), again, { answer: "moved", goneOn: null })).toEqual({ kind: "kept" });
    expect(await answerByCall(rosie(), again, { answer: "yes", goneOn: null })).toMatchObject({ kind: "refused" });
    expect(await listOf(place.siteId)).toBe("none");
    const months = await countVisits(rosie());
    expect(months.find((line) => line.month === TODAY.slice(0, 7) && line.teamCode === "EH")?.avoided).toBeGreaterThan(
      0,
    );
  });
});
