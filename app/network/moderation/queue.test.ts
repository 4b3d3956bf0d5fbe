import { beforeAll, expect, it } from "vitest";
import { newId } from "~/lib/ids.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { LICHFIELD, STAFFORDSHIRE, TAMWORTH } from "../../../tests/support/builders/places.ts";
import { insertMessage, insertPost } from "../../../tests/support/builders/posts.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { type Firm, insertFirm } from "../../../tests/support/network-world.ts";
import { decide } from "./commands/decide.server.ts";
import { dueOn, type QueueKind } from "./moderation-terms.ts";
import { findModeratedMessage } from "./queries.server.ts";
import { countModeration, listModeration, type QueueLine } from "./queue.server.ts";

const database = useDatabase();
const officer = { councilCode: LICHFIELD, ownBusinessIds: [] };
const county = { councilCode: STAFFORDSHIRE, ownBusinessIds: [] };
let firm: Firm;
let message: string;

/** Over the turn of the year and the clocks: weekends and bank holidays lie between the instants. */
const hour = (n: number) => new Date(Date.UTC(2025, 11, 18) + n * 3_600_000);

beforeAll(async () => {
  await loadReference(database.db);
  firm = await insertFirm(database);
  const reporter = await insertFirm(database);
  const ours = { businessId: firm.business.id, councilCode: LICHFIELD };
  const report = (about: { postId: string } | { messageId: string }, at: Date) =>
    database.db.postReport.create({ data: { id: newId(), ...about, businessId: reporter.business.id, reason: "junk", createdAt: at } });
  for (let n = 0; n < 30; n += 1) {
    await insertPost(database.db, { ...ours, state: "waiting", at: hour(n * 11) });
    const shown = await insertPost(database.db, { ...ours, at: hour(0) });
    await report({ postId: shown.id }, hour(n * 11));
    const hidden = await insertPost(database.db, { ...ours, state: "hidden", at: hour(0) });
    // four of them at one instant
    await report({ postId: hidden.id }, hour(Math.floor(n / 4) * 44));
    const decided = await insertPost(database.db, { ...ours, state: "hidden", at: hour(0) });
    const action = { id: newId(), postId: decided.id, businessId: firm.business.id, councilCode: LICHFIELD, action: "hidden" };
    await database.db.moderationAction.create({ data: action });
    await database.db.appeal.create({ data: { id: newId(), actionId: action.id, words: "Why?", createdAt: hour(n * 11) } });
  }
  const between = { fromBusinessId: firm.business.id, toBusinessId: reporter.business.id, body: "Buy now" };
  message = (await insertMessage(database.db, between)).messageId;
  await report({ messageId: message }, hour(5));
  // none of these is for Lichfield to decide
  await insertPost(database.db, { ...ours, councilCode: TAMWORTH, state: "waiting", at: hour(1) });
  const gone = await insertPost(database.db, { ...ours, state: "withdrawn", at: hour(1) });
  await report({ postId: gone.id }, hour(1));
}, 60_000); // biome-ignore format: rows

async function readAll(kind: QueueKind | null = null): Promise<{ lines: QueueLine[]; pages: number }> {
  const lines: QueueLine[] = [];
  let after: string | null = null;
  for (let pages = 1; ; pages += 1) {
    const page: Awaited<ReturnType<typeof listModeration>> = await listModeration(officer, { kind, after });
    lines.push(...page.rows);
    if (page.next === null) return { lines, pages };
    after = page.next;
  }
}

it("the queue is read page by page, each thing once, in the order of the day it is due and then of waiting", async () => {
  const { lines, pages } = await readAll();
  expect(lines).toHaveLength(121);
  expect(pages).toBe(4);
  expect(new Set(lines.map(({ kind, id }) => kind + id)).size).toBe(121);
  expect(lines.map((line) => line.dueOn)).toEqual(lines.map(({ kind, since }) => dueOn(kind, since)));
  const key = ({ dueOn: due, since }: QueueLine) => `${due} ${since.toISOString()}`;
  expect(lines.map(key)).toEqual(lines.map(key).sort());
  expect(await countModeration(officer)).toEqual({ first: 30, hidden: 30, reported: 31, appeal: 30 });
});

it("one kind of it too, and what is no place in it counts as the beginning", async () => {
  const { lines, pages } = await readAll("appeal");
  expect([lines.length, pages]).toEqual([30, 1]);
  const [first] = (await listModeration(officer)).rows;
  for (const after of ["", "x", "2026-13-99_1_first_1", `2026-01-05_9999999999999999_first_${newId()}`, `2026-02-30_1_first_${newId()}`])
    expect((await listModeration(officer, { after })).rows[0]?.id).toBe(first?.id);
}); // biome-ignore format: addresses

it("what waited before the days that are told apart comes first", async () => {
  const old = await insertPost(database.db, { businessId: firm.business.id, councilCode: LICHFIELD, state: "waiting", at: new Date("2019-05-01") });
  expect((await listModeration(officer)).rows[0]?.id).toBe(old.id);
  await database.db.post.delete({ where: { id: old.id } });
}); // biome-ignore format: one row

it("is the district's: its county decides nothing and reads no private message", async () => {
  await database.db.businessCouncil.upsert({
    where: { businessId_councilCode: { businessId: firm.business.id, councilCode: STAFFORDSHIRE } },
    create: { businessId: firm.business.id, councilCode: STAFFORDSHIRE, sortName: "firm" },
    update: {},
  });
  expect((await listModeration(county)).rows).toEqual([]);
  expect(await findModeratedMessage(database.db, county, message)).toBeNull();
  expect(await findModeratedMessage(database.db, officer, message)).not.toBeNull();
  const post = await database.db.post.findFirstOrThrow({ where: { state: "waiting", councilCode: LICHFIELD } });
  const person = { id: newId(), name: "", email: "", isDemo: false };
  const publish = { decision: "publish", reason: null, words: null, until: null } as const;
  expect(await decide({ ...county, person }, { postId: post.id }, publish, null)).toBe("gone");
  // a business that no district of it sees to is the county's own
  await database.db.businessCouncil.deleteMany({ where: { businessId: firm.business.id, councilCode: LICHFIELD } });
  expect(await findModeratedMessage(database.db, county, message)).not.toBeNull();
});
