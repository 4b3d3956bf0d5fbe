import { beforeAll, describe, expect, test } from "vitest";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { buildSite } from "../../tests/support/builders/businesses.ts";
import { insertBuilt, insertMembership } from "../../tests/support/builders/insert.ts";
import { insertPerson } from "../../tests/support/builders/people.ts";
import { LICHFIELD, placesIn, TAMWORTH } from "../../tests/support/builders/places.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { decideLink } from "./commands/decide-link.server.ts";
import { askForLink, listLinks } from "./commands/link-businesses.server.ts";
import { findLinkToDecide, listLinksToDecide } from "./link-queries.server.ts";

const database = useDatabase();
const COUNTY = "E10000028";
let personId: string;

beforeAll(async () => {
  await loadReference(database.db);
  personId = (await insertPerson(database.db)).id;
});

const steward = (councilCode: string, ownBusinessIds: string[] = []) => ({
  councilCode,
  roles: ["steward" as const],
  teamCodes: [],
  ownBusinessIds,
  person: { id: personId },
});

async function made(councilCode: string, name: string) {
  const site = buildSite({ premisesType: "commercial" }, undefined, placesIn(councilCode)[0]);
  const business = await insertBuilt(database.db, {
    name,
    verification: "proven",
    vatNumber: "GB123456789",
    sites: [site],
  });
  const owner = await insertPerson(database.db);
  await insertMembership(database.db, { businessId: business.id, personId: owner.id });
  return { ...business, owner };
}

async function askedLink(parentCouncil = LICHFIELD, childCouncil = LICHFIELD) {
  const parent = await made(parentCouncil, "Blackthorn Brewing");
  const child = await made(childCouncil, "The Tap");
  const asker = { businessId: child.id, personId: child.owner.id };
  expect(await askForLink(asker, { reference: parent.reference, kind: "subsidiary", as: "child" })).toBe("asked");
  const [link] = await database.db.groupLink.findMany({ where: { childId: child.id } });
  return { id: link?.id ?? "", parent, child };
}

const CONFIRM = { decision: "confirm", source: "Companies House, read today", note: "The filing names them." } as const;

describe("a steward's decision about a link", () => {
  test("confirmed: it holds, both owners read why and are mailed, and it is in the audit", async () => {
    const { id, parent, child } = await askedLink();
    const waiting = (await listLinksToDecide(steward(LICHFIELD), "waiting", null)).links.find((one) => one.id === id);
    expect(waiting).toMatchObject({ parent: "Blackthorn Brewing", child: "The Tap", waitingFor: "parent" });
    expect(await decideLink(steward(LICHFIELD), id, CONFIRM)).toBe(true);
    expect((await listLinks(parent.id))[0]).toMatchObject({ status: "decided", note: "The filing names them." });
    for (const { owner } of [parent, child]) {
      const mail = await database.db.message.findFirstOrThrow({ where: { recipient: owner.email } });
      expect(mail).toMatchObject({ kind: "group_link_decided" });
      expect(mail.text).toContain("The filing names them.");
    }
    expect(await database.db.auditEntry.count({ where: { action: "group.decided", subject: id } })).toBe(1);
    expect(await decideLink(steward(LICHFIELD), id, { ...CONFIRM, decision: "refuse" })).toBe(false);
    expect((await listLinksToDecide(steward(LICHFIELD), "decided", null)).links.map((one) => one.id)).toContain(id);
  });

  test("refused: it does not hold, can be asked for again, and then nothing of the refusal is left", async () => {
    const { id, parent, child } = await askedLink();
    expect(
      await decideLink(steward(LICHFIELD), id, { decision: "refuse", source: null, note: "Only a supplier." }),
    ).toBe(true);
    expect((await listLinks(child.id))[0]).toMatchObject({ status: "refused", note: "Only a supplier." });
    const asker = { businessId: child.id, personId: child.owner.id };
    expect(await askForLink(asker, { reference: parent.reference, kind: "subsidiary", as: "child" })).toBe("asked");
    expect((await listLinks(child.id))[0]).toMatchObject({ status: "asked", note: null });
  });

  test("needs both sides in the area: the district sees one name, its county both; another district nothing", async () => {
    const { id } = await askedLink(TAMWORTH, LICHFIELD);
    const seen = await findLinkToDecide(database.db, steward(LICHFIELD), id);
    expect(seen).toMatchObject({ parent: null, child: { name: "The Tap" } });
    expect(JSON.stringify(seen)).not.toContain("Blackthorn");
    expect(await decideLink(steward(LICHFIELD), id, CONFIRM)).toBe(false);
    expect(await findLinkToDecide(database.db, steward("E07000193"), id)).toBeNull();
    expect(await decideLink(steward(COUNTY), id, CONFIRM)).toBe(true);
  });

  test("is not for the steward's own business", async () => {
    const { id, child } = await askedLink();
    expect(await decideLink(steward(LICHFIELD, [child.id]), id, CONFIRM)).toBe(false);
    const { links } = await listLinksToDecide(steward(LICHFIELD, [child.id]), "waiting", null);
    expect(links.map((one) => one.id)).not.toContain(id);
  });

  test("the queue pages by key, the oldest first", async () => {
    const parent = await made(LICHFIELD, "Long Queue Holdings");
    const children = await Promise.all(
      Array.from({ length: 52 }, (_, at) => insertBuilt(database.db, { name: `Child ${at}` })),
    );
    for (const child of children)
      await askForLink(
        { businessId: child.id, personId },
        { reference: parent.reference, kind: "franchise", as: "child" },
      );
    const first = await listLinksToDecide(steward(LICHFIELD), "waiting", null);
    const second = await listLinksToDecide(steward(LICHFIELD), "waiting", first.next);
    expect(first.links).toHaveLength(50);
    const ids = [...first.links, ...second.links].map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(second.next).toBeNull();
    expect(ids).toEqual([...ids].sort());
  });
});
