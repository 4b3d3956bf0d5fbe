import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STAGES } from "~/classification/lifecycle-terms.ts";
import { NEED_COLUMN_KEYS } from "~/classification/needs-settings.ts";
import { parseCsv } from "~/lib/csv.ts";
import { CHANNELS, HELP_KINDS, needOfSlug, needSlug, OFFER_STAGES, offerStageOf } from "./offer-terms.ts";
import { ANY_CHOICE, bodiesOf, type Offer, offersFor } from "./offers.ts";
import { readCatalogue } from "./reference.ts";

const offer = (slug: string, more: Partial<Offer> = {}): Offer => ({
  slug, lgsl: null, title: slug, summary: "", cost: null, body: "Lichfield", reach: "local", needs: ["finance"], help: "advice",
  channels: ["phone"], stages: [], ...more,
}); // biome-ignore format: one offer
const national = (slug: string, more: Partial<Offer> = {}) =>
  offer(slug, { body: `${slug} body`, reach: "national", ...more });
const slugs = (offers: readonly Offer[]) => offers.map(({ slug }) => slug);
const FINANCE = { need: "finance" } as const;

describe("who offers what for a need", () => {
  it("keeps local and national bodies apart, and leaves out what helps with something else", () => {
    const { local, national: far } = offersFor(
      FINANCE,
      [
        offer("grants", { help: "money" }),
        national("loan", { help: "money" }),
        offer("planning", { needs: ["planning"] }),
      ],
      ANY_CHOICE,
    );
    expect([slugs(local.shown), slugs(far.shown)]).toEqual([["grants"], ["loan"]]);
    expect([...local.folded, ...far.folded]).toEqual([]);
  });

  it("shows one offer of a body and folds the others under it", () => {
    const all = [offer("grants", { help: "money" }), offer("advice"), offer("hub", { body: "Growth hub" })];
    const { local } = offersFor(FINANCE, all, ANY_CHOICE);
    expect(slugs(local.shown)).toEqual(["advice", "hub"]);
    expect(local.folded).toEqual([{ offer: all[0], why: "same_body", body: "Lichfield" }]);
  });

  it.each([
    ["advice that a local body gives too", { help: "advice" }, "local_gives"],
    ["a loan beside local advice", { help: "money" }, null],
    ["advice on something else", { help: "advice", needs: ["export"] }, null],
  ] as const)("folds a national body's %s where that is the same", (_, more, why) => {
    const { national: far } = offersFor(FINANCE, [offer("advice"), national("far", { ...more })], ANY_CHOICE);
    expect(far.folded.map((one) => [one.why, one.body])).toEqual(why ? [[why, "Lichfield"]] : []);
  });

  it("never takes a licence or a grant of one body for another's", () => {
    for (const help of ["permission", "money", "service", "rules"] as const) {
      const { national: far } = offersFor(FINANCE, [offer("near", { help }), national("far", { help })], ANY_CHOICE);
      expect(slugs(far.shown)).toEqual(["far"]);
    }
  });

  it("goes by stage and channel, and unfolds one body that is asked for", () => {
    const all = [
      offer("start", { stages: ["idea"], channels: ["online"] }),
      offer("always"),
      offer("closing", { stages: ["closing"] }),
    ];
    const of = (choice: Partial<typeof ANY_CHOICE>) => offersFor(FINANCE, all, { ...ANY_CHOICE, ...choice }).local;
    expect(slugs(of({ stage: "idea" }).shown)).toEqual(["start"]);
    expect(of({ stage: "idea" }).folded.map((one) => one.offer.slug)).toEqual(["always"]);
    expect(slugs(of({ channel: "phone" }).shown)).toEqual(["always"]);
    expect(slugs(of({ body: "Lichfield" }).shown)).toEqual(["start", "always", "closing"]);
    expect(of({ body: "Nobody" })).toEqual({ shown: [], folded: [] });
  });

  it("loses nothing and shows nothing twice, whatever is on offer", () => {
    const any = fc.record({
      body: fc.constantFrom("a", "b", "c"),
      reach: fc.constantFrom("local" as const, "national" as const),
      help: fc.constantFrom("advice" as const, "money" as const, null),
      needs: fc.subarray(["finance", "export"] as const),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (rows) => {
        const all = rows.map((row, at) => offer(`s${at}`, { ...row, body: `${row.reach} ${row.body}` }));
        const { local, national: far } = offersFor(FINANCE, all, ANY_CHOICE);
        const told = [...local.shown, ...far.shown, ...[...local.folded, ...far.folded].map((one) => one.offer)];
        expect(slugs(told).sort()).toEqual(slugs(all.filter(({ needs }) => needs.includes("finance"))).sort());
        for (const list of [local, far])
          expect(new Set(list.shown.map((one) => one.body)).size).toBe(list.shown.length);
        expect(local.shown.every(({ reach }) => reach === "local")).toBe(true);
        expect([...far.shown, ...far.folded.map((one) => one.offer)].every(({ reach }) => reach === "national")).toBe(
          true,
        );
      }),
    );
  });
});

describe("who helps with a task", () => {
  it("has the services that it names, in its order, then whoever advises on its need", () => {
    const all = [
      offer("hub", { body: "Growth hub" }),
      offer("grants", { lgsl: 350, help: "money", body: "County" }),
      offer("advice", { lgsl: 349 }),
      national("far"),
      national("loan", { help: "money", stages: ["closing"] }),
    ];
    const asked = { services: ["350", "349", "loan"], adviceOn: "finance" } as const;
    const { local, national: far } = offersFor(asked, all, { ...ANY_CHOICE, stage: "idea" });
    expect(slugs(local.shown)).toEqual(["grants", "advice", "hub"]);
    expect(slugs(far.shown)).toEqual(["loan"]);
    expect(far.folded.map((one) => one.offer.slug)).toEqual(["far"]);
    expect(bodiesOf({ local, national: far })).toEqual(["County", "Lichfield", "Growth hub", "loan body", "far body"]);
  });

  it("has nobody where it names nobody", () => {
    const none = offersFor({ services: [], adviceOn: null }, [offer("a"), national("b")], ANY_CHOICE);
    expect(none).toEqual({ local: { shown: [], folded: [] }, national: { shown: [], folded: [] } });
  });
});

describe("the offers that ship with the portal", () => {
  const rows = (file: string) => parseCsv(readFileSync(join("prisma/reference", file), "utf8"));
  const services = readCatalogue(rows("services.csv"), rows("service-rules.csv"), rows("service-offers.csv"));

  it("say of every service what it helps with, how, and through what", () => {
    const silent = services.filter(({ needs, help, channels }) => needs.length * channels.length === 0 || !help);
    expect(silent.map(({ slug }) => slug)).toEqual([]);
  });

  it("have a body for each of the fourteen needs, a local one for all but export, a national one for all but premises", () => {
    const of = (reach: string) =>
      NEED_COLUMN_KEYS.filter((need) => !services.some((one) => one.reach === reach && one.needs.includes(need)));
    expect(of("local")).toEqual(["export"]);
    expect(of("national")).toEqual(["premises"]);
  });

  it("use every word that can be chosen", () => {
    const of = (field: "channels" | "stages") => new Set(services.flatMap((one) => one[field]));
    expect([...of("channels")].sort()).toEqual(Object.keys(CHANNELS).sort());
    expect([...of("stages")].sort()).toEqual(Object.keys(OFFER_STAGES).sort());
    expect(new Set(services.map(({ help }) => help)).size).toBe(Object.keys(HELP_KINDS).length);
  });
});

it("names a need in an address and finds it again", () => {
  for (const need of NEED_COLUMN_KEYS) expect(needOfSlug(needSlug(need))).toBe(need);
  for (const odd of ["start_up", "", "toString", "Finance", undefined]) expect(needOfSlug(odd)).toBeNull();
  expect(STAGES.filter((stage) => offerStageOf(stage) === null)).toEqual(["not_enough_known"]);
});
