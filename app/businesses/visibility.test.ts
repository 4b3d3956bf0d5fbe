import { describe, expect, test } from "vitest";
import { CHOSEN_FIELDS, defaultVisibility, isPersonalPhone, visibilities } from "./visibility.ts";

const shop = { phone: "01543 308000", legalForm: "limited", employees: 5 } as const;
const alone = { phone: "01543 308000", legalForm: "sole_trader", employees: 0 } as const;

describe("who sees what before the owner chose", () => {
  test.each(["homeAddress", "turnoverBand", "email", "ambition", "employees"] as const)("%s is private", (field) => {
    expect(defaultVisibility(field, shop)).toBe("council");
  });

  test.each([
    ["01543 308000", shop, false],
    ["07700 900123", { ...shop, phone: "07700 900123" }, true],
    ["+44 7700 900123", { ...shop, phone: "+44 7700 900123" }, true],
    ["of somebody who works alone", alone, true],
  ])("the number %s is personal: %s", (_, business, personal) => {
    expect(isPersonalPhone(business)).toBe(personal);
    expect(defaultVisibility("phone", business)).toBe(personal ? "council" : "public");
  });
});

test("a choice wins over the default, and odd choices count as none", () => {
  const seen = visibilities(
    { turnoverBand: "public", name: "partner:chamber", email: "everyone", vatNumber: "public" },
    shop,
  );
  expect(seen.turnoverBand).toBe("public");
  expect(seen.name).toBe("partner:chamber");
  expect(seen.email).toBe("council");
  expect(Object.keys(seen)).toEqual([...CHOSEN_FIELDS]);
  expect(visibilities(null, shop).turnoverBand).toBe("council");
});
