import type { ActivityKey } from "~/businesses/activities.ts";
import type { PremisesType } from "~/businesses/snapshot.ts";

/** What a kind of premises in a food register says of a business: our reading, marked as estimated where it is stored. */
export interface FoodType {
  /** the Food Standards Agency's number and words */
  id: number;
  name: string;
  activities: readonly ActivityKey[];
  /** SIC 2007; empty where the kind covers too many trades to say */
  sicCodes: readonly string[];
  /** what the place is when the register gives an address */
  premises: PremisesType;
}

export const FOOD_TYPES: readonly FoodType[] = [
  { id: 1, name: "Restaurant/Cafe/Canteen", activities: ["food", "food_open_high_risk"], sicCodes: ["56102"], premises: "commercial" },
  { id: 5, name: "Hospitals/Childcare/Caring Premises", activities: ["food"], sicCodes: [], premises: "commercial" },
  { id: 7, name: "Distributors/Transporters", activities: ["food"], sicCodes: ["46390"], premises: "commercial" },
  { id: 14, name: "Importers/Exporters", activities: ["food"], sicCodes: ["46390"], premises: "commercial" },
  { id: 4613, name: "Retailers - other", activities: ["food"], sicCodes: [], premises: "commercial" },
  { id: 7838, name: "Farmers/growers", activities: ["food"], sicCodes: ["01500"], premises: "commercial" },
  { id: 7839, name: "Manufacturers/packers", activities: ["food", "food_labelled"], sicCodes: ["10890"], premises: "commercial" },
  { id: 7840, name: "Retailers - supermarkets/hypermarkets", activities: ["food"], sicCodes: ["47110"], premises: "commercial" },
  { id: 7841, name: "Other catering premises", activities: ["food"], sicCodes: ["56290"], premises: "commercial" },
  { id: 7842, name: "Hotel/bed & breakfast/guest house", activities: ["food", "visitors"], sicCodes: ["55100"], premises: "commercial" },
  { id: 7843, name: "Pub/bar/nightclub", activities: ["food", "alcohol"], sicCodes: ["56302"], premises: "commercial" },
  { id: 7844, name: "Takeaway/sandwich shop", activities: ["food", "food_open_high_risk"], sicCodes: ["56103"], premises: "commercial" },
  { id: 7845, name: "School/college/university", activities: ["food"], sicCodes: [], premises: "commercial" },
  { id: 7846, name: "Mobile caterer", activities: ["food", "food_mobile"], sicCodes: ["56103"], premises: "mobile" },
]; // biome-ignore format: a line a kind

const ANY: FoodType = { id: 0, name: "", activities: ["food"], sicCodes: [], premises: "commercial" };

/** The kind by its number, else by its words (they are Welsh or newer in some files); a kind that is not known says "food". */
export function foodType(id: string, name: string): FoodType {
  const words = name.trim().toLowerCase();
  return (
    FOOD_TYPES.find((type) => String(type.id) === id.trim()) ??
    FOOD_TYPES.find((type) => type.name.toLowerCase() === words) ??
    ANY
  );
}
