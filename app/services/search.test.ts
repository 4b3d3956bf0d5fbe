import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseCsv } from "~/lib/csv.ts";
import { readCatalogue } from "./reference.ts";
import { byLetter, relatedServices, searchServices } from "./search.ts";

const read = (file: string) => parseCsv(readFileSync(`prisma/reference/${file}`, "utf8"));
const services = readCatalogue(read("services.csv"), read("service-rules.csv"), read("service-offers.csv"));
const slugs = (typed: string) => searchServices(services, typed).map(({ slug }) => slug);

describe("searching the A to Z", () => {
  it.each([
    ["taxi", "taxi-vehicle"],
    ["Taxis", "taxi-vehicle"],
    ["cafe", "street-cafe"],
    ["food registration", "food-registration"],
    ["how do I get a grant?", "business-grants"],
    ["tattoo", "tattoo-piercing"],
    ["skips", "skip-permit"],
    ["fire risk", "fire-risk-assessment"],
  ])("%s finds %s among the first five", (typed, slug) => {
    expect(slugs(typed).slice(0, 5)).toContain(slug);
  });

  it("finds nothing for nonsense, all for nothing, and stands odd letters", () => {
    expect(slugs("zzzz")).toEqual([]);
    expect(slugs("the")).toEqual([]);
    expect(slugs("  ").length).toBe(services.length);
    expect(slugs("(.*+?[")).toEqual(slugs(""));
  });

  it("puts every service under one letter, in order", () => {
    const groups = byLetter(services);
    expect(groups.flatMap((group) => group.services).length).toBe(services.length);
    expect(groups.map(({ letter }) => letter)).toEqual([...groups.map(({ letter }) => letter)].sort());
  });

  it("names related services that the same businesses need", () => {
    const service = services.find(({ slug }) => slug === "street-cafe");
    const related = service ? relatedServices(service, services, 5).map(({ slug }) => slug) : [];
    expect(related).toContain("food-registration");
    expect(related).not.toContain("street-cafe");
  });
});
