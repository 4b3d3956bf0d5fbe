import type { z } from "zod";
import type { Multiplier, RatesTable, Relief } from "./rates-table.ts";
import type { RatesForm } from "./schema.ts";

type Typed = z.output<typeof RatesForm>;

/** A key for a new row, from its name. */
function keyFor(name: string, taken: ReadonlySet<string>): string {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 30) || "row"; // biome-ignore format: one line
  for (let n = 1; ; n += 1) {
    const key = n === 1 ? plain : `${plain}-${n}`;
    if (!taken.has(key)) return key;
  }
}

/**
 * A year's table with what an editor typed. How a relief works and whom it is for stay as they are; a new one is the
 * council's own, a share for those who tick its box.
 */
export function withTyped(before: RatesTable, typed: Typed): RatesTable {
  const keys = new Set([...before.multipliers, ...before.reliefs].map(({ key }) => key));
  const newKey = (name: string) => {
    const key = keyFor(name, keys);
    keys.add(key);
    return key;
  };
  const multipliers = typed.multipliers.flatMap((row): Multiplier[] => {
    if (!row || row.remove || row.pence === null) return [];
    const known = before.multipliers.find(({ key }) => key === row.key);
    const { name, pence, fromRv, belowRv, use, sourceUrl, checkedOn } = row;
    const tenths = Math.round(pence * 10);
    return [{ key: known?.key ?? newKey(name), name, tenths, fromRv: fromRv ?? 0, belowRv, use, sourceUrl, checkedOn }];
  });
  const reliefs = typed.reliefs.flatMap((row): Relief[] => {
    if (!row) return [];
    const known = before.reliefs.find(({ key }) => key === row.key);
    const { name, fromRv, toRv, capPounds, othersEach, othersAll, note, inUse, sourceUrl, checkedOn } = row;
    const amount = known?.way === "supplement" ? Math.round((row.amount ?? 0) * 10) : (row.amount ?? 0);
    const others = othersEach === null || othersAll === null ? null : { each: othersEach, all: othersAll };
    const typedPart = { name, amount, fromRv, toRv, capPounds, others, note: note ?? "", inUse, sourceUrl, checkedOn };
    return [known ? { ...known, ...typedPart } : { key: newKey(name), who: "asked", way: "percent", ...typedPart }];
  });
  return { ...before, multipliers, reliefs };
}

/** What the editor's form begins with. */
export function formValues({ multipliers, reliefs }: RatesTable): Record<string, unknown> {
  const text = (value: number | null) => (value === null ? "" : String(value));
  return {
    multipliers: multipliers.map(({ tenths, fromRv, belowRv, ...row }) => ({
      ...row,
      pence: text(tenths / 10),
      fromRv: text(fromRv),
      belowRv: text(belowRv),
    })),
    reliefs: reliefs.map(({ amount, fromRv, toRv, capPounds, others, inUse, ...row }) => ({
      ...row,
      amount: text(row.way === "supplement" ? amount / 10 : amount),
      fromRv: text(fromRv),
      toRv: text(toRv),
      capPounds: text(capPounds),
      othersEach: text(others?.each ?? null),
      othersAll: text(others?.all ?? null),
      inUse: inUse ? "yes" : "",
    })),
  };
}

/** Where a new year begins: the rows of the newest one, and no multiplier, so that there is no figure yet. */
export function nextYearOf(table: RatesTable, year: string, list: number): RatesTable {
  return { ...table, year, list, multipliers: [] };
}
