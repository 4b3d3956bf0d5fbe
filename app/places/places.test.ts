import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database.ts";
import { loadReference } from "./commands/load-reference.server.ts";
import { councilsOver, findCouncil, findPlace, placesOfCouncil, servedCouncils } from "./queries.server.ts";

const database = useDatabase();

describe("places", () => {
  beforeAll(() => loadReference(database.db));

  it("loads the same facts twice without a change", async () => {
    const count = () =>
      database.db.$queryRaw`
        SELECT (SELECT count(*)::int FROM council) AS councils, (SELECT count(*)::int FROM ward) AS wards,
          (SELECT count(*)::int FROM sic_code) AS sic, (SELECT count(*)::int FROM team) AS teams,
          (SELECT count(*)::int FROM source) AS sources, (SELECT sum(xmin::text::bigint)::text FROM ward) AS written`;
    const before = await count();
    await loadReference(database.db);
    expect(await count()).toEqual(before);
    expect(before).toMatchObject([{ wards: 48, sic: 731, teams: 38 }]);
  });

  it("leaves alone what an administrator changed", async () => {
    await database.db.council.update({ where: { code: "E07000199" }, data: { website: "https://example.org/" } });
    await loadReference(database.db);
    expect((await findCouncil("E07000199"))?.website).toBe("https://example.org/");
  });

  it("finds the ward and the council of a postcode, however it is typed", async () => {
    const { postcode } = await database.db.postcode.findFirstOrThrow({ where: { wardCode: "E05010670" } });
    expect(await findPlace(database.db, postcode.toLowerCase().replace(" ", ""))).toMatchObject({
      postcode,
      councilCode: "E07000194",
      councilName: "Lichfield District Council",
      served: true,
      wardName: "Stowe",
      approximate: false,
    });
  });

  it("places a postcode that is not loaded by its first half", async () => {
    expect(await findPlace(database.db, "AB10 1AA")).toMatchObject({
      councilName: "Aberdeen City Council",
      served: false,
      website: "https://www.aberdeencity.gov.uk/",
      wardCode: null,
      approximate: true,
    });
    expect(await findPlace(database.db, "WS14 9ZZ")).toMatchObject({ councilCode: "E07000194", approximate: true });
  });

  it("finds nothing for what is no postcode or no place", async () => {
    for (const typed of ["", "Lichfield", "ZZ99 9ZZ"]) expect(await findPlace(database.db, typed)).toBeNull();
  });

  it("knows which councils are over a district", async () => {
    expect(await councilsOver("E07000194")).toEqual(["E07000194", "E10000028"]);
    expect(await councilsOver("E08000025")).toEqual([]);
    expect((await servedCouncils()).map((council) => council.shortName)).toEqual([
      "East Staffordshire",
      "Lichfield",
      "Staffordshire",
      "Tamworth",
    ]);
    const county = await placesOfCouncil(database.db, "E10000028");
    expect(county?.districts).toHaveLength(3);
    expect(county?.wards).toHaveLength(48);
    expect((await placesOfCouncil(database.db, "E07000194"))?.county?.code).toBe("E10000028");
  });
});
