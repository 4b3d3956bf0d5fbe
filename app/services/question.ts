import { type ActivityKey, isActivity } from "~/businesses/activities.ts";
import { mainSite, type ProfilePatch, type Snapshot } from "~/businesses/snapshot.ts";
import { FIELDS, type FieldKey } from "./fields.ts";

/** How a question is answered where it stands; null where its own page is needed. */
export type QuestionKind = "one" | "many" | "yesno" | "number" | null;

const AT_SITE: readonly FieldKey[] = ["premises", "publicAccess", "homeVisitors", "homeStaff", "homeConversion"];
const NUMBERS: readonly FieldKey[] = ["employees", "apprentices"];
const CHOICES: readonly FieldKey[] = ["legalForm", "trade", "premises"];

/** @param hasPlace  whether the business has a place that a question can be about */
export function questionKind(field: FieldKey, hasPlace: boolean): QuestionKind {
  if (AT_SITE.includes(field) && !hasPlace) return null;
  if (field === "activity") return "many";
  if (CHOICES.includes(field)) return "one";
  if (NUMBERS.includes(field)) return "number";
  return FIELDS[field].type === "yesno" ? "yesno" : null;
}

/** The answers that may be given to a question, in order. */
export function questionOptions(field: FieldKey): { value: string; label: string }[] {
  const known = FIELDS[field];
  if (!("options" in known)) return [];
  return Object.entries(known.options).map(([value, label]) => ({ value, label }));
}

const MOST: Partial<Record<FieldKey, number>> = { employees: 500_000, apprentices: 100_000 };

/**
 * What an answer changes in the details of a business.
 * @returns null when it is no answer to that question
 */
export function questionPatch(field: FieldKey, answers: readonly string[], snapshot: Snapshot): ProfilePatch | null {
  const [first = ""] = answers;
  const site = mainSite(snapshot);
  const kind = questionKind(field, site !== null && site !== undefined);
  if (kind === "many") {
    const chosen = answers.filter((one): one is ActivityKey => isActivity(one));
    if (chosen.length === 0) return null;
    return { business: { activities: [...new Set([...snapshot.activities, ...chosen])] } };
  }
  if (kind === "number") {
    const count = /^\d{1,6}$/.test(first) ? Number(first) : Number.NaN;
    return count <= (MOST[field] ?? 0) ? { business: { [field]: count } } : null;
  }
  if (kind === "one" && !questionOptions(field).some(({ value }) => value === first)) return null;
  if (kind === "yesno" && first !== "yes" && first !== "no") return null;
  if (kind === null) return null;
  const value = kind === "yesno" ? first === "yes" : first;
  if (AT_SITE.includes(field)) {
    if (!site) return null;
    return { sites: [{ id: site.id, [field === "premises" ? "premisesType" : field]: value }] };
  }
  return { business: { [field === "trade" ? "internationalTrade" : field]: value } };
}
