import { expect, test } from "vitest";
import { readTrades } from "./trade-words.ts";

const TRADES = [
  { code: "10710", title: "Manufacture of bread; manufacture of fresh pastry goods and cakes" },
  {
    code: "47240",
    title: "Retail sale of bread, cakes, flour confectionery and sugar confectionery in specialised stores",
  },
];

test("words of the list become codes, in their order, each once", () => {
  const answers = {
    trade1: TRADES[1]?.title,
    trade2: "  MANUFACTURE of bread; manufacture of fresh pastry goods and cakes",
    trade3: "47240",
  };
  expect(readTrades(answers, TRADES)).toEqual({ codes: ["47240", "10710"], faults: {} });
});

test("other words are named with what may have been meant", () => {
  const { codes, faults } = readTrades({ trade1: "bread", trade2: "" }, TRADES);
  expect(codes).toEqual([]);
  expect(faults.trade1?.[0]).toContain("“bread”");
  expect(faults.trade1?.[0]).toContain("Manufacture of bread");
});
