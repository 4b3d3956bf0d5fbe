import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parseCsv } from "~/lib/csv.ts";
import { withAmounts } from "./amounts.ts";

const read = (file: string) => parseCsv(readFileSync(join("prisma/reference", file), "utf8"));
const amounts = read("amounts.csv");

it("puts an amount with its year where a text names it", () => {
  const rows = withAmounts([{ cost: "{amount:personal-licence-fee} and the course", title: "{council}" }], amounts);
  expect(rows).toEqual([{ cost: "£37 (2026) and the course", title: "{council}" }]);
});

it.each(["From £100", "{amount:no-such-fee}"])("does not take “%s”", (cost) => {
  expect(() => withAmounts([{ cost }], amounts)).toThrow("amounts.csv");
});

it("knows a year, a source and the day it was looked at of each, and each is named somewhere", () => {
  const files = ["services.csv", "plan-tasks.csv", "plan-licences.csv"].map(read);
  for (const rows of files) expect(() => withAmounts(rows, amounts)).not.toThrow();
  const texts = JSON.stringify(files);
  expect(amounts.map(({ key }) => key).filter((key) => !texts.includes(`{amount:${key}}`))).toEqual([]);
});
