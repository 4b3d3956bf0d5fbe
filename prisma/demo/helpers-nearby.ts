import { addDays, fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import type { Tx } from "~/platform/db.server.ts";
import { STAFFORDSHIRE } from "../../tests/support/builders/places.ts";

interface NearbyService {
  slug: string;
  lgsl: number;
  title: string;
  body: string;
  summary: string;
  whoFor: string;
  howToGet: string;
  cost: string;
  needs: string[];
  help: string;
  channels: string[];
  channel: string;
  stages?: string[];
  topics: string[];
}

/** What bodies other than councils offer in the county, as its editors would have put it in. */
const NEARBY: readonly NearbyService[] = [
  { slug: "growth-hub-adviser", lgsl: 349, title: "A growth hub adviser", body: "Staffordshire Growth Hub", summary: "Somebody to talk to about your figures, your plan and who can help with what.", whoFor: "Any firm in the county, and people about to start.", howToGet: "Ring or write. An adviser calls back within two working days.", cost: "Free", needs: ["start_up", "finance", "networking", "resilience"], help: "advice", channels: ["phone", "online", "visit"], channel: "Phone, online or a visit", topics: ["start", "money"] },
  { slug: "chamber-exporting", lgsl: 347, title: "Help to sell abroad, with the papers", body: "Staffordshire Chamber of Commerce", summary: "Papers for customs stamped, and a course on selling to other countries.", whoFor: "Firms that sell abroad or would like to.", howToGet: "Sign up online. The papers are done while you wait.", cost: "Members pay less", needs: ["export"], help: "advice", channels: ["phone", "online", "in_person"], channel: "Phone, online or in person", stages: ["running", "growing"], topics: ["money"] },
  { slug: "chamber-breakfast", lgsl: 1036, title: "Business breakfasts", body: "Staffordshire Chamber of Commerce", summary: "Meet other owners once a month, with a talk and time to ask around.", whoFor: "Owners of firms of any size.", howToGet: "Book a place online.", cost: "The price of a breakfast", needs: ["networking", "marketing"], help: "customers", channels: ["in_person"], channel: "In person", stages: ["new", "running", "growing"], topics: ["money"] },
  { slug: "college-apprentices", lgsl: 343, title: "Apprentices and short courses", body: "South Staffordshire College", summary: "The college finds you an apprentice and trains the people you have.", whoFor: "Employers in the south of the county.", howToGet: "Ring the employer team.", cost: "Much of it is paid for you", needs: ["skills", "digital"], help: "training", channels: ["phone", "in_person", "visit"], channel: "Phone, then a visit", topics: ["staff"] },
  { slug: "advice-centre-debt", lgsl: 651, title: "Face-to-face help with debt", body: "Citizens Advice Mid Staffordshire", summary: "Sit down with an adviser, sort the letters and speak to those you owe.", whoFor: "People who work for themselves.", howToGet: "Come in on a weekday morning, or ring.", cost: "Free", needs: ["finance", "resilience", "exit"], help: "advice", channels: ["phone", "in_person"], channel: "Phone or in person", stages: ["difficult", "closing"], topics: ["difficulty"] },
]; // biome-ignore format: a line a service

/** Puts them into the county's own catalogue. */
export async function insertHelpersNearby(tx: Tx, today: PlainDate): Promise<void> {
  await tx.service.createMany({
    data: NEARBY.map(({ body, stages = [], ...service }) => ({
      ...service,
      id: newId(),
      stages,
      providingBody: body,
      councilCode: STAFFORDSHIRE,
      tier: "county",
      reach: "local",
      ownerTeam: "ED",
      status: "live",
      checkedOn: fromPlainDate(addDays(today, -20)),
    })),
  });
}
