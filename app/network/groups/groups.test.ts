import { beforeAll, expect, it } from "vitest";
import { setClock } from "~/lib/clock.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { LICHFIELD, STAFFORDSHIRE, TAMWORTH } from "../../../tests/support/builders/places.ts";
import { insertPost } from "../../../tests/support/builders/posts.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { insertFirm } from "../../../tests/support/network-world.ts";
import { sendAlerts } from "../alerts/jobs.server.ts";
import { listFeed } from "../people/feed.server.ts";
import { follow, followable } from "../people/follows.server.ts";
import { joinGroup, leaveGroup } from "./join.server.ts";
import { findGroup, latestOf, listGroups } from "./queries.server.ts";

const database = useDatabase();
const ALL_OF_LICHFIELD = `place:${LICHFIELD}`;
let at = new Date("2026-11-22T10:00:00Z");

beforeAll(async () => {
  setClock({ now: () => at });
  await loadReference(database.db);
});

it("there is one for each district, beside those of its wards, and none for a county or a place that is not ours", async () => {
  const { lively, others } = await listGroups();
  const places = [...lively, ...others].filter(({ kind }) => kind === "place");
  const districts = places.filter(({ key }) => /^place:E0[67]/.test(key));
  expect(districts.map(({ key }) => key)).toEqual(expect.arrayContaining([ALL_OF_LICHFIELD, `place:${TAMWORTH}`]));
  expect(places.length).toBeGreaterThan(districts.length);
  expect(await findGroup(ALL_OF_LICHFIELD)).toMatchObject({ kind: "place", of: LICHFIELD, name: "All of Lichfield" });
  for (const key of [`place:${STAFFORDSHIRE}`, "place:E07999999", `place:${LICHFIELD}0`, `sector:${LICHFIELD}`])
    expect(await findGroup(key)).toBeNull();
});

it("a district's brings what its businesses post, whatever their ward, to its members' feed", async () => {
  const [member, near, far] = [await insertFirm(database), await insertFirm(database), await insertFirm(database)];
  const post = await insertPost(database.db, { businessId: near.business.id, councilCode: LICHFIELD, wardCode: "E05006761", at });
  await insertPost(database.db, { businessId: far.business.id, councilCode: TAMWORTH, at });
  const feed = async () => (await listFeed(member.actor, null)).posts.map(({ reference, because }) => [reference, because]);
  expect(await feed()).toEqual([]);
  expect(await joinGroup(member.actor, ALL_OF_LICHFIELD)).toBe("joined");
  expect(await feed()).toEqual([[post.reference, { kind: "group", name: "All of Lichfield" }]]);
  expect((await listGroups()).lively).toMatchObject([{ key: ALL_OF_LICHFIELD, council: null, members: 1, posts: 1 }]);
  expect(await database.db.networkGroup.findUniqueOrThrow({ where: { key: ALL_OF_LICHFIELD } })).toMatchObject({ kind: "place", councilCode: LICHFIELD });
  const group = await findGroup(ALL_OF_LICHFIELD);
  expect(group && (await latestOf({ kind: "public" }, group)).map(({ reference }) => reference)).toEqual([post.reference]);
  await leaveGroup(member.actor, ALL_OF_LICHFIELD);
  expect(await feed()).toEqual([]);

  // it can be followed too, in the feed and by e-mail
  const person = { id: member.actor.person.id, email: member.ownEmail };
  expect(await follow(person, "district", LICHFIELD)).toEqual({ kind: "following", label: "Lichfield" });
  expect(await follow(person, "district", STAFFORDSHIRE)).toEqual({ kind: "gone" });
  expect(await feed()).toEqual([[post.reference, { kind: "district", name: "Lichfield" }]]);
  expect(await followable(person.id, { sector: null, place: LICHFIELD })).toEqual([
    { kind: "district", target: LICHFIELD, label: "Lichfield", following: true },
  ]);
  await database.db.alert.updateMany({ data: { frequency: "instant", nextDueAt: at } });
  at = new Date(at.getTime() + 60_000);
  const later = await insertPost(database.db, { businessId: near.business.id, councilCode: LICHFIELD, title: "Flour", at });
  await insertPost(database.db, { businessId: far.business.id, councilCode: TAMWORTH, title: "Elsewhere", at });
  at = new Date(at.getTime() + 600_000);
  expect(await sendAlerts()).toBe(1);
  const { text } = await database.db.message.findFirstOrThrow({ where: { kind: "alert" } });
  expect([text.includes(later.reference), text.includes("Elsewhere")]).toEqual([true, false]);
}); // biome-ignore format: rows
