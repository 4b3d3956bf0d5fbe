import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EVENT_TYPES } from "~/circumstances/catalogue.ts";
import { parseCsv } from "~/lib/csv.ts";
import { cards } from "./cards.ts";
import { checkService } from "./check-rules.ts";
import type { ServiceFacts } from "./facts.ts";
import { LGSL_NUMBERS } from "./lgsl.ts";
import { parseCondition, readCatalogue } from "./reference.ts";
import { requiredRegimes } from "./rules.ts";
import { isTopic } from "./topics.ts";

const read = (file: string) => parseCsv(readFileSync(join("prisma/reference", file), "utf8"));
const services = readCatalogue(read("services.csv"), read("service-rules.csv"), read("service-offers.csv"));
const numbers = new Set(services.map(({ lgsl }) => lgsl));
const OFFICIAL = "../shared/data/esd/englishAndWelshServices-all.csv";

describe("the catalogue that ships with the portal", () => {
  it("has 130 services or more, each with a summary, a way to get it, a cost and a topic", () => {
    expect(services.filter(({ lgsl }) => lgsl !== null).length).toBeGreaterThanOrEqual(130);
    const TOLD = ["summary", "whoFor", "howToGet", "cost", "channel", "checkedOn"] as const;
    const missing = services.flatMap((service) => [
      ...TOLD.filter((field) => (service[field] ?? "") === "").map((field) => `${service.slug}: ${field}`),
      ...service.topics.filter((topic) => !isTopic(topic)).map((topic) => `${service.slug}: topic ${topic}`),
      ...(service.topics.length === 0 ? [`${service.slug}: topics`] : []),
      ...(service.rules.length === 0 ? [`${service.slug}: rules`] : []),
    ]);
    expect(missing).toEqual([]);
  });

  it("has no fault that would keep a service a draft", () => {
    expect(
      services.flatMap((service) =>
        checkService(service, LGSL_NUMBERS).map((fault) => `${service.slug}: ${fault.message}`),
      ),
    ).toEqual([]);
  });

  it("has every service that a change of circumstance points to", () => {
    const offered = Object.values(EVENT_TYPES).flatMap(({ offers }) => [...offers]);
    expect(offered.filter((number) => !numbers.has(number))).toEqual([]);
  });

  it.each([
    [
      54, 55, 56, 349, 1036, 390, 860, 910, 593, 677, 517, 419, 487, 499, 1082, 1608, 1038, 347, 343, 1732, 1737, 752,
      350, 1618,
    ],
    [
      845, 406, 1293, 791, 1071, 391, 1687, 646, 400, 616, 679, 742, 782, 375, 374, 377, 696, 1077, 376, 699, 680, 681,
      389, 1294,
    ],
    [
      632, 633, 634, 635, 636, 796, 384, 810, 697, 708, 380, 1328, 1329, 1134, 378, 388, 379, 397, 20, 21, 404, 401,
      1726, 622,
    ],
    [519, 522, 523, 850, 411, 412, 804, 474, 785, 1539, 382, 695, 1295, 1049, 369, 830, 1127, 690],
  ])("has every service that the list of events names (%i …)", (...named) => {
    expect(named.filter((number) => !numbers.has(number))).toEqual([]);
  }); // told or offered

  it.skipIf(!existsSync(OFFICIAL))(
    "has the numbers and titles of the official list (skipped where that list is absent)",
    () => {
      const plain = (title: string) =>
        title
          .replaceAll(/\s+/g, " ")
          .replaceAll(/[^\x20-\x7e]+/g, "?")
          .trim();
      const official = new Map(parseCsv(readFileSync(OFFICIAL, "utf8")).map((row) => [Number(row.Identifier), row]));
      for (const { lgsl, title } of services) {
        if (lgsl === null) continue;
        expect(official.get(lgsl)?.Status, `${lgsl} ${title}`).toBe("Live");
        expect(plain(title)).toBe(plain(official.get(lgsl)?.Label ?? ""));
      }
      const live = [...official.values()].filter((row) => row.Status === "Live").map((row) => Number(row.Identifier));
      expect([...LGSL_NUMBERS].sort()).toEqual(live.sort());
    },
  );

  it("names each condition in words that the check understands", () => {
    expect(parseCondition("activity includes food,alcohol")).toEqual({
      field: "activity",
      operator: "includes",
      value: ["food", "alcohol"],
    });
    expect(parseCondition("employees at_least 5")).toEqual({ field: "employees", operator: "at_least", value: 5 });
    expect(parseCondition("homeStaff is no")).toEqual({ field: "homeStaff", operator: "is", value: false });
    expect(parseCondition("employees at_least many")).toEqual({
      field: "employees",
      operator: "at_least",
      value: ["many"],
    });
  });
});

describe("what it says to a business", () => {
  const HOME: ServiceFacts = {
    activity: [], premises: ["home"], event: [], stage: "owner_operator", legalForm: "sole_trader", tradingStatus: "trading", kind: "trading",
    employees: 0, sites: 1, ageMonths: 60, apprentices: null, sic: ["74100"], trade: "none", group: "independent", franchise: false,
    publicAccess: false, homeVisitors: false, homeStaff: false, homeConversion: false, gaps: [], councils: ["E07000194", "E10000028"], inArea: true,
  }; // biome-ignore format: one business
  const shown = (facts: ServiceFacts) => cards(facts, services, new Map(), "2026-11-21");
  const slugs = (facts: ServiceFacts) => shown(facts).map((card) => card.service.slug);

  const regimes: [string, Partial<ServiceFacts>, number, number][] = [
    ["a home designer", {}, 0, 0],
    ["a home mobile food seller", { activity: ["food", "food_mobile"], sic: ["56103"] }, 2, 2],
    [
      "a café with six staff",
      {
        activity: ["food", "food_open_high_risk"],
        premises: ["commercial"],
        employees: 6,
        legalForm: "limited",
        sic: ["56102"],
      },
      3,
      4,
    ],
    [
      "a maker of 40 people who exports",
      { activity: ["making"], premises: ["commercial"], employees: 40, sites: 2, trade: "regular", sic: ["28290"] },
      2,
      2,
    ],
    [
      "a pub",
      { activity: ["food", "alcohol", "entertainment"], premises: ["commercial"], employees: 8, sic: ["56302"] },
      5,
      6,
    ],
  ];
  it.each(regimes)("counts the regimes of %s", (_, facts, least, most) => {
    const count = requiredRegimes({ ...HOME, ...facts }, services);
    expect(count).toBeGreaterThanOrEqual(least);
    expect(count).toBeLessThanOrEqual(most);
  });

  it("a home designer is required nothing and hears nothing of business rates", () => {
    const list = shown(HOME);
    expect(list.filter((card) => card.band === "required")).toEqual([]);
    expect(list.flatMap((card) => card.service.topics)).not.toContain("rates");
    expect(list.length).toBeGreaterThan(0);
  });

  it("home office becomes home kitchen with mobile food: registration and street trading come first", () => {
    const kitchen = {
      ...HOME,
      activity: ["food", "food_mobile"],
      sic: ["56103"],
      event: [{ type: "activity.food_started", daysAgo: 0 }],
    };
    expect(slugs(kitchen).slice(0, 2).sort()).toEqual(["food-registration", "street-trading"]);
    expect(slugs(kitchen)).toContain("food-safety-advice");
    expect(shown(kitchen).length).toBeLessThanOrEqual(7);
    expect(shown(kitchen).flatMap((card) => card.service.topics)).not.toContain("rates");
  });

  it("a firm in trouble is pointed to people, not to growth", () => {
    const list = slugs({
      ...HOME,
      stage: "in_difficulty",
      premises: ["commercial"],
      employees: 4,
      event: [{ type: "trading.closing_soon", daysAgo: 5 }],
    });
    expect(list).toEqual(expect.arrayContaining(["advice-to-businesses", "business-debtline"]));
    expect(list).not.toContain("business-grants");
  });

  it("an exporter sees the export service, a first employer the employer's duties", () => {
    expect(slugs({ ...HOME, trade: "regular" })).toContain("export-help");
    const hired = slugs({ ...HOME, employees: 1, event: [{ type: "employees.first_hired", daysAgo: 3 }] });
    expect(hired).toEqual(
      expect.arrayContaining(["register-as-employer", "employers-liability-insurance", "workplace-pension"]),
    );
  });
});
