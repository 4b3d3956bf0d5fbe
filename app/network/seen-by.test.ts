import { beforeAll, expect, it } from "vitest";
import { statements } from "~/platform/statements.server.ts";
import { insertBuilt } from "../../tests/support/builders/insert.ts";
import { LICHFIELD, TAMWORTH } from "../../tests/support/builders/places.ts";
import { insertPost } from "../../tests/support/builders/posts.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { AUDIENCES, maySeePost, POST_STATES, type PostSeen, type PostViewer } from "./post-terms.ts";
import { seenBy } from "./queries.server.ts";

const database = useDatabase();
const posts: (PostSeen & { id: string })[] = [];
let writer = "";
let other = "";

beforeAll(async () => {
  writer = (await insertBuilt(database.db, { trade: "cafe" })).id;
  other = (await insertBuilt(database.db, { trade: "cafe" })).id;
  for (const councilCode of [LICHFIELD, TAMWORTH])
    for (const audience of AUDIENCES)
      for (const state of POST_STATES) {
        const { id } = await insertPost(database.db, { businessId: writer, councilCode, audience, state });
        posts.push({ id, businessId: writer, councilCode, audience, state });
      }
});

it("the rule says the same in words and in SQL, whoever looks and whatever the post", async () => {
  const viewers: PostViewer[] = [
    { kind: "public" },
    { kind: "business", businessIds: [] },
    { kind: "business", businessIds: [writer] },
    { kind: "business", businessIds: [other] },
    { kind: "staff", councilCode: LICHFIELD, ownBusinessIds: [] },
    { kind: "staff", councilCode: TAMWORTH, ownBusinessIds: [other] },
    { kind: "staff", councilCode: LICHFIELD, ownBusinessIds: [writer] },
  ];
  for (const viewer of viewers) {
    const rows = await statements().$queryRaw<{ id: string }[]>`SELECT p.id FROM post p WHERE ${seenBy(viewer)}`;
    const inWords = posts.filter((post) => maySeePost(viewer, post)).map(({ id }) => id);
    expect(rows.map(({ id }) => id).sort(), JSON.stringify(viewer)).toEqual(inWords.sort());
  }
});
