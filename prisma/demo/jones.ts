import { addDays, fromPlainDate, type PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import type { Prisma, Tx } from "~/platform/db.server.ts";
import type { BuiltBusiness } from "../../tests/support/builders/businesses.ts";
import { LICHFIELD } from "../../tests/support/builders/places.ts";
import type { DemoPeople } from "./people.ts";

interface PartnerRecord {
  source: string;
  externalId: string;
  name: string;
  postcode: string | null;
  address: string | null;
  daysAgo: number;
  /** what this source says of the business, where it says anything else */
  says: Record<string, Prisma.InputJsonValue>;
  detail: Prisma.InputJsonObject;
}

/**
 * One trader that five bodies hold under five names: one business with five linked sources. Economic development helps
 * him while licensing prepares a prosecution; each sees that the other was in touch, the enforcement detail stays with
 * licensing.
 */
export async function insertJones(
  tx: Tx,
  business: BuiltBusiness,
  people: DemoPeople,
  today: PlainDate,
): Promise<void> {
  const site = business.sites[0];
  const postcode = site?.postcode ?? null;
  const address = [site?.addressLine1, site?.town].filter(Boolean).join(", ");
  const records: PartnerRecord[] = [
    { source: `rates:${LICHFIELD}`, externalId: "30412009417", name: "Mr R Jones", postcode, address, daysAgo: 300, says: { name: "Mr R Jones", legalForm: "sole_trader" }, detail: { description: "Shop and premises" } },
    { source: `food-register:${LICHFIELD}`, externalId: "90417", name: "Jones & Son", postcode, address, daysAgo: 210, says: { name: "Jones & Son", activities: ["food", "food_open_high_risk"] }, detail: { type: "Takeaway/sandwich shop", rating: "4" } },
    { source: "companies-house", externalId: "00009417", name: "JONES CATERING LTD", postcode: "WS14 9DX", address: "2 New Street, Lichfield", daysAgo: 160, says: { legalName: "JONES CATERING LTD", companyNumber: "00009417", legalForm: "limited", registerStatus: "active" }, detail: { status: "active" } },
    { source: `licensing:${LICHFIELD}`, externalId: "LIC/0417/24", name: "R. Jones", postcode, address, daysAgo: 95, says: { name: "R. Jones", activities: ["alcohol"] }, detail: { licence: "Premises licence" } },
    { source: `ed-newsletter:${LICHFIELD}`, externalId: "bob.jones@example.org", name: "Bob Jones", postcode: null, address: null, daysAgo: 40, says: { name: "Bob Jones", employees: 6, email: "bob.jones@example.org" }, detail: { list: "Business newsletter" } },
  ]; // biome-ignore format: a line a record
  await tx.sourceRecord.createMany({
    data: records.map((record) => ({
      id: newId(),
      sourceKey: record.source,
      externalId: record.externalId,
      businessId: business.id,
      siteId: record.postcode === postcode ? (site?.id ?? null) : null,
      name: record.name,
      address: record.address,
      postcode: record.postcode,
      detail: record.detail,
      firstSeenOn: fromPlainDate(addDays(today, -record.daysAgo - 400)),
      lastSeenOn: fromPlainDate(addDays(today, -record.daysAgo)),
    })),
  });
  await tx.statement.createMany({
    data: records.flatMap((record) =>
      Object.entries(record.says).map(([field, value]) => ({
        id: newId(),
        businessId: business.id,
        field,
        value,
        sourceKey: record.source,
        statedOn: fromPlainDate(addDays(today, -record.daysAgo)),
        receivedAt: new Date(`${addDays(today, -record.daysAgo)}T10:00:00Z`),
      })),
    ),
  });
  const contact = (daysAgo: number, more: Omit<Prisma.ContactCreateManyInput, "id" | "businessId" | "councilCode" | "happenedOn">) => ({
    id: newId(), businessId: business.id, councilCode: LICHFIELD, happenedOn: fromPlainDate(addDays(today, -daysAgo)), ...more,
  }); // biome-ignore format: one row
  await tx.contact.createMany({
    data: [
      contact(12, { teamCode: "ED", personId: people.helen.id, channel: "visit", purpose: "Help with growing", summary: "Wants a second van. Talked through the grant for equipment; he will send figures." }),
      contact(8, { teamCode: "LIC", personId: people.imran.id, channel: "letter", purpose: "Licence conditions", summary: "Interview under caution arranged: sales outside permitted hours on two nights. File being prepared for prosecution.", restricted: true }),
      contact(3, { teamCode: "ED", personId: people.helen.id, channel: "call", purpose: "Follow-up", summary: "Figures on their way. Asked us to ring again on Friday." }),
      contact(70, { teamCode: "EH", personId: people.rosie.id, channel: "visit", purpose: "Food hygiene inspection", summary: "Rated 4. Advice given on temperature records." }),
    ], // biome-ignore format: a line a contact
  });
}
