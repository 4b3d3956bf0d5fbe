import { beforeAll, describe, expect, test } from "vitest";
import { useDatabase } from "../../../tests/support/database.ts";
import { type BusinessFields, EMPTY_SITE } from "../snapshot.ts";
import { insertBusiness } from "./insert-business.server.ts";

const database = useDatabase();

const blank: BusinessFields = {
  name: "Swan Café", legalName: null, tradingNames: ["Swan Café"], legalForm: "sole_trader", companyNumber: null,
  charityNumber: null, vatNumber: null, tradingStatus: "trading", tradingStartedOn: "2024-02-01", incorporatedOn: null,
  ceasedOn: null, registerStatus: null, kind: "trading", sicCodes: [], specialisms: null, description: null,
  activities: ["food"], employees: 0, employeesBand: null, fullTime: null, partTime: null, apprentices: null,
  turnoverBand: null, groupType: null, parentName: null, franchise: null, internationalTrade: null, ambition: null,
  email: null, phone: null, website: null,
}; // biome-ignore format: a form

beforeAll(async () => {
  await database.db.council.createMany({
    data: [
      { code: "E10000028", slug: "staffordshire", name: "Staffordshire County Council", shortName: "Staffordshire", tier: "county" },
      { code: "E07000194", slug: "lichfield", name: "Lichfield District Council", shortName: "Lichfield", tier: "district", parentCode: "E10000028" },
      { code: "E08000025", slug: "birmingham", name: "Birmingham City Council", shortName: "Birmingham", tier: "unitary", served: false },
    ], // biome-ignore format: a table
  });
  await database.db.postcode.createMany({
    data: [
      { postcode: "WS13 6LF", districtCode: "E07000194", wardCode: "E05010001", eastings: 411500, northings: 309500 },
      { postcode: "B1 1AA", districtCode: "E08000025" },
    ],
  });
});

const options = { source: "owner", personId: null, statedOn: "2026-11-21", confirmedOn: "2026-11-21" };

describe("a new record", () => {
  test("is unverified, placed by its postcode, and seen by its district and its county", async () => {
    const made = await database.db.$transaction((tx) =>
      insertBusiness(tx, blank, [{ ...EMPTY_SITE, postcode: "ws136lf", premisesType: "commercial" }], options),
    );
    const business = await database.db.business.findUniqueOrThrow({
      where: { id: made.id },
      include: { sites: true, councils: true, statements: true },
    });
    expect(business).toMatchObject({ verification: "unverified", version: 1, searchText: "swan cafe swan cafe" });
    expect(business.sites[0]).toMatchObject({
      postcode: "WS13 6LF",
      councilCode: "E07000194",
      wardCode: "E05010001",
      eastings: 411500,
      outsideCouncil: null,
    });
    expect(business.councils.map((row) => row.councilCode).sort()).toEqual(["E07000194", "E10000028"]);
    expect(business.councils[0]?.sortName).toBe("swan café");
    const fields = business.statements.map((statement) => statement.field);
    expect(fields).toEqual(expect.arrayContaining(["name", "employees", "activities", "postcode", "premisesType"]));
    expect(fields).not.toContain("councilCode");
    expect(fields).not.toContain("legalName");
  });

  test("outside the area is kept with its council's name and shown to no council here", async () => {
    const made = await database.db.$transaction((tx) =>
      insertBusiness(tx, { ...blank, name: "Far Ltd" }, [{ ...EMPTY_SITE, postcode: "B1 1AA" }], options),
    );
    const site = await database.db.site.findFirstOrThrow({ where: { businessId: made.id } });
    expect(site).toMatchObject({ councilCode: null, outsideCouncil: "Birmingham City Council" });
    expect(await database.db.businessCouncil.count({ where: { businessId: made.id } })).toBe(0);
  });

  test("keeps a council that was said where the postcode is not on the list", async () => {
    const made = await database.db.$transaction((tx) =>
      insertBusiness(tx, blank, [{ ...EMPTY_SITE, postcode: "WS13 9ZZ", councilCode: "E07000194" }], options),
    );
    expect(await database.db.businessCouncil.count({ where: { businessId: made.id } })).toBe(2);
  });
});
