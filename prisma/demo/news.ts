import { SECTOR_GROUPS } from "~/classification/sector-groups.ts";
import { britishInstant } from "~/lib/british-time.ts";
import { addDays, fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import { newId, newReference } from "~/lib/ids.ts";
import { keepFiles } from "~/network/files/keep-files.server.ts";
import { readFile } from "~/network/files/read-file.server.ts";
import { suggestSignals } from "~/network/people/suggest-signals.server.ts";
import type { Tx } from "~/platform/db.server.ts";
import { NEWS, REQUESTS, TALKS, type ToldNews } from "./news-table.ts";
import { drawScene } from "./scenes.ts";

interface Firm {
  id: string;
  name: string;
  sector: string | null;
  councilCode: string;
  wardCode: string | null;
  eastings: number | null;
  northings: number | null;
  sicCodes: string[];
  personId: string | null;
}

/** News, events, groups, introductions and talks of the listed businesses of the demonstration. */
export async function insertNews(tx: Tx, today: PlainDate): Promise<void> {
  const firms = await listFirms(tx);
  const pictures = new Map<string, Buffer>();
  const said = new Map<string, number>();
  for (const news of NEWS) {
    const fits = firms.filter(({ sector }) => sector === news.sector);
    const at = said.get(news.sector) ?? 0;
    said.set(news.sector, at + 1);
    const firm = fits[at % Math.max(1, fits.length)];
    if (firm) await insertOne(tx, firm, news, today, pictures);
  }
  await insertGroups(tx, firms, today);
  await insertTalks(tx, firms, today);
}

/** Listed businesses that somebody proven runs; those of the demonstration's own people first, listed or not. */
async function listFirms(tx: Tx): Promise<Firm[]> {
  return tx.$queryRaw<Firm[]>`
    SELECT b.id, b.name, l.sector, coalesce(l.council_code, (SELECT min(council_code) FROM site WHERE business_id = b.id)) AS "councilCode", l.ward_code AS "wardCode", s.eastings, s.northings,
      b.sic_codes AS "sicCodes", m.person_id AS "personId"
    FROM business b LEFT JOIN directory_listing l ON l.business_id = b.id AND l.name <> ''
    JOIN LATERAL (SELECT m.person_id, p.demo_order FROM membership m JOIN person p ON p.id = m.person_id
      WHERE m.business_id = b.id AND m.ended_at IS NULL AND m.proven_on IS NOT NULL AND m.role <> 'viewer'
      ORDER BY p.demo_order NULLS LAST, m.id LIMIT 1) m ON true
    LEFT JOIN LATERAL (SELECT eastings, northings FROM site WHERE business_id = b.id AND closed_on IS NULL ORDER BY position LIMIT 1) s ON true
    WHERE l.council_code IS NOT NULL OR m.demo_order IS NOT NULL
    ORDER BY m.demo_order NULLS LAST, l.slug NULLS FIRST, b.id`;
}

async function insertOne(tx: Tx, firm: Firm, news: ToldNews, today: PlainDate, pictures: Map<string, Buffer>) {
  const at = new Date(
    `${addDays(today, -news.daysAgo)}T${String(7 + (news.title.length % 11)).padStart(2, "0")}:${10 + (news.body.length % 49)}:00Z`,
  );
  const [ahead, from, until, place] = news.on ?? [];
  const day = ahead === undefined ? null : addDays(today, ahead);
  const { audience = "public", state = "live" } = news;
  const id = newId();
  await tx.post.create({
    data: {
      id, reference: newReference("P"), businessId: firm.id, personId: firm.personId, councilCode: firm.councilCode, wardCode: firm.wardCode,
      eastings: firm.eastings, northings: firm.northings, sicCodes: firm.sicCodes, kind: news.kind, title: news.title, body: news.body, audience, state,
      createdAt: at, changedAt: at, publishedAt: state === "live" ? at : null, placeText: place ?? null, link: news.link ?? null,
      startsAt: day && from ? britishInstant(day, from) : null, endsAt: day && until ? britishInstant(day, until) : null,
    },
  }); // biome-ignore format: one row
  await suggestSignals(tx, id, `${news.title}. ${news.body}`);
  if (!news.picture) return;
  const [scene, alt] = news.picture;
  const bytes = pictures.get(scene) ?? (await drawScene(scene));
  pictures.set(scene, bytes);
  const read = await readFile({ name: `${scene}.jpg`, bytes });
  if (read.ok) await keepFiles(tx, id, { picture: read.file, alt, document: null });
}

/** Groups of the sectors and wards where the most are, with members from among them. */
async function insertGroups(tx: Tx, firms: readonly Firm[], today: PlainDate): Promise<void> {
  const joinedAt = new Date(`${addDays(today, -50)}T09:00:00Z`);
  const add = async (key: string, kind: string, name: string, councilCode: string | null, members: readonly Firm[]) => {
    await tx.networkGroup.create({ data: { key, kind, name, councilCode, createdAt: joinedAt } });
    await tx.groupMember.createMany({ data: members.map(({ id }) => ({ groupKey: key, businessId: id, joinedAt })) });
  };
  for (const { key, label } of SECTOR_GROUPS) {
    const members = firms.filter(({ sector }) => sector === key);
    if (members.length >= 3) await add(`sector:${key}`, "sector", label, null, members.slice(0, 9));
  }
  const wards = await tx.ward.findMany({ select: { code: true, name: true, councilCode: true } });
  const byWard = wards
    .map((ward) => ({ ward, members: firms.filter(({ wardCode }) => wardCode === ward.code) }))
    .filter(({ members }) => members.length >= 3)
    .sort((a, b) => b.members.length - a.members.length || a.ward.code.localeCompare(b.ward.code));
  for (const { ward, members } of byWard.slice(0, 8))
    await add(`place:${ward.code}`, "place", ward.name, ward.councilCode, members.slice(0, 8));
}

/** Requests that wait, and talks after those that were accepted, for the demonstration's own people. */
async function insertTalks(tx: Tx, firms: readonly Firm[], today: PlainDate): Promise<void> {
  // of different people
  const [first, second, ...others] = firms.filter(
    ({ personId }, at) => firms.findIndex((one) => one.personId === personId) === at,
  );
  if (!first || !second) return;
  const pairs = [[first, second], [others[3] ?? second, second]] as const; // biome-ignore format: one list
  for (const [place, { why, said }] of TALKS.entries()) {
    const [from, to] = pairs[place] ?? [];
    if (!from || !to || from.id === to.id) continue;
    const began = new Date(`${addDays(today, -6 - 3 * place)}T10:15:00Z`);
    const introduction = await insertRequest(tx, from, to, why, began, { state: "accepted", decidedAt: began, decidedById: to.personId, fromShows: ["person", "email"], toShows: ["person", "phone"] }); // biome-ignore format: one row
    const threadId = newId();
    const words = [[0, why] as const, ...said];
    const when = (at: number) => new Date(began.getTime() + at * 5_400_000);
    await tx.thread.create({
      data: { id: threadId, introductionId: introduction, fromBusinessId: from.id, toBusinessId: to.id, subject: `${from.name} and ${to.name}`, lastMessageAt: when(words.length - 1), createdAt: began, toReadAt: when(0) },
    }); // biome-ignore format: one row
    await tx.threadMessage.createMany({
      data: words.map(([side, body], at) => {
        const by = side === 0 ? from : to;
        return { id: newId(), threadId, businessId: by.id, personId: by.personId, body, createdAt: when(at) };
      }),
    });
  }
  for (const [place, why] of REQUESTS.entries()) {
    const from = others[place * 7 + 5];
    const to = place === 2 ? second : first;
    if (from) await insertRequest(tx, from, to, why, new Date(`${addDays(today, -2 - place)}T14:20:00Z`), {});
  }
}

async function insertRequest(
  tx: Tx,
  from: Firm,
  to: Firm,
  why: string,
  createdAt: Date,
  more: object,
): Promise<string> {
  const id = newId();
  const expiresOn = fromPlainDate(addDays(createdAt.toISOString().slice(0, 10), 30));
  await tx.introduction.create({
    data: { id, fromBusinessId: from.id, toBusinessId: to.id, personId: from.personId, why, createdAt, expiresOn, fromShows: ["person"], ...more },
  }); // biome-ignore format: one row
  return id;
}
