import { createHash, randomUUID } from "node:crypto";
import { headCountForm, type Visitor } from "../support/visitors.ts";
import type { Call } from "./client.ts";

export interface Scenario {
  /** in addresses and files */
  key: string;
  title: string;
  /** what asks for the page, turn after turn; a few turns are enough to record its statements */
  call: (turn: number) => Call;
  /** the business and the visitor of that turn, for the baseline */
  about: (turn: number) => { business: string; session: string };
  variants: number;
}

export const sessionHash = (token: string): string => createHash("sha256").update(token).digest("hex");

function get(path: string, token: string): Call {
  return { method: "GET", path, headers: { Cookie: `session=${token}`, Accept: "text/html" } };
}

function at<Item>(items: readonly Item[], turn: number): Item {
  const item = items[turn % items.length];
  if (item === undefined) throw new Error("Nothing to choose from");
  return item;
}

const QUEUES = ["", "?sector=shops", "?stage=established_small", "?segment=CO2"];
const LISTS = ["", "?stage=scaling", "?name=bakery", "?stage=new_start&fresh=stale"];

/** The pages that are measured. `records` are businesses that the officers may see. */
export function pages(
  owners: readonly Visitor[],
  officers: readonly Visitor[],
  records: readonly string[],
): Scenario[] {
  const officer = (turn: number) => at(officers, turn).token;
  return [
    {
      key: "list",
      title: "staff list",
      call: (turn) => get(`/staff/businesses${at(LISTS, turn)}`, officer(turn)),
      about: (turn) => ({ business: "", session: sessionHash(officer(turn)) }),
      variants: LISTS.length,
    },
    {
      key: "growth",
      title: "growth queue",
      call: (turn) => get(`/staff/growth${at(QUEUES, turn)}`, officer(turn)),
      about: (turn) => ({ business: "", session: sessionHash(officer(turn)) }),
      variants: QUEUES.length,
    },
    {
      key: "record",
      title: "360 page",
      call: (turn) => get(`/staff/businesses/${at(records, turn)}`, officer(turn)),
      about: (turn) => ({ business: at(records, turn), session: sessionHash(officer(turn)) }),
      variants: 3,
    },
    {
      key: "home",
      title: "business home",
      call: (turn) => get(`/business/${at(owners, turn).businessId}`, at(owners, turn).token),
      about: (turn) => ({ business: at(owners, turn).businessId, session: sessionHash(at(owners, turn).token) }),
      variants: 3,
    },
  ];
}

/** A save of the head count: one event, a result, items for the teams it concerns, a receipt and its message. */
export function saveCall(origin: string, owner: Visitor, was: number, employees: number): Call {
  return {
    method: "POST",
    path: `/business/${owner.businessId}/details/people`,
    headers: { Cookie: `session=${owner.token}`, Origin: origin, "Sec-Fetch-Site": "same-origin" },
    body: headCountForm(was, employees, randomUUID()),
  };
}
