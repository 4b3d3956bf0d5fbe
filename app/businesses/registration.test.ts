import { describe, expect, test } from "vitest";
import {
  type Answers,
  mayOpen,
  nextPage,
  PAGES,
  type Page,
  pagesFor,
  STEPS,
  stepOf,
  toRecord,
  visibilityOf,
  withAnswers,
} from "./registration.ts";
import { sameBusiness, sameDoor } from "./same-business.ts";

const served = {
  postcode: "WS13 6LF",
  councilCode: "E07000194",
  councilName: "Lichfield",
  served: true,
  website: null,
};
const elsewhere = { ...served, postcode: "B1 1AA", councilCode: "E08000025", councilName: "Birmingham", served: false };

describe("the pages that are asked", () => {
  const base: Answers = {
    kind: "trading",
    name: "Swan",
    postcode: "WS13 6LF",
    place: served,
    premises: "commercial",
    legalForm: "sole_trader",
  };

  test.each<[string, Answers, Page[], Page[]]>([
    ["a sole trader with a shop", base, ["match", "address"], ["parent", "council", "outside", "home", "numbers"]],
    ["a branch", { ...base, kind: "branch" }, ["parent"], []],
    ["somebody at home", { ...base, premises: "home" }, ["home", "address"], []],
    [
      "a starter without a name or a place",
      { ...base, kind: "starting", name: null, premises: "unknown" },
      [],
      ["match", "address", "home"],
    ],
    ["a company", { ...base, legalForm: "limited" }, ["numbers"], []],
    ["a postcode that nobody knows", { ...base, place: null }, ["council"], ["outside"]],
    ["a place outside the area", { ...base, place: elsewhere }, ["outside"], ["council"]],
    [
      "an unknown postcode that is outside",
      { ...base, place: null, councilSaid: "elsewhere" },
      ["council", "outside"],
      [],
    ],
  ])("%s", (_, answers, asked, left) => {
    const pages = pagesFor(answers);
    expect(pages).toEqual(expect.arrayContaining(asked));
    for (const page of left) expect(pages).not.toContain(page);
  });

  test("every page is a step of seven, and the steps never go back", () => {
    const steps = PAGES.map(stepOf);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(new Set(steps)).toEqual(new Set(Array.from({ length: STEPS }, (_, at) => at + 1)));
  });
});

describe("answering", () => {
  test("goes on to the first page that waits, and no page opens before its turn", () => {
    let answers: Answers = {};
    expect(nextPage(answers)).toBe("what");
    expect(mayOpen(answers, "name")).toBe(false);
    answers = withAnswers(answers, "what", { kind: "trading" });
    expect(nextPage(answers)).toBe("name");
    expect(mayOpen(answers, "name")).toBe(true);
    expect(mayOpen(answers, "dates")).toBe(false);
  });

  test("another name asks again for the likely records, and nothing else", () => {
    let answers: Answers = {
      done: ["what", "name", "match", "place"],
      kind: "trading",
      name: "Swan",
      postcode: "WS13 6LF",
      place: served,
      match: "none",
    };
    answers = withAnswers(answers, "name", { name: "Swann", postcode: "WS13 6LF", place: served });
    expect(answers.match).toBeUndefined();
    expect(answers.done).toEqual(["what", "name", "place"]);
  });

  test("a value from a list stops being one once it is confirmed", () => {
    const answers = withAnswers({ prefilled: { town: "the food register", sicCode: "the food register" } }, "address", {
      town: "Lichfield",
    });
    expect(answers.prefilled).toEqual({ sicCode: "the food register" });
  });
});

describe("the record that the answers make", () => {
  const today = "2026-11-21";

  test("an idea with a postcode only", () => {
    const { business, site } = toRecord(
      {
        kind: "starting",
        name: null,
        postcode: "WS13 6LF",
        place: served,
        premises: "unknown",
        legalForm: "undecided",
      },
      today,
    );
    expect(business).toMatchObject({
      name: "New business idea in WS13",
      tradingNames: [],
      tradingStatus: "idea",
      legalForm: null,
    });
    expect(site).toMatchObject({ postcode: "WS13 6LF", premisesType: null, councilCode: "E07000194" });
  });

  test.each([
    ["trading", "2020-01-01", "trading"],
    ["trading", "2027-01-01", "idea"],
    ["starting", null, "idea"],
    ["starting", "2027-01-01", "idea"],
    ["starting", "2026-01-01", "trading"],
  ] as const)("%s from %s is %s", (kind, tradingStartedOn, status) => {
    expect(toRecord({ kind, tradingStartedOn }, today).business.tradingStatus).toBe(status);
  });

  test("outside the area keeps the council's name and no council here", () => {
    expect(toRecord({ place: elsewhere }, today).site).toMatchObject({
      councilCode: null,
      outsideCouncil: "Birmingham",
    });
  });

  test("drops what belongs to an answer that was taken back", () => {
    const { business, site } = toRecord(
      {
        legalForm: "sole_trader",
        companyNumber: "12345678",
        premises: "commercial",
        homeVisitors: true,
        kind: "trading",
        parentName: "Big Ltd",
      },
      today,
    );
    expect(business).toMatchObject({ companyNumber: null, parentName: null });
    expect(site.homeVisitors).toBeNull();
  });

  test("a home's address is for the council only unless the owner opens it", () => {
    expect(visibilityOf({ premises: "home" })).toEqual({
      description: "public",
      homeAddress: "council",
      employees: "council",
    });
    expect(visibilityOf({ premises: "home", open: ["address"] }).homeAddress).toBe("public");
    expect(visibilityOf({ premises: "commercial" }).address).toBe("public");
  });
});

describe("one door, one name", () => {
  const door = { addressLine1: "12 Bird Street", postcode: "WS13 6PW" };

  test.each([
    [door, { ...door, addressLine1: "12, Bird St" }, true],
    [door, { ...door, addressLine1: "14 Bird Street" }, false],
    [door, { ...door, postcode: "WS13 6PX" }, false],
    [door, { ...door, addressLine1: null }, false],
    [{ ...door, uprn: "1" }, { addressLine1: "elsewhere", postcode: "B1 1AA", uprn: "1" }, true],
    [{ ...door, uprn: "1", unit: "A" }, { ...door, uprn: "1", unit: "B" }, false],
    [{ ...door, uprn: "1" }, { ...door, uprn: "2" }, false],
  ])("%o and %o", (one, other, same) => expect(sameDoor(one, other)).toBe(same));

  test("a closed record is no hindrance", () => {
    const wanted = { names: ["The Swan Ltd"], address: door };
    const known = { names: ["Swan", null], address: door };
    expect(sameBusiness(wanted, { ...known, tradingStatus: "trading" })).toBe(true);
    expect(sameBusiness(wanted, { ...known, tradingStatus: "ceased" })).toBe(false);
    expect(sameBusiness({ ...wanted, names: ["Goose"] }, { ...known, tradingStatus: "trading" })).toBe(false);
  });
});
