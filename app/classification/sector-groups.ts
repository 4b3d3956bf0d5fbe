import type { Fault } from "./ranges.ts";

/** One of the twelve local groups: the SIC 2007 divisions (first two digits) it is made of. */
export interface SectorGroup {
  key: string;
  label: string;
  divisions: string[];
}

const span = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => String(from + at).padStart(2, "0"));

/** The first table; stake settings may hold a later one. */
export const SECTOR_GROUPS: SectorGroup[] = [
  { key: "land", label: "Farming, forestry and quarrying", divisions: [...span(1, 3), ...span(5, 9)] },
  { key: "food_making", label: "Food and drink making", divisions: ["10", "11", "12"] },
  { key: "making", label: "Other making and repair of machines", divisions: span(13, 33) },
  { key: "utilities", label: "Energy, water and waste", divisions: ["35", ...span(36, 39)] },
  { key: "building", label: "Building and building trades", divisions: span(41, 43) },
  { key: "motor_transport", label: "Motor trade, transport and storage", divisions: ["45", ...span(49, 53)] },
  { key: "shops", label: "Shops and wholesale", divisions: ["46", "47"] },
  { key: "visitors", label: "Food service, rooms and leisure", divisions: ["55", "56", ...span(90, 93)] },
  { key: "digital", label: "Digital, media and communications", divisions: span(58, 63) },
  { key: "professional", label: "Money, property and professional", divisions: ["64", "65", "66", "68", ...span(69, 75)] },
  { key: "support", label: "Business support and hire", divisions: span(77, 82) },
  { key: "care", label: "Care, learning and personal services", divisions: [...span(84, 88), ...span(94, 99)] },
]; // biome-ignore format: a group a line

/** Divisions that SIC 2007 has. */
export const SIC_DIVISIONS: string[] = [
  ...span(1, 3), ...span(5, 33), ...span(35, 39), ...span(41, 43), ...span(45, 47), ...span(49, 53), "55", "56",
  ...span(58, 66), ...span(68, 75), ...span(77, 82), ...span(84, 88), ...span(90, 99),
]; // biome-ignore format: by section

/** The local group of a business by its main line of work; null when it has no code. */
export function sectorGroup(sicCodes: readonly string[], groups: readonly SectorGroup[]): SectorGroup | null {
  const division = sicCodes[0]?.slice(0, 2);
  return (division && groups.find((group) => group.divisions.includes(division))) || null;
}

/** Groups without a name or with another's, and divisions in two groups, in none, or that SIC 2007 does not have. */
export function sectorFaults(groups: readonly SectorGroup[]): Fault[] {
  const all = groups.flatMap((group) => group.divisions);
  const of = (division: string) => groups.findLastIndex((group) => group.divisions.includes(division));
  const faults: Fault[] = [];
  groups.forEach(({ key, label, divisions }, row) => {
    if (label.trim() === "") faults.push({ at: `sectors.${row}.label`, words: "A sector group has no name" });
    if (groups.findIndex((other) => other.label === label || other.key === key) !== row)
      faults.push({ at: `sectors.${row}.label`, words: `Two sector groups are called ${label}` });
    for (const division of divisions)
      if (!SIC_DIVISIONS.includes(division))
        faults.push({ at: `sectors.${row}.divisions`, words: `SIC 2007 has no division ${division}` });
  });
  for (const division of new Set(all.filter((one, at) => all.indexOf(one) !== at)))
    faults.push({ at: `sectors.${of(division)}.divisions`, words: `SIC division ${division} is in two groups` });
  for (const division of SIC_DIVISIONS)
    if (!all.includes(division)) faults.push({ at: "sectors", words: `SIC division ${division} is in no group` });
  return faults;
}
