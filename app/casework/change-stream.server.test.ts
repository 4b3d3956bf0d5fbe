import { afterEach, beforeAll, expect, test } from "vitest";
import { newId, newReference } from "~/lib/ids.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { changeStream } from "./change-stream.server.ts";
import { CHANGES_CHANNEL } from "./feed.ts";

const database = useDatabase();
const LICHFIELD = "E07000194";
const person = { id: newId(), name: "Sam Price", email: "sam@example.org", isDemo: false };
const scope = { councilCode: LICHFIELD, roles: [], teamIds: [], ownBusinessIds: [], person };
const open: AbortController[] = [];
let businessId = "";

beforeAll(async () => {
  businessId = newId();
  await database.db.business.create({
    data: { id: businessId, reference: newReference("TL"), slug: "swan", name: "Swan Café" },
  });
  await database.db.businessCouncil.create({ data: { businessId, councilCode: LICHFIELD, sortName: "swan café" } });
});

afterEach(() => {
  for (const one of open.splice(0)) one.abort();
});

/** Reads a stream until the text has come, or a while has passed. */
function follow(councilCode: string, since: string | null = null) {
  const gone = new AbortController();
  open.push(gone);
  const body = changeStream({ ...scope, councilCode }, since, gone.signal).body?.pipeThrough(new TextDecoderStream());
  const reader = body?.getReader();
  let text = "";
  const ended = (async () => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) text += part.value;
  })();
  const until = async (words: string, ms: number) => {
    const end = Date.now() + ms;
    while (!text.includes(words) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 25));
    return text;
  };
  return { until, ended, gone };
}

async function change(councilCodes: string[]): Promise<string> {
  const id = newId();
  await database.db.$transaction(async (tx) => {
    await tx.event.create({
      data: {
        id,
        reference: newReference("E"),
        type: "name.changed",
        businessId,
        effectiveOn: new Date("2026-11-21"),
        actorKind: "owner",
      },
    });
    const notice = JSON.stringify({ businessId, councilCodes, eventIds: [id] });
    await tx.$executeRaw`SELECT pg_notify(${CHANGES_CHANNEL}, ${notice})`;
  });
  return id;
}

test("a saved change reaches the officers of its council, in words, and nobody of another's", async () => {
  const here = follow(LICHFIELD);
  const there = follow("E07000199");
  await here.until("retry:", 2_000);
  await new Promise((resolve) => setTimeout(resolve, 300)); // LISTEN has been sent
  const id = await change([LICHFIELD, "E10000028"]);
  const text = await here.until(id, 5_000);
  expect(text).toMatch(/id: \d+\nevent: change\ndata: \{.*"title":"Name changed".*\}\n\n/);
  expect(text).toContain("Swan Café");
  expect(await there.until(id, 300)).not.toContain(id);
});

test("a reader who comes back gets what they missed", async () => {
  const missed = await change([]);
  const before = await database.db.event.findUniqueOrThrow({ where: { id: missed } });
  expect(await follow(LICHFIELD, String(before.sequence - 1n)).until(missed, 3_000)).toContain(missed);
  expect(await follow(LICHFIELD, String(before.sequence)).until(missed, 200)).not.toContain(missed);
});

test("the stream ends when its reader leaves", async () => {
  const stream = follow(LICHFIELD);
  await stream.until("retry:", 2_000);
  stream.gone.abort();
  await stream.ended;
});
