import { ANY_CHOICE, nobodyLocal, type Offer, offersFor } from "~/services/offers.ts";
import { licenceTaskKey, type PlanTable } from "../plan-table.ts";

/** A step of the plan that no local body of the catalogue helps with. */
export interface TaskGap {
  key: string;
  title: string;
  /** who the plan says helps */
  helps: string;
  /** national bodies that help */
  national: number;
}

/** The steps that nobody local helps with, those where the plan itself names a council first: there something is missing. */
export function taskGaps({ tasks, licences }: PlanTable, offers: readonly Offer[]): TaskGap[] {
  const rows = [
    ...tasks.filter(({ retired }) => !retired).map((row) => ({ ...row, adviceOn: row.need })),
    ...licences
      .filter(({ retired }) => !retired)
      .map((row) => ({ ...row, key: licenceTaskKey(row.key), adviceOn: null })),
  ];
  const gaps = rows.flatMap(({ key, title, helps, services, adviceOn }): TaskGap[] => {
    const found = offersFor({ services, adviceOn }, offers, { ...ANY_CHOICE, stage: "idea" });
    return nobodyLocal(found) ? [{ key, title, helps, national: found.national.shown.length }] : [];
  });
  const ours = ({ helps }: TaskGap) => /\{(council|county)\}/.test(helps);
  return [...gaps.filter(ours), ...gaps.filter((gap) => !ours(gap))];
}
