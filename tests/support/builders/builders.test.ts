import { describe, expect, it } from "vitest";
import { getSnapshot } from "~/businesses/queries.server.ts";
import { useDatabase } from "../database.ts";
import { buildBusiness } from "./businesses.ts";
import { insertBuilt, insertMembership } from "./insert.ts";
import { insertPerson, insertStaff } from "./people.ts";
import { LICHFIELD, STAFFORDSHIRE, TAMWORTH } from "./places.ts";
import { createRandom } from "./random.ts";
import { TRADE_KEYS } from "./trades.ts";

const database = useDatabase();

describe("builders", () => {
  it("make the same business of the same seed, ids and references apart", () => {
    const build = () => {
      const {
        id: _id,
        reference: _reference,
        slug: _slug,
        sites,
        ...rest
      } = buildBusiness({ trade: "caterer" }, createRandom(4));
      return { ...rest, sites: sites.map(({ id: _siteId, ...site }) => site) };
    };
    expect(build()).toEqual(build());
  });

  it("leave no placeholder in a name, whatever the trade", () => {
    const random = createRandom(9);
    for (const trade of TRADE_KEYS)
      for (let turn = 0; turn < 20; turn += 1)
        expect(buildBusiness({ trade }, random).name).not.toMatch(/[{}]|^\s|undefined/);
  });

  it("insert a business that reads back, with its councils and statements", async () => {
    const business = await insertBuilt(database.db, { trade: "pub", councilCode: TAMWORTH });
    const snapshot = await getSnapshot(database.db, business.id);
    expect(snapshot).toMatchObject({
      name: business.name,
      sites: [{ councilCode: TAMWORTH, premisesType: "commercial" }],
    });
    const councils = await database.db.businessCouncil.findMany({ where: { businessId: business.id } });
    expect(councils.map((row) => row.councilCode).sort()).toEqual([TAMWORTH, STAFFORDSHIRE]);
    expect(await database.db.statement.count({ where: { businessId: business.id, field: "name" } })).toBe(1);
  });

  it("insert people, staff with teams, and memberships", async () => {
    const owner = await insertPerson(database.db);
    const business = await insertBuilt(database.db);
    await insertMembership(database.db, { businessId: business.id, personId: owner.id });
    const staff = await insertStaff(database.db, { roles: ["steward", "auditor"], teams: ["ED", "STEWARD"] });
    expect(await database.db.staffRole.count({ where: { personId: staff.person.id, councilCode: LICHFIELD } })).toBe(2);
    expect(await database.db.teamMember.count({ where: { personId: staff.person.id } })).toBe(2);
  });
});
