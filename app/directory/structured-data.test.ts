import { expect, test } from "vitest";
import type { Firm } from "./firm.server.ts";
import { structuredData } from "./structured-data.ts";

const FIRM: Firm = {
  businessId: "x", slug: "swan-ab12", name: "The Swan", otherNames: [], description: "</script><script>alert(1)</script>",
  sicCodes: ["56302"], activities: [], specialisms: null, phone: "01543 308000", email: null, website: null, employees: null,
  tradingSince: null, paused: false, keepLocal: true, offers: [], trades: ["Pub or bar"],
  places: [{ town: "Lichfield", address: null, postcode: null, openingHours: "most days", area: "Lichfield" }],
}; // biome-ignore format: a firm

test("says what the page shows and nothing more: a firm without its door has no street and no postcode", () => {
  const told = structuredData(FIRM, "https://portal.example/directory/swan-ab12");
  expect(told).toMatchObject({
    "@type": "LocalBusiness",
    name: "The Swan",
    telephone: "01543 308000",
    address: { addressLocality: "Lichfield", addressCountry: "GB" },
  });
  expect(Object.keys(told)).not.toContain("openingHours");
  expect(JSON.stringify(told)).not.toMatch(/postalCode|streetAddress|email/);
});

test("a door that is shown has its street once, and hours that machines read are told", () => {
  const place = { town: "Lichfield", address: ["2 Bird Street", "Lichfield", "WS13 6PW"], postcode: "WS13 6PW", openingHours: "Monday to Friday, 9am to 5pm", area: "Lichfield" }; // biome-ignore format: a place
  const told = structuredData({ ...FIRM, places: [place] }, "https://portal.example/directory/swan-ab12");
  expect(told.address).toMatchObject({ streetAddress: "2 Bird Street", postalCode: "WS13 6PW" });
  expect(told.openingHours).toEqual(["Mo-Fr 09:00-17:00"]);
});
