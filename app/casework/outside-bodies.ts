import type { Snapshot } from "~/businesses/snapshot.ts";
import type { EventType } from "~/circumstances/catalogue.ts";
import type { DetectedEvent } from "~/circumstances/types.ts";
import type { OutsideBody } from "./receipt.ts";

interface BodyRow extends OutsideBody {
  events: readonly EventType[];
  when?: (after: Snapshot, event: DetectedEvent) => boolean;
}

const incorporated = (after: Snapshot) => ["limited", "llp", "cic", "plc", "overseas"].includes(after.legalForm ?? "");
const charity = (after: Snapshot) =>
  after.legalForm === "charity" || after.kind === "charity" || after.charityNumber !== null;
const premises = (after: Snapshot) =>
  after.sites.some((site) => site.premisesType === "commercial" || site.premisesType === "shared");
const home = (after: Snapshot) => after.sites.some((site) => site.premisesType === "home" && site.closedOn === null);
const vat = (after: Snapshot) => after.vatNumber !== null;
const started = (key: string) => (after: Snapshot) => after.activities.includes(key);
const employs = (after: Snapshot) => (after.employees ?? 0) > 0;

const HMRC_TELL = "https://www.gov.uk/tell-hmrc-changed-business-details";
const COMPANIES_HOUSE = "https://www.gov.uk/file-changes-to-a-company-with-companies-house";

/** Whom the council does not tell for you. */
export const OUTSIDE_BODIES: readonly BodyRow[] = [
  { events: ["name.changed", "owner.changed", "premises.relocated", "premises.moved_out", "contact.changed"], body: "HM Revenue and Customs", why: "Your tax records need your new details.", url: HMRC_TELL },
  { events: ["name.changed", "premises.relocated", "owner.changed"], when: incorporated, body: "Companies House", why: "The company register must be changed by the company itself.", url: COMPANIES_HOUSE },
  { events: ["name.changed", "premises.relocated", "legal_status.changed", "trading.ceased"], when: charity, body: "The Charity Commission", why: "The charity register must be kept right by its trustees.", url: "https://www.gov.uk/guidance/change-your-charity-details" },
  { events: ["legal_status.changed"], body: "HM Revenue and Customs", why: "A new legal form is taxed in another way.", url: "https://www.gov.uk/set-up-business" },
  { events: ["legal_status.changed"], when: incorporated, body: "Companies House", why: "A company exists once it is registered there.", url: "https://www.gov.uk/limited-company-formation" },
  { events: ["name.changed", "owner.changed", "legal_status.changed"], body: "Your bank", why: "The account must carry the right name.", url: "https://www.gov.uk/browse/business/setting-up" },
  { events: ["premises.moved_in", "premises.relocated", "premises.altered_or_extended", "premises.type_changed", "home_use.changed", "activity.food_started", "activity.hazardous", "activity.animals", "activity.treatments", "owner.changed"], body: "Your insurer", why: "Cover may not hold unless they know.", url: "https://www.gov.uk/browse/business/setting-up" },
  { events: ["premises.moved_out", "premises.altered_or_extended", "premises.type_changed", "trading.ceased"], when: premises, body: "Your landlord", why: "Your lease may ask for notice or consent.", url: "https://www.gov.uk/renting-business-property-tenant-responsibilities" },
  { events: ["home_use.changed", "activity.food_started", "activity.childcare", "activity.animals"], when: home, body: "Your landlord or mortgage lender", why: "Working from home may need their consent.", url: "https://www.gov.uk/run-business-from-home" },
  { events: ["activity.food_started", "activity.food_changed"], when: started("food_animal_products"), body: "The Food Standards Agency", why: "Products of meat, fish, milk or eggs may need its approval.", url: "https://www.food.gov.uk/business-guidance/applying-for-approval-of-a-food-establishment" },
  { events: ["employees.first_hired"], body: "HM Revenue and Customs", why: "Register as an employer before the first payday.", url: "https://www.gov.uk/register-employer" },
  { events: ["employees.first_hired"], body: "An insurer, for employers' liability", why: "The law asks for it from the first day.", url: "https://www.gov.uk/employers-liability-insurance" },
  { events: ["employees.first_hired"], body: "The Pensions Regulator", why: "You must set up a workplace pension for those who qualify.", url: "https://www.thepensionsregulator.gov.uk/en/employers" },
  { events: ["redundancies.planned"], body: "The Redundancy Payments Service", why: "You must tell it before making 20 or more people redundant.", url: "https://www.gov.uk/staff-redundant/redundancy-consultations" },
  { events: ["trading.started", "business.registered"], body: "HM Revenue and Customs", why: "Tell it within the time limit that you have begun to trade.", url: "https://www.gov.uk/set-up-business" },
  { events: ["trading.started", "business.registered"], body: "The Information Commissioner", why: "Most businesses that hold people's details pay a yearly fee.", url: "https://ico.org.uk/for-organisations/data-protection-fee/" },
  { events: ["trading.ceased", "trading.closing_soon"], body: "HM Revenue and Customs", why: "Tell it that you stop, and send the last returns.", url: "https://www.gov.uk/stop-being-self-employed" },
  { events: ["trading.ceased", "trading.closing_soon"], when: incorporated, body: "Companies House", why: "A company that stops must be closed or made dormant.", url: "https://www.gov.uk/closing-a-limited-company" },
  { events: ["trading.ceased"], when: vat, body: "HM Revenue and Customs, for VAT", why: "Cancel your VAT registration within 30 days.", url: "https://www.gov.uk/vat-registration/cancel-registration" },
  { events: ["trading.ceased", "trading.paused"], when: employs, body: "HM Revenue and Customs, for payroll", why: "Tell it when you stop paying staff.", url: "https://www.gov.uk/stop-employing-staff" },
  { events: ["trading.paused"], when: incorporated, body: "Companies House and HM Revenue and Customs", why: "A company that rests can be made dormant.", url: "https://www.gov.uk/dormant-company" },
  { events: ["insolvency.notified"], body: "The Insolvency Service", why: "It explains what you must do now.", url: "https://www.gov.uk/government/organisations/insolvency-service" },
  { events: ["export.started_or_changed"], body: "HM Revenue and Customs, for customs", why: "You need an EORI number to move goods.", url: "https://www.gov.uk/eori" },
  { events: ["activity.childcare"], body: "Ofsted", why: "It registers people who look after children.", url: "https://www.gov.uk/register-childminder-childcare-provider" },
  { events: ["activity.hazardous"], body: "The Health and Safety Executive", why: "It licenses some of what you may keep or do.", url: "https://www.hse.gov.uk/explosives/licensing/" },
  { events: ["group_or_head_office.changed"], when: incorporated, body: "Companies House", why: "A new registered office or owner must be filed there.", url: COMPANIES_HOUSE },
  { events: ["finance_or_turnover.changed"], body: "HM Revenue and Customs, for VAT", why: "Above the threshold you must register for VAT.", url: "https://www.gov.uk/vat-registration" },
  { events: ["waste.changed"], body: "The Environment Agency", why: "Carrying or treating waste needs its registration.", url: "https://www.gov.uk/register-renew-waste-carrier-broker-dealer-england" },
]; // biome-ignore format: one body a line

/** The outside bodies that an owner must still tell of these events, each once. Registers and officers are asked nothing. */
export function stillToTell(events: readonly DetectedEvent[], after: Snapshot): OutsideBody[] {
  const bodies = new Map<string, OutsideBody>();
  for (const event of events) {
    for (const { events: types, when, body, why, url } of OUTSIDE_BODIES) {
      if (types.includes(event.type) && (!when || when(after, event)) && !bodies.has(body))
        bodies.set(body, { body, why, url });
    }
  }
  return [...bodies.values()];
}
