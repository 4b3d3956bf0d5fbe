import { addDays, fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import { newId, newReference } from "~/lib/ids.ts";
import type { Tx } from "~/platform/db.server.ts";
import { LICHFIELD } from "../../tests/support/builders/places.ts";
import type { DemoPeople } from "./people.ts";

interface ModeratedPost {
  kind: "good_news" | "product" | "event" | "offer";
  title: string;
  body: string;
  state: "waiting" | "live" | "hidden";
  daysAgo: number;
  /** words of who reports it, and how many businesses and strangers do */
  reports?: { reason: string; note: string | null; businesses: number; strangers: number };
  /** the officer's words, and the author's to them */
  hidden?: { words: string; appeal: string };
}

const POSTS: readonly ModeratedPost[] = [
  {
    kind: "good_news",
    title: "Twenty-five years on the same street",
    body: "We opened in November 2001 with one bench and a kettle. Come in this week: there is cake.",
    state: "waiting",
    daysAgo: 1,
  },
  {
    kind: "product",
    title: "Gift boxes made to order",
    body: "Choose the size and what goes in. We need **five working days** before Christmas.",
    state: "waiting",
    daysAgo: 3,
  },
  {
    kind: "offer",
    title: "Half price on everything, this week only",
    body: "All stock at half price. First come, first served.",
    state: "live",
    daysAgo: 6,
    reports: { reason: "untrue", note: "The shop charged full price on Saturday.", businesses: 1, strangers: 2 },
  },
  {
    kind: "product",
    title: "The only firm here that does it properly",
    body: "Everybody else in town cuts corners. We do not.",
    state: "hidden",
    daysAgo: 4,
    reports: { reason: "offensive", note: "It runs the rest of us down.", businesses: 2, strangers: 0 },
  },
  {
    kind: "event",
    title: "Open evening at the workshop",
    body: "See how we work, and bring your own ideas. Tea at seven.",
    state: "hidden",
    daysAgo: 9,
    hidden: {
      words: "The post names customers and where they live. Take that out and it can be shown again.",
      appeal:
        "Both customers had asked us to name them, and only their town was in it. We have their words in writing.",
    },
  },
];

/** What waits for the officers who decide about posts: first posts, reports, one that two firms had hidden, an appeal. */
export async function insertModeration(tx: Tx, people: DemoPeople, today: PlainDate): Promise<void> {
  const members = await tx.membership.findMany({
    where: {
      provenOn: { not: null },
      business: { councils: { some: { councilCode: LICHFIELD } }, posts: { none: {} }, tradingStatus: "trading" },
    },
    orderBy: { business: { name: "asc" } },
    distinct: ["businessId"],
    take: POSTS.length + 2,
    include: { business: { include: { sites: { orderBy: { position: "asc" }, take: 1 } } } },
  });
  const reporters = members.slice(POSTS.length);
  for (const [index, post] of POSTS.entries()) {
    const author = members[index];
    if (!author) return;
    const { business, personId } = author;
    const [site] = business.sites;
    const at = new Date(`${addDays(today, -post.daysAgo)}T11:05:00Z`);
    const id = newId();
    const shown = post.state !== "waiting";
    const event = post.kind === "event";
    await tx.post.create({
      data: {
        id, reference: newReference(post.kind === "offer" ? "N" : "P"), businessId: business.id, personId, councilCode: LICHFIELD,
        wardCode: site?.wardCode ?? null, eastings: site?.eastings ?? null, northings: site?.northings ?? null, kind: post.kind,
        needColumn: post.kind === "offer" ? "trade" : null, title: post.title, body: post.body, audience: "public",
        state: post.state, sicCodes: business.sicCodes, createdAt: at, changedAt: at, publishedAt: shown ? at : null,
        startsAt: event ? new Date(`${addDays(today, 12)}T19:00:00Z`) : null, placeText: event ? "The workshop" : null,
        expiresOn: post.kind === "offer" ? fromPlainDate(addDays(today, 60 - post.daysAgo)) : null,
      },
    }); // biome-ignore format: one row
    const common = { postId: id, businessId: business.id, councilCode: LICHFIELD, stateBefore: "live" };
    const later = new Date(at.getTime() + 20 * 3_600_000);
    if (post.reports) {
      const { reason, note, businesses, strangers } = post.reports;
      await tx.postReport.createMany({
        data: [
          ...reporters
            .slice(0, businesses)
            .map((one) => ({ businessId: one.businessId, personId: one.personId, note })),
          ...Array.from({ length: strangers }, (_, n) => ({ reporterHash: `demonstration ${n}`, note: null })),
        ].map((who) => ({ id: newId(), postId: id, reason, createdAt: later, ...who })),
      });
    }
    if (post.state === "hidden" && !post.hidden)
      await tx.moderationAction.create({
        data: { ...common, id: newId(), action: "hidden_by_reports", stateAfter: "hidden", createdAt: later },
      });
    if (post.hidden) await insertAppeal(tx, { ...common, words: post.hidden.words, personId: people.bethan.id }, later, post.hidden.appeal, personId); // biome-ignore format: one call
  }
}

async function insertAppeal(
  tx: Tx,
  action: {
    postId: string;
    businessId: string;
    councilCode: string;
    stateBefore: string;
    words: string;
    personId: string;
  },
  at: Date,
  words: string,
  personId: string,
): Promise<void> {
  const actionId = newId();
  await tx.moderationAction.create({
    data: { ...action, id: actionId, action: "hidden", reason: "private", stateAfter: "hidden", createdAt: at },
  });
  await tx.appeal.create({
    data: { id: newId(), actionId, personId, words, createdAt: new Date(at.getTime() + 26 * 3_600_000) },
  });
}
