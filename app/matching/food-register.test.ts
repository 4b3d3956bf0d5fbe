import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LoadError } from "~/lib/load-error.ts";
import { namesOf, readFoodRow } from "./food-premises.ts";
import { looksLikePerson } from "./person-names.ts";
import { readFoodRegister } from "./read-food-register.server.ts";

describe("a row of a food register", () => {
  const read = (cells: Record<string, string>) =>
    readFoodRow({ line: 7, cells: { FHRSID: "12", BusinessName: "The Swan", ...cells } });

  it("becomes a business at its place", () => {
    expect(
      read({ BusinessType: "Pub/bar/nightclub", BusinessTypeID: "7843", AddressLine1: "27 BIRD STREET", AddressLine2: "Lichfield", AddressLine3: "Staffordshire", PostCode: "ws136pw", RatingValue: "5" }),
    ).toMatchObject({
      fault: null,
      premises: {
        externalId: "12", name: "The Swan", activities: ["food", "alcohol"], sicCodes: ["56302"], premisesType: "commercial",
        addressLine1: "27 Bird Street", addressLine2: null, town: "Lichfield", postcode: "WS13 6PW",
        detail: { type: "Pub/bar/nightclub", rating: "5" },
      },
    }); // biome-ignore format: a record
  });

  it("keeps a home caterer, whose address the register leaves out, as a home with no town", () => {
    expect(read({ BusinessType: "Other catering premises" })).toMatchObject({
      premises: { premisesType: "home", town: null, postcode: null, addressLine1: null },
    });
  });

  it("keeps a mobile caterer mobile, with an address or without", () => {
    expect(read({ BusinessTypeID: "7846" })).toMatchObject({ premises: { premisesType: "mobile" } });
    expect(read({ BusinessType: "Mobile caterer", AddressLine1: "A car park" })).toMatchObject({
      premises: { premisesType: "mobile", activities: ["food", "food_mobile"] },
    });
  });

  it("goes on without a bad postcode, and says so", () => {
    expect(read({ PostCode: "WS13" })).toMatchObject({
      fault: '"WS13" is not a postcode: kept without a place',
      premises: { postcode: null },
    });
  });

  it.each([
    [{ FHRSID: "" }, "it has no FHRSID"],
    [{ BusinessName: "  " }, "it has no BusinessName"],
    [{ AddressLine1: "x".repeat(301) }, "it has a text of more than 300 characters"],
  ])("cannot be used with %j", (cells, reason) => expect(read(cells)).toEqual({ reason }));

  it("reads any text without throwing", () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.string()), (cells) => void readFoodRow({ line: 1, cells })));
  });

  it.each([
    ["24 X 7 Midlands Ltd T/a ESSO", "ESSO", "24 X 7 Midlands Ltd", "limited"],
    ["The Fazeley Deli Ltd", "The Fazeley Deli Ltd", "The Fazeley Deli Ltd", "limited"],
    ["Cater Link Ltd @ Saxon Hill Academy", "Cater Link Ltd @ Saxon Hill Academy", null, null],
    ["Bob Smith trading as Bob's Buns", "Bob's Buns", null, null],
    ["The Swan", "The Swan", null, null],
  ])("reads the names of %j", (registerName, name, legalName, legalForm) =>
    expect(namesOf(registerName)).toEqual({ name, legalName, legalForm }),
  );

  it.each(["Julie Parker", "Mr R Jones", "J. Smith", "A B Cooper", "Priya Nair"])("takes %j for a person", (name) =>
    expect(looksLikePerson(name)).toBe(true),
  );
  it.each([
    "Julie's Cakes",
    "The Swan",
    "Kates Creative Cakes",
    "Thyme Kitchen",
    "George & Dragon",
    "ASK Italian",
    "Rose Cottage Farm",
  ])("takes %j for a business", (name) => expect(looksLikePerson(name)).toBe(false));
});

describe("reading a food register", () => {
  const header = "<Header><ExtractDate>2020-08-08</ExtractDate><ItemCount>1</ItemCount></Header>";
  const row =
    "<EstablishmentDetail><FHRSID>1</FHRSID><BusinessName>Fish &amp; <![CDATA[Chips]]></BusinessName><Geocode><Longitude>1</Longitude></Geocode></EstablishmentDetail>";
  const whole = `<?xml version="1.0"?><FHRSEstablishment>${header}<EstablishmentCollection>${row}</EstablishmentCollection></FHRSEstablishment>`;

  async function rowsOf(content: string | Buffer) {
    const file = join(await mkdtemp(join(tmpdir(), "fhrs-")), "r.xml");
    await writeFile(file, content);
    const found = [];
    for await (const batch of readFoodRegister(file)) found.push(...batch.rows);
    return found;
  }

  it("gives rows with their elements and their line", async () => {
    expect(await rowsOf(whole)).toMatchObject([{ line: 1, cells: { FHRSID: "1", BusinessName: "Fish & Chips" } }]);
  });

  it.each([
    ["an empty file", "", "the file is empty"],
    ["no XML", "name,address\n", "not well-formed XML"],
    ["a file cut short", whole.slice(0, -60), "not well-formed XML"],
    ["another root", "<html></html>", "the root is <html>, not <FHRSEstablishment>"],
    ["no date", whole.replace("2020-08-08", "8 August"), "the header has no ExtractDate"],
    ["an entity bomb", `<!DOCTYPE x [<!ENTITY a "aa">]>${whole.replace("Fish", "&a;")}`, "not well-formed XML"],
    ["text that is not UTF-8", Buffer.from([0xff, 0xfe, 0x3c, 0x00]), "the file is not UTF-8 text"],
  ])("refuses %s in one line", async (_what, content, why) => {
    const refusal = await rowsOf(content).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(LoadError);
    expect(String(refusal)).toContain(why);
    expect(String(refusal)).not.toContain("\n");
  });
});
