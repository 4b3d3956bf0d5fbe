import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setClock } from "~/lib/clock.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { forgetCouncils } from "~/places/queries.server.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { beginStart } from "../commands/answer-start.server.ts";
import {
  answerIntroduction,
  closeIntroduction,
  forgetPartnerMatters,
  introduceClient,
} from "./commands/introduce.server.ts";
import {
  addLink,
  addPartner,
  askForPage,
  changeLink,
  confirmRequest,
  countOpened,
  decideRequest,
  savePartner,
  sendPage,
} from "./commands/keep-partners.server.ts";
import { remindIntroductions } from "./commands/remind-introductions.server.ts";
import { shownCount } from "./counts.ts";
import {
  countIntroduced,
  findIntroduction,
  findLink,
  findPartnerByToken,
  findRequestByToken,
  listIntroducedToCall,
  listIntroductions,
  listLinks,
  listRequests,
} from "./queries.server.ts";

const database = useDatabase();
const LICHFIELD = "E07000194";
let at = new Date("2026-11-22T10:00:00Z");
const later = (days: number) => new Date(at.getTime() + days * 86_400_000);
let admin: { person: { id: string }; councilCode: string };

beforeAll(async () => {
  setClock({ now: () => at });
  await loadReference(database.db);
  forgetCouncils();
  const person = await database.db.person.create({
    data: { id: crypto.randomUUID(), email: "a@example.org", name: "A" },
  });
  admin = { person: { id: person.id }, councilCode: LICHFIELD };
}, 60_000);
beforeEach(async () => {
  at = new Date("2026-11-22T10:00:00Z");
  await database.db.message.deleteMany();
  await database.db.partnerIntroduction.deleteMany();
});

const DETAILS = {
  name: "Ridware Accountants",
  kind: "accountant",
  contactName: "Ann Ridware",
  contactEmail: "ann@ridware.example",
  website: null,
  agreementUntil: null,
  active: true,
};

/** The token in the newest message to an address. */
async function tokenTo(recipient: string): Promise<string> {
  const message = await database.db.message.findFirst({ where: { recipient }, orderBy: { id: "desc" } });
  return /\/([\w-]{43})(\s|$)/.exec(message?.text ?? "")?.[1] ?? "";
}

describe("a body that asks for a page", () => {
  const request = { name: "Trent Bank", kind: "bank", contactName: "Bo", contactEmail: "bo@trent.example", website: null, why: "New firms" }; // biome-ignore format: one row

  it("confirms its address, is accepted, and gets its page by email", async () => {
    expect(await askForPage(request)).toBe(true);
    expect(await listRequests(database.db)).toEqual([]);
    const found = await findRequestByToken(database.db, await tokenTo("bo@trent.example"), at);
    await confirmRequest(found?.id ?? "");
    expect((await listRequests(database.db)).map(({ name }) => name)).toEqual(["Trent Bank"]);
    expect(await decideRequest(admin, found?.id ?? "", true)).toBe("done");
    expect(await decideRequest(admin, found?.id ?? "", false)).toBe("decided");
    const partner = await findPartnerByToken(database.db, await tokenTo("bo@trent.example"));
    expect(partner).toMatchObject({ name: "Trent Bank", kind: "bank", active: true });
    expect(await listLinks(database.db, partner?.key ?? "")).toHaveLength(1);
  });

  it("is forgotten when nobody confirms, and nothing that was typed is in the message", async () => {
    await askForPage({ ...request, name: "Buy now", contactEmail: "stranger@example.org" });
    const message = await database.db.message.findFirst({ where: { recipient: "stranger@example.org" } });
    expect(message?.text).not.toContain("Buy now");
    at = later(8);
    expect(await findRequestByToken(database.db, await tokenTo("stranger@example.org"), at)).toBeNull();
    expect(await forgetPartnerMatters()).toMatchObject({ requests: 1 });
  });
});

describe("a partner", () => {
  let key = "";
  beforeAll(async () => {
    key = (await addPartner(admin, DETAILS)) ?? "";
  });
  const link = async () => {
    const [first] = await listLinks(database.db, key);
    if (!first) throw new Error("no link");
    return first;
  };

  it("has one name, and its page's old address stops when a new one is sent", async () => {
    expect(await addPartner(admin, { ...DETAILS, name: "RIDWARE accountants" })).toBeNull();
    expect(await savePartner(admin, key, { ...DETAILS, name: "Trent Bank" })).toBe("name_taken");
    expect(await sendPage(admin, key)).toBe(true);
    const old = await tokenTo(DETAILS.contactEmail);
    await database.db.message.deleteMany();
    expect(await sendPage(admin, key)).toBe(true);
    expect(await findPartnerByToken(database.db, old)).toBeNull();
    expect(await findPartnerByToken(database.db, await tokenTo(DETAILS.contactEmail))).toMatchObject({ key });
    expect(await sendPage(admin, "chamber")).toBe(false);
  });

  it("has its link counted by the day, and the plans that began with it", async () => {
    const { id, code } = await link();
    await countOpened(id);
    at = later(1);
    await countOpened(id);
    await countOpened(id);
    expect(await findLink(database.db, code.toLowerCase())).toMatchObject({ id });
    await beginStart(new Request(`http://portal/start/what?via=${code}`), { description: "I bake cakes" });
    await beginStart(new Request("http://portal/start/what?via=ZZZZZZ"), { description: "I bake cakes" });
    expect(await link()).toMatchObject({ opened: 3, plans: 0 });
    await database.db.startPlan.updateMany({ where: { partnerLinkId: id }, data: { madeAt: at } });
    expect(await link()).toMatchObject({ opened: 3, plans: 1, registered: 0 });
    await changeLink(key, id, false);
    expect(await findLink(database.db, code)).toBeNull();
    await changeLink("chamber", id, true);
    expect(await findLink(database.db, code)).toBeNull();
    await changeLink(key, id, true);
  });

  it("sees no count under five", () => {
    expect([0, 1, 4, 5, 120].map(shownCount)).toEqual([null, null, null, 5, 120]);
  });

  it("has twenty links at most", async () => {
    for (let n = 1; n < 20; n += 1) expect(await addLink(key, `Branch ${n}`)).toBe(true);
    expect(await addLink(key, "One more")).toBe(false);
  });
});

describe("a client who is introduced", () => {
  const partner = { key: "chamber", name: "Staffordshire Chamber of Commerce" };
  const client = { clientName: "Cy Client", clientEmail: "cy@client.example", councilCode: LICHFIELD };
  const introduced = async (email: string) => {
    expect(await introduceClient(partner, { ...client, clientEmail: email })).toBe("sent");
    const token = await tokenTo(email);
    const found = await findIntroduction(database.db, token, at);
    return { token, id: found?.id ?? "" };
  };

  it("is unknown to the council until they say yes, and then to that council only", async () => {
    const { token, id } = await introduced("yes@client.example");
    expect(await listIntroductions(database.db, admin)).toEqual([]);
    expect(await countIntroduced(database.db, "chamber")).toEqual(new Map());
    await answerIntroduction(id, { intent: "yes", phone: "01543 000000", need: "A shop" });
    expect(await findIntroduction(database.db, token, at)).toBeNull();
    expect(await listIntroductions(database.db, admin)).toMatchObject([{ clientName: "Cy Client", need: "A shop", state: "confirmed" }]); // biome-ignore format: one row
    expect(await listIntroductions(database.db, { councilCode: "E07000199" })).toEqual([]);
    await closeIntroduction({ ...admin, councilCode: "E07000199" }, id);
    expect(await listIntroducedToCall(database.db, { councilCode: "E07000199" })).toEqual([]);
    expect(await listIntroductions(database.db, admin)).toMatchObject([{ state: "confirmed" }]);
    expect(await listIntroducedToCall(database.db, admin)).toMatchObject([{ client: "Cy Client", partner: partner.name, dueOn: expect.stringMatching(/^20/) }]); // biome-ignore format: one row
    await closeIntroduction(admin, id);
    expect(await listIntroducedToCall(database.db, admin)).toEqual([]);
    expect(await listIntroductions(database.db, admin)).toMatchObject([{ state: "done" }]);
  });

  it("is told to the council's business team once they say yes, without who they are", async () => {
    await database.db.team.updateMany({
      where: { councilCode: LICHFIELD, code: "ED" },
      data: { email: "team@lichfield.example" },
    });
    const told = () => database.db.message.findMany({ where: { kind: "introduction_confirmed" } });
    const { id } = await introduced("told@client.example");
    expect(await told()).toEqual([]);
    const yes = { intent: "yes", phone: "01543 111111", need: "A van" } as const;
    await answerIntroduction(id, yes);
    await answerIntroduction(id, yes);
    const [message, ...more] = await told();
    expect([message?.recipient, more.length]).toEqual(["team@lichfield.example", 0]);
    for (const secret of ["Cy Client", "told@client.example", "01543 111111", "A van"])
      expect(`${message?.subject} ${message?.text} ${message?.html}`).not.toContain(secret);
    await database.db.partnerIntroduction.deleteMany();
  });

  it("is erased at once by a no", async () => {
    const { id } = await introduced("no@client.example");
    await answerIntroduction(id, { intent: "no", phone: null, need: null });
    expect(await database.db.partnerIntroduction.count()).toBe(0);
  });

  it("is erased after 14 days without a word; a late yes comes to nothing", async () => {
    const { token, id } = await introduced("late@client.example");
    at = later(13);
    expect(await forgetPartnerMatters()).toMatchObject({ introductions: 0 });
    expect(await findIntroduction(database.db, token, at)).not.toBeNull();
    at = later(2);
    await answerIntroduction(id, { intent: "yes", phone: null, need: null });
    expect(await listIntroductions(database.db, admin)).toEqual([]);
    expect(await forgetPartnerMatters()).toMatchObject({ introductions: 1 });
  });

  it("is written to without the partner's own words, and not too often", async () => {
    await introduceClient(partner, { ...client, clientName: "Click here", clientEmail: "often@client.example" });
    const message = await database.db.message.findFirst({ where: { recipient: "often@client.example" } });
    expect(message?.text).toContain(partner.name);
    expect(message?.text).not.toContain("Click here");
    const again = [];
    for (let n = 0; n < 3; n += 1)
      again.push(await introduceClient(partner, { ...client, clientEmail: "often@client.example" }));
    expect(again).toEqual(["sent", "sent", "too_many"]);
    expect(await introduceClient(partner, { ...client, councilCode: "E10000028" })).toBe("no_council");
  });

  it("is reminded of once, after a week, with the link that the first message had", async () => {
    const { token, id } = await introduced("slow@client.example");
    const sent = () => database.db.message.findMany({ where: { recipient: "slow@client.example", kind: "partner_introduction_again" } }); // biome-ignore format: one row
    at = later(6);
    expect(await remindIntroductions()).toEqual({ clients: 0, councils: 0 });
    at = later(1);
    expect(await remindIntroductions()).toEqual({ clients: 1, councils: 0 });
    at = later(1);
    expect(await remindIntroductions()).toEqual({ clients: 0, councils: 0 });
    const [message, ...more] = await sent();
    expect([message?.text.includes(`/introduction/${token}`), more]).toEqual([true, []]);
    expect(message?.text).not.toContain(client.clientName);
    await answerIntroduction(id, { intent: "yes", phone: null, need: null });
    expect(await database.db.partnerIntroduction.findUnique({ where: { id } })).toMatchObject({ tokenSealed: null });
  });

  it("has its council reminded each week from the day it is late, until an officer is in touch", async () => {
    const waits = await introduced("waits@client.example");
    await answerIntroduction(waits.id, { intent: "yes", phone: null, need: "A van" });
    const team = await database.db.team.findFirst({ where: { councilCode: LICHFIELD, code: "ED" } });
    await database.db.team.upsert({
      where: { id: team?.id ?? waits.id },
      create: { id: waits.id, councilCode: LICHFIELD, code: "ED", name: "Economic development", email: "team@lichfield.example" },
      update: { email: "team@lichfield.example" },
    }); // biome-ignore format: one row
    const sent = () => database.db.message.findMany({ where: { kind: "introductions_late" } });
    // due on Friday 27 November, which is not late; the next working day is
    const days = [["11-27", 0], ["11-28", 0], ["11-29", 0], ["11-30", 1], ["12-01", 0], ["12-04", 0], ["12-07", 1]] as const; // biome-ignore format: one row
    for (const [day, councils] of days) {
      at = new Date(`2026-${day}T07:20:00Z`);
      expect([day, await remindIntroductions()]).toEqual([day, { clients: 0, councils }]);
    }
    const messages = await sent();
    expect(messages.map((one) => one.recipient)).toEqual(["team@lichfield.example", "team@lichfield.example"]);
    for (const secret of [client.clientName, "waits@client.example", "A van"])
      expect(JSON.stringify(messages)).not.toContain(secret);
    await closeIntroduction(admin, waits.id);
    at = new Date("2026-12-14T07:20:00Z");
    expect(await remindIntroductions()).toEqual({ clients: 0, councils: 0 });
  });

  it("has nobody reminded on a weekend", async () => {
    const { id } = await introduced("weekend@client.example");
    await answerIntroduction(id, { intent: "yes", phone: null, need: null });
    at = new Date("2026-12-05T07:20:00Z");
    expect(await remindIntroductions()).toEqual({ clients: 0, councils: 0 });
  });
});
