import { beforeAll, expect, it } from "vitest";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { statements } from "~/platform/statements.server.ts";
import { insertBuilt } from "../../tests/support/builders/insert.ts";
import { LICHFIELD, STAFFORDSHIRE, TAMWORTH } from "../../tests/support/builders/places.ts";
import { insertPost } from "../../tests/support/builders/posts.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { AUDIENCES, mayDecideOn, maySeePost, POST_STATES, type PostSeen, type PostViewer } from "./post-terms.ts";
import { decidedBy, seenBy } from "./queries.server.ts";

const database = useDatabase();
const posts: (PostSeen & { id: string })[] = [];
/** not under our county */
const ELSEWHERE = "E07000999";
let writer = "";
let other = "";

beforeAll(async () => {
  writer = (await insertBuilt(database.db, { trade: "cafe" })).id;
  other = (await insertBuilt(database.db, { trade: "cafe" })).id;
  await loadReference(database.db);
  for (const [councilCode, countyCode] of [[LICHFIELD, STAFFORDSHIRE], [TAMWORTH, STAFFORDSHIRE], [STAFFORDSHIRE, null], [ELSEWHERE, null]] as const)
    for (const audience of AUDIENCES)
      for (const state of POST_STATES) {
        const { id } = await insertPost(database.db, { businessId: writer, councilCode, audience, state });
        posts.push({ id, businessId: writer, councilCode, countyCode, audience, state });
      }
}); // biome-ignore format: councils

it("the rule says the same in words and in SQL, whoever looks and whatever the post", async () => {
  const viewers: PostViewer[] = [
    { kind: "public" },
    { kind: "business", businessIds: [] },
    { kind: "business", businessIds: [writer] },
    { kind: "business", businessIds: [other] },
    { kind: "staff", councilCode: LICHFIELD, ownBusinessIds: [] },
    { kind: "staff", councilCode: TAMWORTH, ownBusinessIds: [other] },
    { kind: "staff", councilCode: LICHFIELD, ownBusinessIds: [writer] },
    { kind: "staff", councilCode: STAFFORDSHIRE, ownBusinessIds: [] },
    { kind: "staff", councilCode: STAFFORDSHIRE, ownBusinessIds: [writer] },
  ];
  for (const viewer of viewers) {
    const rows = await statements().$queryRaw<{ id: string }[]>`SELECT p.id FROM post p WHERE ${seenBy(viewer)}`;
    const inWords = posts.filter((post) => maySeePost(viewer, post)).map(({ id }) => id);
    expect(rows.map(({ id }) => id).sort(), JSON.stringify(viewer)).toEqual(inWords.sort());
  }
});

it("and so does the rule of who decides: a district about its own, its county about none of them", async () => {
  const officers = [LICHFIELD, TAMWORTH, STAFFORDSHIRE].flatMap((councilCode) => [
    { councilCode, ownBusinessIds: [] },
    { councilCode, ownBusinessIds: [writer] },
  ]);
  for (const officer of officers) {
    const rows = await statements().$queryRaw<{ id: string }[]>`SELECT p.id FROM post p WHERE ${decidedBy(officer)}`;
    const inWords = posts.filter((post) => mayDecideOn(officer, post)).map(({ id }) => id);
    expect(rows.map(({ id }) => id).sort(), JSON.stringify(officer)).toEqual(inWords.sort());
  }
});
