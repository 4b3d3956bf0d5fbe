import { expect, it } from "vitest";
import { z } from "zod";
import { parseWhole } from "~/platform/whole-form.server.ts";
import { changeFields, siteSchema } from "./schema/profile.ts";
import { readSite } from "./site-answers.ts";
import type { Snapshot } from "./snapshot.ts";

const schema = z.object({ ...siteSchema("2026-11-23").shape, ...changeFields("2026-11-23") });
const business = { employees: 2, tradingStartedOn: null, sites: [] } as unknown as Snapshot;
const send = (fields: Record<string, string>) =>
  parseWhole(
    new Request("http://localhost/", { method: "POST", body: new URLSearchParams(fields) }),
    schema,
    (answers) => readSite(answers, business, null).faults,
  );

it("what is wrong in itself and what is wrong with the rest is said at once, in the order of the page", async () => {
  const form = await send({ postcode: "nowhere", employees: "many", "openedOn.day": "40" });
  if (form.ok) throw new Error("it was taken");
  const { error, initialValue } = form.response.data.lastResult;
  const fields = Object.keys(error ?? {}).map((name) => name.split(".")[0]);
  expect([...new Set(fields)]).toEqual(["premisesType", "postcode", "employees", "openedOn", "effectiveOn"]);
  expect(initialValue).toMatchObject({ postcode: "nowhere", employees: "many" });
});

it("what is wrong with the rest is said of answers that are right in themselves", async () => {
  const day = { "effectiveOn.day": "23", "effectiveOn.month": "11", "effectiveOn.year": "2026" };
  const form = await send({ premisesType: "commercial", employees: "3", ...day });
  expect(!form.ok && Object.keys(form.response.data.lastResult.error ?? {})).toEqual(["addressLine1", "postcode", "wholeToo"]); // biome-ignore format: one list
  const good = await send({ premisesType: "mobile", postcode: "WS13 6PW", ...day });
  expect(good.ok && good.value.premisesType).toBe("mobile");
});

it("a body that is no form says so", async () => {
  const request = new Request("http://localhost/", { method: "POST", body: "{", headers: { "Content-Type": "application/json" } }); // biome-ignore format: one request
  expect((await parseWhole(request, schema, () => ({}))).ok).toBe(false);
});
