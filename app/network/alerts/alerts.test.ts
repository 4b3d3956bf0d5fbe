import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setClock } from "~/lib/clock.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { insertBuilt, insertMembership } from "../../../tests/support/builders/insert.ts";
import { insertPerson } from "../../../tests/support/builders/people.ts";
import { LICHFIELD } from "../../../tests/support/builders/places.ts";
import { insertPost } from "../../../tests/support/builders/posts.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { nextDue } from "./alert-terms.ts";
import { askToConfirm, changeFrequency, confirmAlert, forgetAlerts, keepSearch } from "./commands/keep-alert.server.ts";
import { stopAlert, stopAllOf } from "./commands/stop-alert.server.ts";
import { sendAlerts } from "./jobs.server.ts";
import { labelOfSearch } from "./label.server.ts";
import { alertOfToken, signedAddress } from "./links.server.ts";
import { readSearch } from "./searches.ts";

const database = useDatabase();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let at: Date;
let restore: () => void;
const later = (ms: number) => {
  at = new Date(at.getTime() + ms);
};

beforeEach(() => {
  at = new Date("2026-11-22T10:00:00Z");
  restore = setClock({ now: () => at });
});
afterEach(async () => {
  restore();
  await database.db.alert.deleteMany();
  await database.db.message.deleteMany();
  await database.db.post.deleteMany();
});

const NEEDS = { target: "/needs", label: "Needs and offers", frequency: "instant" } as const;
const mails = (kind = "alert") => database.db.message.findMany({ where: { kind }, orderBy: { id: "asc" } });

async function firm() {
  const { id } = await insertBuilt(database.db, { trade: "cafe", councilCode: LICHFIELD });
  return id;
}

async function owner() {
  const [businessId, person] = [await firm(), await insertPerson(database.db)];
  await insertMembership(database.db, { businessId, personId: person.id });
  return { businessId, person };
}

const post = (businessId: string, facts: Partial<Parameters<typeof insertPost>[1]> = {}) =>
  insertPost(database.db, { businessId, councilCode: LICHFIELD, at, ...facts });

describe("when an alert is looked at next", () => {
  it.each([
    ["instant", "2026-11-22T10:00:00Z", "2026-11-22T10:05:00.000Z"],
    ["daily", "2026-11-22T10:00:00Z", "2026-11-23T07:00:00.000Z"],
    ["daily", "2026-11-22T06:59:00Z", "2026-11-22T07:00:00.000Z"],
    ["daily", "2026-11-22T07:00:00Z", "2026-11-23T07:00:00.000Z"],
    ["daily", "2026-07-01T10:00:00Z", "2026-07-02T06:00:00.000Z"],
    ["weekly", "2026-11-22T10:00:00Z", "2026-11-23T07:00:00.000Z"],
    ["weekly", "2026-11-23T07:00:00Z", "2026-11-30T07:00:00.000Z"],
  ] as const)("%s after %s: %s", (frequency, after, expected) => {
    expect(nextDue(frequency, new Date(after)).toISOString()).toBe(expected);
  });
});

describe("the address of a search", () => {
  it.each([
    ["/needs?place=E07000194&kind=need&page=2", "/needs?kind=need&place=E07000194"],
    ["/news?after=20261122_x&kind=event", "/news?kind=event"],
    ["/directory?q=bakers+near+WS13+6DP", "/directory?q=bakers+near+WS13+6DP"],
    ["/staff/queue", undefined],
    ["https://evil.example/needs", undefined],
    ["//evil.example/needs", undefined],
    [`/needs?q=${"x".repeat(500)}`, undefined],
    [null, undefined],
    ["/needs?q=%00bread%0D%0ABcc:%20a@example.org%00", "/needs?q=bread+Bcc%3A+a%40example.org"],
    ["/needs?q=%00&place=%0a", "/needs"],
    [`/needs?q=${"ы".repeat(90)}`, undefined],
  ])("%s", (address, expected) => {
    expect(readSearch(address)?.target).toBe(expected);
  });
});

describe("somebody without an account", () => {
  it("hears nothing before the address is confirmed, then of what is new", async () => {
    const other = await firm();
    expect(await askToConfirm("ann@example.org", NEEDS)).toBe(true);
    await post(other, { at: new Date(at.getTime() + MINUTE) });
    later(20 * MINUTE);
    expect(await sendAlerts()).toBe(0);
    const [mail] = await mails("alert_confirm");
    const token = /\/alerts\/confirm\/(\S+)/.exec(mail?.text ?? "")?.[1];
    const id = alertOfToken("alert-confirm", token) ?? "";
    expect(await confirmAlert(id)).toBe("confirmed");
    expect(await confirmAlert(id)).toBe("already");
    later(2 * MINUTE);
    const fresh = await post(other, { title: "Somebody to mend our oven" });
    later(5 * MINUTE);
    expect(await sendAlerts()).toBe(1);
    const [told] = await mails();
    expect(told?.recipient).toBe("ann@example.org");
    expect(told?.subject).toBe("New: Somebody to mend our oven");
    expect(told?.text).toContain(`/needs/${fresh.reference}`);
    expect(told?.stopUrl).toMatch(/\/alerts\/stop\/v1\.[\w-]+$/);
    expect(told?.text).toContain(told?.stopUrl ?? "?");
    later(5 * MINUTE);
    expect(await sendAlerts()).toBe(0);
  });

  it("stops with the signed link, and asking anew is a row of its own that the old link does not touch", async () => {
    await askToConfirm("ann@example.org", NEEDS);
    const first = await database.db.alert.findFirstOrThrow();
    await confirmAlert(first.id);
    expect(await stopAlert(first.id, "mail_program")).toBe(true);
    const { stoppedAt } = await database.db.alert.findUniqueOrThrow({ where: { id: first.id } });
    later(MINUTE);
    expect(await stopAlert(first.id, "signed_link")).toBe(true);
    expect(await confirmAlert(first.id)).toBe("stopped");
    expect(await askToConfirm("ann@example.org", NEEDS)).toBe(true);
    expect(await database.db.alert.findUniqueOrThrow({ where: { id: first.id } })).toMatchObject({
      stoppedAt,
      stoppedBy: "mail_program",
    });
    expect(await database.db.alert.count()).toBe(2);
    await post(await firm());
    later(10 * MINUTE);
    expect(await sendAlerts()).toBe(0);
  });

  it("cannot be made to send many, and is forgotten when nothing is confirmed", async () => {
    for (let n = 0; n < 3; n += 1) expect(await askToConfirm("bo@example.org", NEEDS)).toBe(true);
    expect(await askToConfirm("bo@example.org", NEEDS)).toBe(false);
    expect(await database.db.alert.count()).toBe(1);
    later(8 * DAY);
    const [alert] = await database.db.alert.findMany();
    expect(await confirmAlert(alert?.id ?? "")).toBe("gone");
    expect(await forgetAlerts()).toEqual({ unconfirmed: 1, stopped: 0 });
  });

  it("that has the same already is told so, and an account takes it over", async () => {
    const person = await insertPerson(database.db, { email: "di@example.org" });
    await askToConfirm("di@example.org", NEEDS);
    const [alert] = await database.db.alert.findMany();
    await confirmAlert(alert?.id ?? "");
    expect(await askToConfirm("di@example.org", { ...NEEDS, frequency: "weekly" })).toBe(true);
    expect((await mails("alert_confirm")).at(-1)?.subject).toBe("You have these emails already");
    await keepSearch(person, { ...NEEDS, frequency: "daily" });
    const rows = await database.db.alert.findMany();
    expect(rows.map(({ personId, frequency }) => [personId, frequency])).toEqual([[person.id, "daily"]]);
  });

  it("with any sign in it is asked, and what was typed is in no message before the address is confirmed", async () => {
    await loadReference(database.db);
    for (const [typed, near] of [["Visit%20evil.example\0\r\nnow", "WS13 6DP"], ["Ring 07700\t900123", "Visit evil.example"]] as const) {
      const address = `/needs?${new URLSearchParams({ kind: "need", q: typed, near, place: LICHFIELD })}`;
      const search = readSearch(address);
      if (!search) throw new Error(address);
      const label = await labelOfSearch(search);
      expect(label).not.toMatch(/\p{Cc}/u);
      expect(await askToConfirm(`${near.slice(0, 4).toLowerCase()}@example.org`, { target: search.target, label, frequency: "daily" })).toBe(true);
      await keepSearch(await insertPerson(database.db), { target: search.target, label, frequency: "daily" });
    }
    const sent = await mails("alert_confirm");
    expect(sent).toHaveLength(2);
    for (const { subject, text, html } of sent) {
      expect(subject + text + html).not.toMatch(/evil|07700|900123/);
      expect(text).toContain("Lichfield");
    }
    expect(sent.map(({ text }) => text.includes("WS13 6DP"))).toEqual([true, false]);
    const labels = (await database.db.alert.findMany()).map(({ label }) => label);
    expect(labels.filter((label) => label.includes("evil"))).toHaveLength(4);
  }); // biome-ignore format: arguments

  it("a changed or borrowed token is nobody's", () => {
    const address = signedAddress("alert-stop", "0190a0a0-0000-7000-8000-000000000001");
    const token = address.split("/").at(-1) ?? "";
    expect(alertOfToken("alert-stop", token)).toBe("0190a0a0-0000-7000-8000-000000000001");
    expect(alertOfToken("alert-confirm", token)).toBeNull();
    expect(alertOfToken("alert-stop", `${token.slice(0, -2)}aa`)).toBeNull();
    expect(alertOfToken("alert-stop", undefined)).toBeNull();
  });
});

describe("what an alert finds", () => {
  it("is what its reader may see, and nothing of their own or of whom they blocked", async () => {
    const [me, other, blocked] = [await owner(), await firm(), await firm()];
    await database.db.businessBlock.create({ data: { businessId: me.businessId, blockedId: blocked } });
    await keepSearch(me.person, NEEDS);
    await askToConfirm("cy@example.org", NEEDS);
    const stranger = await database.db.alert.findFirstOrThrow({ where: { email: "cy@example.org" } });
    await confirmAlert(stranger.id);
    later(MINUTE);
    await post(other, { title: "Council secret", audience: "council" });
    await post(other, { title: "For firms", audience: "registered" });
    await post(other, { title: "Hidden away", state: "hidden" });
    await post(other, { title: "Not yet looked at", state: "waiting" });
    await post(me.businessId, { title: "My own" });
    await post(blocked, { title: "Blocked words" });
    later(10 * MINUTE);
    expect(await sendAlerts()).toBe(2);
    const told = new Map((await mails()).map(({ recipient, text, subject }) => [recipient, subject + text]));
    const mine = told.get(me.person.email) ?? "";
    const theirs = told.get("cy@example.org") ?? "";
    expect(mine).toContain("For firms");
    for (const words of ["Council secret", "Hidden away", "Not yet looked at", "My own", "Blocked words"])
      expect(mine).not.toContain(words);
    for (const words of ["My own", "Blocked words"]) expect(theirs).toContain(words);
    for (const words of ["For firms", "Council secret", "Hidden away", "Not yet looked at"])
      expect(theirs).not.toContain(words);
  });

  it("of a follow is what the business, sector or ward says", async () => {
    const [me, other] = [await owner(), await firm()];
    const follow = {
      personId: me.person.id,
      email: me.person.email,
      frequency: "daily",
      confirmedAt: at,
      toldUpTo: at,
    };
    for (const [kind, target] of [["business", other], ["ward", "E05006761"], ["sector", "visitors"]] as const)
      await database.db.alert.create({
        data: { ...follow, id: crypto.randomUUID(), kind, target, label: kind, nextDueAt: nextDue("daily", at) },
      }); // biome-ignore format: a row
    later(MINUTE);
    await post(other, { kind: "good_news", title: "We won", wardCode: "E05006761", sicCodes: ["56102"] });
    await post(await firm(), { kind: "good_news", title: "Elsewhere", wardCode: "E05006762", sicCodes: ["43220"] });
    later(DAY);
    expect(await sendAlerts()).toBe(3);
    for (const { text, subject } of await mails())
      expect([subject, text.includes("Elsewhere")]).toEqual(["New: We won", false]);
  });
});

it("nothing is told twice by two at once, and what a crash left is told by the next", async () => {
  const me = await owner();
  await keepSearch(me.person, NEEDS);
  later(MINUTE);
  await post(await firm());
  later(10 * MINUTE);
  expect((await Promise.all([sendAlerts(), sendAlerts(), sendAlerts()])).reduce((sum, one) => sum + one)).toBe(1);
  expect(await mails()).toHaveLength(1);
});

it("a person's alert is kept once, changes how often, and a follow that is stopped stays in the feed", async () => {
  const me = await owner();
  await keepSearch(me.person, NEEDS);
  await keepSearch(me.person, { ...NEEDS, frequency: "weekly" });
  const [alert, ...more] = await database.db.alert.findMany();
  expect([alert?.frequency, more.length]).toEqual(["weekly", 0]);
  expect(await changeFrequency((await insertPerson(database.db)).id, alert?.id ?? "", "daily")).toBe(false);
  expect((await database.db.alert.findFirstOrThrow()).frequency).toBe("weekly");
  await database.db.alert.create({
    data: { id: crypto.randomUUID(), personId: me.person.id, email: me.person.email, kind: "sector", target: "shops",
      label: "Shops", frequency: "daily", confirmedAt: at, nextDueAt: at },
  }); // biome-ignore format: a row
  await stopAllOf(alert?.id ?? "", "signed_link");
  const live = await database.db.alert.findMany({ where: { stoppedAt: null } });
  expect(live.map(({ kind, frequency }) => [kind, frequency])).toEqual([["sector", "none"]]);
  // a tab from before says so
  expect(await changeFrequency(me.person.id, alert?.id ?? "", "daily")).toBe(false);
  expect(await changeFrequency(me.person.id, live[0]?.id ?? "", "daily")).toBe(true);
});
