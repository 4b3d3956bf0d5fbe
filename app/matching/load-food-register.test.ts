import { existsSync } from "node:fs";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { getSnapshot } from "~/businesses/queries.server.ts";
import { saveChange } from "~/casework/commands/save-change.server.ts";
import { reclassify } from "~/classification/commands.server.ts";
import { today } from "~/lib/clock.ts";
import { loadPostcodes } from "~/places/commands/load-postcodes.server.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { insertBuilt } from "../../tests/support/builders/insert.ts";
import { LICHFIELD, placesIn } from "../../tests/support/builders/places.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { loadFoodRegister } from "./commands/load-food-register.server.ts";

const database = useDatabase();
const [here, there] = placesIn(LICHFIELD);
const POSTCODE = here?.postcode ?? "";
const ELSEWHERE = there?.postcode ?? "";

interface Row {
  id: number;
  name: string;
  postcode?: string;
  type?: string;
  typeId?: number;
  line1?: string;
}

async function register(day: string, rows: Row[], authority = "Lichfield", code = "289"): Promise<string> {
  const cell = (name: string, text: string | number | undefined) =>
    text === undefined ? "" : `<${name}>${String(text).replaceAll("&", "&amp;")}</${name}>`;
  const body = rows.map(
    (row) =>
      `<EstablishmentDetail>${cell("FHRSID", row.id)}${cell("BusinessName", row.name)}${cell("BusinessType", row.type ?? "Restaurant/Cafe/Canteen")}${cell("BusinessTypeID", row.typeId ?? 1)}${cell("AddressLine1", row.postcode ? (row.line1 ?? "27 Bird Street") : undefined)}${cell("AddressLine2", row.postcode ? "Lichfield" : undefined)}${cell("PostCode", row.postcode)}${cell("LocalAuthorityCode", code)}${cell("LocalAuthorityName", authority)}</EstablishmentDetail>\n`,
  );
  const file = join(await mkdtemp(join(tmpdir(), "fhrs-")), `FHRS${code}.xml`);
  await writeFile(
    file,
    `<?xml version="1.0"?><FHRSEstablishment><Header><ExtractDate>${day}</ExtractDate><ItemCount>${rows.length}</ItemCount></Header><EstablishmentCollection>${body.join("")}</EstablishmentCollection></FHRSEstablishment>`,
  );
  return file;
}

const counted = async () => ({
  businesses: await database.db.business.count(),
  statements: await database.db.statement.count(),
  events: await database.db.event.count(),
  records: await database.db.sourceRecord.count(),
  loads: await database.db.load.count(),
  results: await database.db.result.count(),
});

const ROWS: Row[] = [
  { id: 1, name: "The Gilded Whisk", postcode: POSTCODE },
  { id: 2, name: "Julie Parker", type: "Other catering premises", typeId: 7841 },
  { id: 3, name: "Wheelie Good Burgers", type: "Mobile caterer", typeId: 7846 },
  { id: 4, name: "Larder & Loaf Ltd", postcode: POSTCODE, type: "Takeaway/sandwich shop", typeId: 7844 },
  { id: 5, name: "The Closing Spoon", postcode: ELSEWHERE },
];

describe("loading a food register", () => {
  beforeAll(() => loadReference(database.db));

  it("keeps nothing of a dry run, and counts what it would do", async () => {
    const before = await counted();
    const load = await loadFoodRegister(await register("2026-08-01", ROWS), { dryRun: true });
    expect(load.counts).toMatchObject({ read: 5, new: 5, linked: 0, gone: 0, withWard: 3, withoutPostcode: 2 });
    expect(await counted()).toEqual(before);
  });

  it("makes a business of each row, and one more source of a business that we know", async () => {
    const known = await insertBuilt(database.db, {
      name: "Larder and Loaf",
      tradingNames: ["Larder and Loaf"],
      sites: [{ postcode: POSTCODE, councilCode: LICHFIELD, wardCode: here?.wardCode ?? null }],
    });
    const load = await loadFoodRegister(await register("2026-08-01", ROWS));
    expect(load).toMatchObject({ authority: "Lichfield District Council", councilCode: LICHFIELD, loadedBefore: null });
    expect(load.counts).toMatchObject({ read: 5, new: 5, linked: 1, faults: 0 });
    expect(await database.db.business.count()).toBe(5);
    const linked = await database.db.sourceRecord.findFirstOrThrow({ where: { externalId: "4" } });
    expect(linked.businessId).toBe(known.id);

    const whisk = await database.db.business.findFirstOrThrow({
      where: { name: "The Gilded Whisk" },
      include: { sites: true, councils: true, events: true, statements: true },
    });
    expect(whisk).toMatchObject({
      verification: "unverified",
      stage: "not_enough_known",
      activities: ["food", "food_open_high_risk"],
    });
    expect(whisk.sites).toMatchObject([
      { wardCode: here?.wardCode, councilCode: LICHFIELD, premisesType: "commercial" },
    ]);
    expect(whisk.councils.map((row) => row.councilCode).sort()).toEqual([LICHFIELD, "E10000028"]);
    expect(whisk.events).toMatchObject([{ type: "business.registered", sourceKey: `food-register:${LICHFIELD}` }]);
    expect(whisk.statements.find((one) => one.field === "activities")).toMatchObject({ estimated: true });
    expect(await database.db.caseItem.count()).toBe(0);
  });

  it("decides at once what is shown of a business that it is linked with", async () => {
    const place = { postcode: ELSEWHERE, councilCode: LICHFIELD, wardCode: there?.wardCode ?? null };
    const rates = `rates:${LICHFIELD}`;
    const of = (name: string, verification: "proven" | "unverified", sourceKey: string) =>
      insertBuilt(database.db, { name, tradingNames: [name], legalName: null, legalForm: null, activities: [], verification, sourceKey, changedOn: "2026-01-05", sites: [{ ...place, addressLine1: null, premisesType: "commercial" }] }); // biome-ignore format: one business
    const listed = await of("Pot & Kettle", "unverified", rates);
    const owned = await of("Spoon and Fork", "proven", "owner");
    await loadFoodRegister(
      await register("2026-11-02", [
        { id: 900, name: "Pot and Kettle", postcode: ELSEWHERE, line1: "3 Sandford Street" },
        { id: 901, name: "Spoon & Fork", postcode: ELSEWHERE, line1: "4 Sandford Street" },
        { id: 902, name: "Kettle Two", postcode: ELSEWHERE },
      ], "East Staffordshire", "280"), // biome-ignore format: a file
    );
    const shown = await getSnapshot(database.db, listed.id);
    expect(shown).toMatchObject({ name: "Pot and Kettle", activities: ["food", "food_open_high_risk"] });
    expect(shown.sites[0]?.addressLine1).toBe("3 Sandford Street");
    const kept = await getSnapshot(database.db, owned.id);
    expect(kept.name).toBe("Spoon and Fork");
    const said = await database.db.statement.findMany({ where: { businessId: owned.id, field: "name", supersededAt: null } }); // biome-ignore format: one query
    expect(said.map((one) => one.value).sort()).toEqual(["Spoon & Fork", "Spoon and Fork"]);
    // the first file of a register: nobody has an item of it
    expect(await database.db.caseItem.count({ where: { businessId: { in: [listed.id, owned.id] } } })).toBe(0);
    await database.db.business.deleteMany({ where: { id: { in: [listed.id, owned.id] } } });
  });

  it("keeps a home caterer as a home business of its council, and a person's name from the public", async () => {
    const julie = await database.db.business.findFirstOrThrow({
      where: { name: "Julie Parker" },
      include: { sites: true },
    });
    expect(julie.sites).toMatchObject([{ premisesType: "home", town: null, postcode: null, councilCode: LICHFIELD }]);
    expect(julie.visibility).toEqual({ name: "council" });
  });

  it("gives each new business the result that the model would give it one by one", async () => {
    for (const { id } of await database.db.business.findMany({ select: { id: true } })) {
      const snapshot = await getSnapshot(database.db, id);
      const again = await database.db.$transaction((tx) => reclassify(tx, snapshot, { eventId: null, asOf: today() }));
      if (snapshot.name !== "Larder and Loaf")
        expect({ name: snapshot.name, changed: again.changed }).toEqual({ name: snapshot.name, changed: false });
    }
  });

  it("changes nothing when the same file comes again", async () => {
    const file = await register("2026-08-01", ROWS);
    const before = await counted();
    const load = await loadFoodRegister(file);
    expect(load.loadedBefore).toBe(today());
    expect(load.counts).toMatchObject({ read: 5, new: 0, unchanged: 5, gone: 0 });
    expect(await counted()).toEqual(before);
  });

  it("tells new, renamed and gone premises of a later file as events", async () => {
    const later = ROWS.filter((row) => row.id !== 5).map((row) =>
      row.id === 1 ? { ...row, name: "The Golden Whisk" } : row,
    );
    const load = await loadFoodRegister(
      await register("2026-11-01", [...later, { id: 6, name: "Crumb of Comfort", postcode: ELSEWHERE }]),
    );
    expect(load.counts).toMatchObject({ read: 5, new: 1, kept: 4, renamed: 1, gone: 1, unchanged: 3 });

    const events = async (name: string) =>
      (await database.db.event.findMany({ where: { business: { name } }, orderBy: { sequence: "asc" } })).map(
        (event) => event.type,
      );
    expect(await events("The Golden Whisk")).toEqual(["business.registered", "name.changed"]);
    expect(await events("Crumb of Comfort")).toContain("business.registered");
    expect(await events("The Closing Spoon")).toEqual(["business.registered", "vacancy.reported"]);
    // one item a team for each row, however many events it made; none for the team whose register it is
    const open = await database.db.caseItem.findMany({
      where: { business: { name: "Crumb of Comfort" }, state: "new" },
      include: { team: true },
    });
    const teams = open.map((item) => item.team.code);
    expect(teams).toContain("GZ");
    expect(teams).not.toContain("EH");
    expect(new Set(teams).size).toBe(teams.length);
    const gone = await database.db.business.findFirstOrThrow({
      where: { name: "The Closing Spoon" },
      include: { sourceRecords: true },
    });
    expect(gone).toMatchObject({ tradingStatus: "trading", sourceRecords: [{ goneOn: new Date("2026-11-01") }] });
  });

  it("lets an owner's own name stand, and keeps the register's as what another source says", async () => {
    const { id: businessId } = await database.db.business.findFirstOrThrow({ where: { name: "Crumb of Comfort" } });
    await database.db.business.update({ where: { id: businessId }, data: { verification: "proven" } });
    await saveChange(
      { kind: "owner", personId: null, sourceKey: "owner" },
      {
        businessId,
        patch: { business: { name: "Comfort Crumbs", tradingNames: ["Comfort Crumbs"] } },
        effectiveOn: "2026-11-02",
        submissionKey: null,
        baseVersion: null,
      },
    );
    const rows = [
      { id: 1, name: "The Golden Whisk", postcode: POSTCODE },
      ...ROWS.slice(1, 4),
      { id: 6, name: "The Crumb", postcode: ELSEWHERE },
    ];
    expect((await loadFoodRegister(await register("2026-11-08", rows))).counts).toMatchObject({ renamed: 1, gone: 0 });
    const owned = await database.db.business.findFirstOrThrow({
      where: { name: "Comfort Crumbs" },
      include: { statements: true },
    });
    const said = owned.statements.filter((one) => one.field === "name" && one.supersededAt === null);
    expect(said.map((one) => `${one.sourceKey}: ${one.value}`).sort()).toEqual([
      `food-register:${LICHFIELD}: The Crumb`,
      "owner: Comfort Crumbs",
    ]);
  });

  it("refuses an older file, unless it is forced", async () => {
    await expect(loadFoodRegister(await register("2026-10-01", ROWS))).rejects.toThrow(
      "a later one, of 8 November 2026, is loaded",
    );
    expect(
      (await loadFoodRegister(await register("2026-10-01", ROWS), { force: true, dryRun: true })).counts.returned,
    ).toBe(1);
  });

  it("goes on past bad rows and names them, and stops when a fifth are bad", async () => {
    const many = Array.from({ length: 12 }, (_, at) => ({ id: 100 + at, name: `Kettle ${at}`, postcode: POSTCODE }));
    const load = await loadFoodRegister(
      await register("2026-11-02", [...many, { id: 100, name: "Twice" }, { id: 113, name: "" }], "Tamworth", "295"),
    );
    expect(load.counts).toMatchObject({ read: 14, new: 12, faults: 2 });
    expect(load.faults.map((fault) => [fault.externalId, fault.reason])).toEqual([
      ["113", "it has no BusinessName"],
      ["100", "its FHRSID is in the file already: the first row is kept"],
    ]);
    expect(await database.db.loadFault.count()).toBe(2);
    const bad = await register(
      "2026-11-02",
      [
        { id: 1, name: "" },
        { id: 2, name: "The Swan" },
      ],
      "East Staffordshire",
      "280",
    );
    await expect(loadFoodRegister(bad)).rejects.toThrow("1 of 2 rows cannot be used");
  });

  it("refuses an empty register and one that would lose most of its premises", async () => {
    await expect(loadFoodRegister(await register("2026-11-20", []))).rejects.toThrow(
      "there are no premises in the file",
    );
    const many = Array.from({ length: 60 }, (_, at) => ({ id: 500 + at, name: `Pot ${at}` }));
    await loadFoodRegister(await register("2026-11-03", many, "Dudley", "409"));
    await expect(loadFoodRegister(await register("2026-11-10", many.slice(0, 10), "Dudley", "409"))).rejects.toThrow(
      "50 of 60 premises would be gone",
    );
  });

  it("keeps nothing of a file that is cut short after many rows, and goes on with the next", async () => {
    const many = Array.from({ length: 1500 }, (_, at) => ({ id: 7000 + at, name: `Pan\\${at}\t"x"`, postcode: POSTCODE })); // biome-ignore format: many rows
    const file = await register("2026-11-03", many, "Walsall", "432");
    const whole = await readFile(file, "utf8");
    await writeFile(file, whole.slice(0, -200));
    const before = await counted();
    await expect(loadFoodRegister(file)).rejects.toThrow("not well-formed XML");
    expect(await counted()).toEqual(before);
    await writeFile(file, whole);
    expect((await loadFoodRegister(file, { dryRun: true })).counts).toMatchObject({ read: 1500, new: 1500, faults: 0 });
  });

  it("takes the register of a council that it does not know by name", async () => {
    const load = await loadFoodRegister(
      await register("2026-11-02", [{ id: 1, name: "The Kettle" }], "Old Harrogate", "252"),
    );
    expect(load).toMatchObject({ sourceKey: "food-register:FHRS252", councilCode: null });
    await expect(loadFoodRegister(await register("2026-11-02", ROWS), { councilCode: "E00" })).rejects.toThrow(
      "there is no council E00",
    );
  });
});

const REAL = "../shared/data/fhrs";

describe.skipIf(!existsSync(REAL))("the real registers", () => {
  it("load whole, three months apart", { timeout: 120_000 }, async () => {
    for (const area of ["ws", "b"]) await loadPostcodes(`../shared/data/postcodes/codepoint_open_2025-10/${area}.csv`);
    await database.db.$executeRaw`TRUNCATE business, load, source_record CASCADE`;
    const first = await loadFoodRegister(`${REAL}/FHRS289_Lichfield_2020-08.xml`);
    expect(first.counts).toMatchObject({ read: 873, new: 873, gone: 0 });
    const later = await loadFoodRegister(`${REAL}/FHRS289_Lichfield_2020-11.xml`);
    expect(later.counts).toMatchObject({ read: 882, kept: 840, renamed: 5, gone: 33, new: 42 });
    for (const file of ["FHRS295_Tamworth_2020-08.xml", "FHRS295_Tamworth_2020-11.xml"])
      expect((await loadFoodRegister(`${REAL}/${file}`)).counts.faults).toBeLessThan(3);
    const [unplaced] = await database.db.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM site JOIN postcode USING (postcode)
      WHERE site.ward_code IS DISTINCT FROM postcode.ward_code`;
    expect(unplaced).toEqual({ n: 0 });
  });
});
