import { beforeAll, expect, it } from "vitest";
import { today } from "~/lib/clock.ts";
import { addDays } from "~/lib/dates.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { insertBuilt } from "../../../tests/support/builders/insert.ts";
import { insertOfficer } from "../../../tests/support/builders/officer.ts";
import { LICHFIELD, STAFFORDSHIRE, TAMWORTH } from "../../../tests/support/builders/places.ts";
import { insertPost } from "../../../tests/support/builders/posts.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { findPost } from "../posts/queries.server.ts";
import { readStaffNeedFilters } from "./staff-filters.ts";
import { listRecordPosts, listStaffNeeds, tallyNeeds } from "./staff-queries.server.ts";

const database = useDatabase();
const posts: { lichfield: string; tamworth: string; unmet: string } = { lichfield: "", tamworth: "", unmet: "" };
let businessId = "";

beforeAll(async () => {
  await loadReference(database.db);
  const near = await insertBuilt(database.db, { trade: "cafe", councilCode: LICHFIELD });
  const far = await insertBuilt(database.db, { trade: "cafe", councilCode: TAMWORTH });
  businessId = near.id;
  const own = { businessId: near.id, councilCode: LICHFIELD };
  posts.lichfield = (await insertPost(database.db, { ...own, audience: "council" })).id;
  posts.unmet = (await insertPost(database.db, { ...own, state: "closed" })).id;
  await database.db.post.update({ where: { id: posts.unmet }, data: { outcome: "no" } });
  posts.tamworth = (await insertPost(database.db, { businessId: far.id, councilCode: TAMWORTH })).id;
});

const read = async (councilCode: string, ownBusinessIds: string[] = []) => {
  const scope = { ...(await insertOfficer(database.db, councilCode)), ownBusinessIds };
  const list = async (query = "") =>
    (await listStaffNeeds(scope, readStaffNeedFilters(new URLSearchParams(query), today()), today())).rows;
  const tally = await tallyNeeds(scope, today(), addDays(today(), -30));
  return {
    needs: (await list()).map(({ id, council }) => [id, council]).sort(),
    unmet: (await list("status=unmet")).map(({ id }) => id),
    counted: tally.reduce((sum, { open, unmet }) => sum + open + unmet, 0),
    record: (await listRecordPosts(scope, businessId)).length,
    one: (await findPost({ ...scope, kind: "staff" }, posts.lichfield))?.id,
  };
};

it("the needs of its districts are a county's to read, those for the council alone and the unmet ones too", async () => {
  const whole = [[posts.lichfield, "Lichfield"], [posts.unmet, "Lichfield"], [posts.tamworth, "Tamworth"]].sort();
  expect(await read(STAFFORDSHIRE)).toEqual({ needs: whole, unmet: [posts.unmet], counted: 3, record: 2, one: posts.lichfield });
  expect(await read(LICHFIELD)).toMatchObject({ unmet: [posts.unmet], counted: 2, record: 2 });
  expect(await read(TAMWORTH)).toEqual({ needs: [[posts.tamworth, "Tamworth"]], unmet: [], counted: 1, record: 0, one: undefined });
  // nobody reads their own business's as an officer
  expect(await read(STAFFORDSHIRE, [businessId])).toMatchObject({ needs: [[posts.tamworth, "Tamworth"]], record: 0, one: undefined });
}); // biome-ignore format: expectations
